//! Downloads of printed papers, whole or in part (range requests).

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{answer::Refusals, input::Path, range};
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
#[utoipa::path(get, path = "/api/documents/{document}/files/{format}", operation_id = "documents_file", tag = "公文",
    responses(
        (status = 200, description = "文件", content_type = "application/octet-stream"),
        (status = 206, description = "文件的一段", content_type = "application/octet-stream"),
        (status = 304, description = "与 If-None-Match 相同"),
        (status = 416, description = "没有这一段", body = Problem, content_type = "application/problem+json"),
        Refusals))]
pub(super) async fn file(
    desk: Desk,
    headers: HeaderMap,
    Path((document, format)): Path<(String, Format)>,
) -> Result<Response, Problem> {
    hand_out(&headers, documents::file(&desk, &document, format).await?)
}

/// 公开发布的公文的成品文件
#[utoipa::path(get, path = "/api/public/documents/{document}/files/{format}", operation_id = "public_file", tag = "公众",
    responses(
        (status = 200, description = "文件", content_type = "application/octet-stream"),
        (status = 206, description = "文件的一段", content_type = "application/octet-stream"),
        (status = 304, description = "与 If-None-Match 相同"),
        (status = 416, description = "没有这一段", body = Problem, content_type = "application/problem+json"),
        Refusals))]
pub(super) async fn public_file(
    State(app): State<App>,
    headers: HeaderMap,
    Path((document, format)): Path<(String, Format)>,
) -> Result<Response, Problem> {
    hand_out(&headers, public::file(&app, &document, format).await?)
}

/// Hands a file out as it was asked for. Its hash is its entity tag: the same address may give other bytes
/// later, the same tag never.
pub(crate) fn hand_out(asked: &HeaderMap, file: PaperFile) -> Result<Response, Problem> {
    let tag = format!("\"{}\"", file.sha256);
    let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let known = text(header::IF_NONE_MATCH);
    let headers = [
        (header::ETAG, tag.clone()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CONTENT_TYPE, file.format.media().to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&file)),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    // A part of another version would not fit what the asker has.
    let same = text(header::IF_RANGE).is_none_or(|seen| seen == tag);
    let range = text(header::RANGE).filter(|_| same);
    let length = file.bytes.len();
    match range.map_or(range::Asked::Whole, |range| range::read(range, length)) {
        range::Asked::Whole => Ok((headers, Body::from(file.bytes)).into_response()),
        range::Asked::Part(part) => {
            let (first, last) = (part.start, part.end.saturating_sub(1));
            let place = [(header::CONTENT_RANGE, format!("bytes {first}-{last}/{length}"))];
            let bytes = file.bytes.get(part).map(<[u8]>::to_vec).unwrap_or_default();
            Ok((StatusCode::PARTIAL_CONTENT, headers, place, Body::from(bytes)).into_response())
        }
        range::Asked::Beyond => {
            let detail = format!("文件只有{length}字节，没有所要的这一段");
            let status = StatusCode::RANGE_NOT_SATISFIABLE;
            let problem = Problem::new(status, "range", "没有这一段", detail);
            let place = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            Ok((place, problem).into_response())
        }
    }
}

/// The name of the file, in Chinese and for old clients.
fn disposition(file: &PaperFile) -> String {
    let ending = file.format.extension();
    let encoded: String = file
        .name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"paper.{ending}\"; filename*=UTF-8''{encoded}.{ending}")
}
