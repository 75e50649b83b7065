//! Verification (校验) and evidence bundles (取证).

use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::{Json, Path},
};
use crate::{
    App, Problem,
    work::{
        Desk,
        audit::{self, BundleOrder, BundleView, Standing},
    },
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(standing, verify))
        .routes(routes!(list, make))
        .routes(routes!(bundle))
}

/// 校验的进度和上一次的结果
#[utoipa::path(get, path = "/api/audit/verification", operation_id = "audit_verification", tag = "审计", 
    responses((status = 200, description = "内容", body = Standing), Refusals))]
pub(super) async fn standing(desk: Desk) -> Result<Shown<Standing>, Problem> {
    audit::standing(&desk).await.map(Shown)
}

/// 开始校验全部记录；另行进行，进度用 GET 查看
#[utoipa::path(post, path = "/api/audit/verification", operation_id = "audit_verify", tag = "审计", 
    responses((status = 200, description = "已开始", body = Standing), Refusals))]
pub(super) async fn verify(desk: Desk) -> Result<Shown<Standing>, Problem> {
    audit::begin(&desk).await.map(Shown)
}

/// 已制作的证据包，新的在前
#[utoipa::path(get, path = "/api/audit/bundles", operation_id = "audit_bundles", tag = "审计", 
    responses((status = 200, description = "内容", body = Vec<BundleView>), Refusals))]
pub(super) async fn list(desk: Desk) -> Result<Shown<Vec<BundleView>>, Problem> {
    audit::bundles(&desk).await.map(Shown)
}

/// 开始制作一个证据包；另行进行，完成后在列表中
#[utoipa::path(post, path = "/api/audit/bundles", operation_id = "audit_make_bundle", tag = "审计", 
    responses((status = 200, description = "已开始", body = Standing), Refusals))]
pub(super) async fn make(
    desk: Desk,
    Json(order): Json<BundleOrder>,
) -> Result<Shown<Standing>, Problem> {
    audit::make_bundle(&desk, &order).await.map(Shown)
}

/// 下载一个证据包（ZIP）
#[utoipa::path(get, path = "/api/audit/bundles/{bundle}", operation_id = "audit_bundle", tag = "审计", 
    responses((status = 200, description = "证据包", content_type = "application/zip"), Refusals))]
pub(super) async fn bundle(desk: Desk, Path(id): Path<String>) -> Result<Response, Problem> {
    let (view, bytes) = audit::bundle(&desk, &id).await?;
    Ok(hand_out(&view, bytes))
}

/// A bundle as it is sent; its hash is its entity tag and, shortened, its name.
pub(crate) fn hand_out(view: &BundleView, bytes: Vec<u8>) -> Response {
    let name = view.bundle.get(..12).unwrap_or(&view.bundle);
    let headers = [
        (header::ETAG, format!("\"{}\"", view.bundle)),
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"evidence-{name}.zip\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, Body::from(bytes)).into_response()
}
