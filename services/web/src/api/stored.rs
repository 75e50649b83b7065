//! Kept files go out as they came in: whole or in part (range requests), never run by a browser.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fawen_files::{Digest, Files};

use super::range;
use crate::Problem;

/// What a browser may take at its word; everything else is bytes.
const PLAIN: &[&str] = &[
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
    let text = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let tag = format!("\"{sha256}\"");
    let headers = headers(file, &tag)?;
    if text(header::IF_NONE_MATCH)
        .is_some_and(|known| known.split(',').any(|one| one.trim() == tag))
    {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let same = text(header::IF_RANGE).is_none_or(|seen| seen == tag);
    let length = usize::try_from(kept.bytes).map_err(|error| Problem::internal(&error))?;
    let range = text(header::RANGE).filter(|_| same);
    match range.map_or(range::Asked::Whole, |range| range::read(range, length)) {
        range::Asked::Whole => {
            let body = Body::from_stream(files.read(&sha256, None).await?);
            let size = [(header::CONTENT_LENGTH, kept.bytes.to_string())];
            Ok((headers, size, body).into_response())
        }
        range::Asked::Part(part) => {
            let (first, last) = (part.start, part.end.saturating_sub(1));
            let place = [
                (header::CONTENT_RANGE, format!("bytes {first}-{last}/{length}")),
                (header::CONTENT_LENGTH, part.len().to_string()),
            ];
            let bytes = files.read(&sha256, Some(part.start as u64..part.end as u64)).await?;
            let body = Body::from_stream(bytes);
            Ok((StatusCode::PARTIAL_CONTENT, headers, place, body).into_response())
        }
        range::Asked::Beyond => {
            let detail = format!("文件只有{length}字节，没有所要的这一段");
            let problem =
                Problem::new(StatusCode::RANGE_NOT_SATISFIABLE, "range", "没有这一段", detail);
            Ok(([(header::CONTENT_RANGE, format!("bytes */{length}"))], problem).into_response())
        }
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
        (header::CONTENT_DISPOSITION, value(&disposition(&file.name))?),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ]))
}

/// The name for a browser (RFC 6266, RFC 8187): whatever is not a plain letter is written in hexadecimal digits,
/// so that no name can end the header or the quotation.
fn disposition(name: &str) -> String {
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"file\"; filename*=UTF-8''{encoded}")
}

fn gone() -> Problem {
    Problem::absent("文件的内容不在存放处：请联系系统管理员")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn no_name_leaves_its_header() {
        for name in ["a\"; x=y", "a\r\nSet-Cookie: b", "../../etc/passwd", "【作品】+张三.jpg"]
        {
            let header = disposition(name);
            let encoded = header.split("UTF-8''").nth(1).unwrap();
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._%".contains(c);
            assert!(encoded.chars().all(plain), "{header}");
        }
        assert!(disposition("a b.jpg").ends_with("a%20b.jpg"));
    }
}
