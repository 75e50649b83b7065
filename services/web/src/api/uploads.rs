//! Files on their way in: announced, sent in parts, gone on with after a break.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode},
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
        uploads::{self, NewUpload, OpenUploads, UploadView},
    },
};

/// Where the bytes of a part begin.
const OFFSET: &str = "upload-offset";

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, begin)).routes(routes!(view, append, cancel))
}

/// 没有传完的文件
#[utoipa::path(get, path = "/api/uploads", operation_id = "uploads_list", tag = "附件",
    responses((status = 200, description = "内容", body = OpenUploads), Refusals))]
pub(super) async fn list(desk: Desk) -> Result<Shown<OpenUploads>, Problem> {
    uploads::list(&desk).await.map(Shown)
}

/// 开始上传一个文件
#[utoipa::path(post, path = "/api/uploads", operation_id = "uploads_begin", tag = "附件",
    responses((status = 200, description = "已登记，请分段传来", body = UploadView), Refusals))]
pub(super) async fn begin(
    desk: Desk,
    Json(body): Json<NewUpload>,
) -> Result<Shown<UploadView>, Problem> {
    uploads::begin(&desk, body).await.map(Shown)
}

/// 传到哪里了
#[utoipa::path(get, path = "/api/uploads/{upload}", operation_id = "uploads_view", tag = "附件",
    responses((status = 200, description = "内容", body = UploadView), Refusals))]
pub(super) async fn view(
    desk: Desk,
    Path(upload): Path<String>,
) -> Result<Shown<UploadView>, Problem> {
    uploads::view(&desk, &upload).await.map(Shown)
}

/// 传来一段；中断后从已收到的字节数续传
#[utoipa::path(patch, path = "/api/uploads/{upload}", operation_id = "uploads_append", tag = "附件",
    params(("Upload-Offset" = u64, Header, description = "这一段从第几字节开始，须等于已收到的字节数")),
    request_body(content = Option<serde_json::Value>, content_type = "application/offset+octet-stream", description = "文件的一段"),
    responses((status = 200, description = "已收到的字节数", body = UploadView), Refusals))]
pub(super) async fn append(
    desk: Desk,
    Path(upload): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Shown<UploadView>, Problem> {
    let offset = headers.get(OFFSET).and_then(|value| value.to_str().ok()?.parse().ok());
    let offset = offset.ok_or_else(|| {
        Problem::malformed("须带 Upload-Offset：这一段从第几字节开始，即已收到的字节数")
    })?;
    uploads::append(&desk, &upload, offset, body.into_data_stream()).await.map(Shown)
}

/// 取消上传
#[utoipa::path(delete, path = "/api/uploads/{upload}", operation_id = "uploads_cancel", tag = "附件",
    responses((status = 204, description = "已取消"), Refusals))]
pub(super) async fn cancel(desk: Desk, Path(upload): Path<String>) -> Result<StatusCode, Problem> {
    uploads::cancel(&desk, &upload).await.map(|()| StatusCode::NO_CONTENT)
}
