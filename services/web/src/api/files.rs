//! Downloads of printed papers, whole or in part (range requests).

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{PaperBytes, Refusals},
    download::{self, Wanted},
    input::Path,
};
use crate::{
    App, Problem,
    work::{
        Desk,
        documents::{self, Format, PaperFile},
        public,
    },
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(file)).routes(routes!(public_file))
}

/// 成品文件（PDF、DOCX）
#[utoipa::path(
    get,
    path = "/api/documents/{document}/files/{format}",
    operation_id = "documents_file",
    tag = "公文",
    responses(PaperBytes, Refusals)
)]
pub(super) async fn file(
    desk: Desk,
    headers: HeaderMap,
    Path((document, format)): Path<(String, Format)>,
) -> Result<Response, Problem> {
    Ok(hand_out(&headers, documents::file(&desk, &document, format).await?))
}

/// 公开发布的公文的成品文件
#[utoipa::path(
    get,
    path = "/api/public/documents/{document}/files/{format}",
    operation_id = "public_file",
    tag = "公众",
    responses(PaperBytes, Refusals)
)]
pub(super) async fn public_file(
    State(app): State<App>,
    headers: HeaderMap,
    Path((document, format)): Path<(String, Format)>,
) -> Result<Response, Problem> {
    Ok(hand_out(&headers, public::file(&app, &document, format).await?))
}

/// Hands a file out as it was asked for. Its hash is its entity tag: the same address may give other bytes
/// later, the same tag never.
pub(crate) fn hand_out(asked: &HeaderMap, file: PaperFile) -> Response {
    let ending = file.format.extension();
    let name =
        download::disposition(&format!("paper.{ending}"), &format!("{}.{ending}", file.name));
    let tag = format!("\"{}\"", file.sha256);
    let headers = [
        (header::ETAG, tag.clone()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CONTENT_TYPE, file.format.media().to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    let length = file.bytes.len();
    match download::wanted(asked, &tag, length) {
        Wanted::Known => (StatusCode::NOT_MODIFIED, headers).into_response(),
        Wanted::Whole => (headers, Body::from(file.bytes)).into_response(),
        Wanted::Part(part) => {
            let place = [(header::CONTENT_RANGE, download::place(&part, length))];
            let bytes = file.bytes.get(part).map(<[u8]>::to_vec).unwrap_or_default();
            (StatusCode::PARTIAL_CONTENT, headers, place, Body::from(bytes)).into_response()
        }
        Wanted::Beyond => download::beyond(length),
    }
}
