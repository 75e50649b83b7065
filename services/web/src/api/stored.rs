//! Kept files go out as they came in: whole or in part (range requests), never run by a browser.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fawen_files::{Digest, Files};

use super::download::{self, Wanted};
use crate::Problem;

/// What a browser may take at its word; everything else is bytes.
pub(super) const PLAIN: &[&str] = &[
    "image/jpeg",
    "image/png",
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
];
/// Were one opened after all, nothing in it runs.
pub(super) const SANDBOX: &str = "default-src 'none'; sandbox";

/// A file to hand out.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    /// Its hash.
    pub(crate) sha256: String,
    /// What it is called for the one who asks.
    pub(crate) name: String,
    /// Its media type, by its content.
    pub(crate) media: String,
}

/// Hands a file out as it was asked for. Its hash is its entity tag.
///
/// # Errors
/// Its bytes are not there.
pub(crate) async fn hand_out(
    files: &Files,
    asked: &HeaderMap,
    file: &Stored,
) -> Result<Response, Problem> {
    let sha256 = Digest::parse(&file.sha256)?;
    let kept = files.find(&sha256).await?.ok_or_else(gone)?;
    let tag = format!("\"{sha256}\"");
    let headers = headers(file, &tag)?;
    let length = usize::try_from(kept.bytes).map_err(|error| Problem::internal(&error))?;
    match download::wanted(asked, &tag, length) {
        Wanted::Known => Ok((StatusCode::NOT_MODIFIED, headers).into_response()),
        Wanted::Whole => {
            let body = Body::from_stream(files.read(&sha256, None).await?);
            let size = [(header::CONTENT_LENGTH, kept.bytes.to_string())];
            Ok((headers, size, body).into_response())
        }
        Wanted::Part(part) => {
            let place = [
                (header::CONTENT_RANGE, download::place(&part, length)),
                (header::CONTENT_LENGTH, part.len().to_string()),
            ];
            let bytes = files.read(&sha256, Some(part.start as u64..part.end as u64)).await?;
            let body = Body::from_stream(bytes);
            Ok((StatusCode::PARTIAL_CONTENT, headers, place, body).into_response())
        }
        Wanted::Beyond => Ok(download::beyond(length)),
    }
}

fn headers(file: &Stored, tag: &str) -> Result<HeaderMap, Problem> {
    let media = PLAIN.iter().find(|media| **media == file.media);
    let value = |text: &str| HeaderValue::from_str(text).map_err(|error| Problem::internal(&error));
    Ok(HeaderMap::from_iter([
        (header::ETAG, value(tag)?),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(media.copied().unwrap_or("application/octet-stream")),
        ),
        (header::CONTENT_DISPOSITION, value(&download::disposition("file", &file.name))?),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ]))
}

fn gone() -> Problem {
    Problem::absent("文件的内容不在存放处：请联系系统管理员")
}
