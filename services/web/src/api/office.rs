//! Issuers and their registers (发文机关、文号登记簿).

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::{Json, Path, Query},
};
use crate::{
    App, Problem,
    work::{Desk, Done, Page, Slice, issuers, registers},
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register_issuer))
        .routes(routes!(view_issuer))
        .routes(routes!(add_code))
        .routes(routes!(add_seal))
        .routes(routes!(open_register))
        .routes(routes!(ledger))
}

/// 登记发文机关
#[utoipa::path(post, path = "/api/issuers", operation_id = "office_register_issuer", tag = "机关", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn register_issuer(
    desk: Desk,
    Json(body): Json<issuers::NewIssuer>,
) -> Result<Done, Problem> {
    issuers::register(&desk, body).await
}

/// 一个发文机关
#[utoipa::path(get, path = "/api/issuers/{issuer}", operation_id = "office_view_issuer", tag = "机关", 
    responses((status = 200, description = "内容", body = issuers::IssuerView), Refusals))]
pub(super) async fn view_issuer(
    desk: Desk,
    Path(issuer): Path<String>,
) -> Result<Shown<issuers::IssuerView>, Problem> {
    issuers::view(&desk, &issuer).await.map(Shown)
}

/// 启用机关代字
#[utoipa::path(post, path = "/api/issuers/{issuer}/codes", operation_id = "office_add_code", tag = "机关", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn add_code(
    desk: Desk,
    Path(issuer): Path<String>,
    Json(body): Json<issuers::NewCode>,
) -> Result<Done, Problem> {
    issuers::add_code(&desk, &issuer, body).await
}

/// 启用印章
#[utoipa::path(post, path = "/api/issuers/{issuer}/seals", operation_id = "office_add_seal", tag = "机关", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn add_seal(
    desk: Desk,
    Path(issuer): Path<String>,
    Json(body): Json<issuers::NewSeal>,
) -> Result<Done, Problem> {
    issuers::add_seal(&desk, &issuer, body).await
}

/// 启用文号登记簿
#[utoipa::path(post, path = "/api/registers", operation_id = "office_open_register", tag = "机关", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn open_register(
    desk: Desk,
    Json(body): Json<registers::NewRegister>,
) -> Result<Done, Problem> {
    registers::open(&desk, body).await
}

/// 文号登记簿
#[utoipa::path(get, path = "/api/registers/{code}/{year}", operation_id = "office_ledger", tag = "机关", params(Slice), 
    responses((status = 200, description = "内容", body = Page<registers::NumberLine>), Refusals))]
pub(super) async fn ledger(
    desk: Desk,
    Path((code, year)): Path<(String, i16)>,
    Query(slice): Query<Slice>,
) -> Result<Shown<Page<registers::NumberLine>>, Problem> {
    registers::ledger(&desk, &code, year, &slice).await.map(Shown)
}
