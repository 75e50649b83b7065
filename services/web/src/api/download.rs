//! What all downloads have in common: what is asked for, and the name that the browser is told.

use std::ops::Range;

use axum::{
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::range;
use crate::Problem;

/// What may stand in the name of a file as it is (RFC 8187).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// What somebody wants of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Nothing: they have it.
    Known,
    /// All of it.
    Whole,
    /// This part.
    Part(Range<usize>),
    /// A part that lies beyond its end.
    Beyond,
}

/// What is asked for of a file with this entity tag and length, in bytes. A part of another version would not fit
/// what the asker has.
pub(super) fn wanted(asked: &HeaderMap, tag: &str, length: usize) -> Wanted {
    let text = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let known = text(header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        return Wanted::Known;
    }
    let same = text(header::IF_RANGE).is_none_or(|seen| seen == tag);
    match text(header::RANGE).filter(|_| same).map(|asked| range::read(asked, length)) {
        None | Some(range::Asked::Whole) => Wanted::Whole,
        Some(range::Asked::Part(part)) => Wanted::Part(part),
        Some(range::Asked::Beyond) => Wanted::Beyond,
    }
}

/// Where a part lies: the value of `Content-Range`.
pub(super) fn place(part: &Range<usize>, length: usize) -> String {
    format!("bytes {}-{}/{length}", part.start, part.end.saturating_sub(1))
}

/// The answer to who asked beyond the end.
pub(super) fn beyond(length: usize) -> Response {
    let detail = format!("文件只有{length}字节，没有所要的这一段");
    let status = StatusCode::RANGE_NOT_SATISFIABLE;
    let problem = Problem::new(status, "range", "没有这一段", detail);
    ([(header::CONTENT_RANGE, format!("bytes */{length}"))], problem).into_response()
}

/// The name for a browser (RFC 6266), with a plain one for old ones: whatever is not a plain letter is written in
/// hexadecimal digits, so that no name can end the header or the quotation.
pub(super) fn disposition(plain: &str, name: &str) -> String {
    let encoded = utf8_percent_encode(name, PLAIN);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn no_name_leaves_its_header() {
        for name in ["a\"; x=y", "a\r\nSet-Cookie: b", "../../etc/passwd", "【作品】+张三.jpg"]
        {
            let header = disposition("file", name);
            let encoded = header.split("UTF-8''").nth(1).unwrap();
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._%".contains(c);
            assert!(encoded.chars().all(plain), "{header}");
        }
        assert!(disposition("file", "a b.jpg").ends_with("a%20b.jpg"));
    }
}
