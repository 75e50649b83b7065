//! What everybody may see (公众).

use axum::extract::State;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::{Path, Query},
};
use crate::{
    App, Problem,
    work::{Page, Slice, public},
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(results)).routes(routes!(verify))
}

/// 公开发布的公文
#[utoipa::path(get, path = "/api/public/documents", operation_id = "public_list", tag = "公众", params(public::PublicFilter, Slice), 
    responses((status = 200, description = "内容", body = Page<public::PublicPaper>), Refusals))]
pub(super) async fn list(
    State(app): State<App>,
    Query(filter): Query<public::PublicFilter>,
    Query(slice): Query<Slice>,
) -> Result<Shown<Page<public::PublicPaper>>, Problem> {
    public::list(&app, &filter, &slice).await.map(Shown)
}

/// 公布的推选结果
#[utoipa::path(get, path = "/api/public/results/{campaign}", operation_id = "public_results", tag = "公众", 
    responses((status = 200, description = "内容", body = public::PublicResults), Refusals))]
pub(super) async fn results(
    State(app): State<App>,
    Path(campaign): Path<String>,
) -> Result<Shown<public::PublicResults>, Problem> {
    public::results(&app, &campaign).await.map(Shown)
}

/// 核对一份公文是不是核发的成品
#[utoipa::path(get, path = "/api/public/verify", operation_id = "public_verify", tag = "公众", params(public::Question), 
    responses((status = 200, description = "内容", body = public::Verified), Refusals))]
pub(super) async fn verify(
    State(app): State<App>,
    Query(question): Query<public::Question>,
) -> Result<Shown<public::Verified>, Problem> {
    public::verify(&app, &question).await.map(Shown)
}
