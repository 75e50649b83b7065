//! Identifiers that people choose.

use axum::http::StatusCode;

use crate::Problem;

/// Longest identifier, in letters.
const LONGEST: usize = 64;

/// An identifier as it may be chosen: lower-case letters, digits, hyphens and dots in between. Streams are made
/// of several, with a slash between, so none may hold one.
pub(super) fn chosen(text: &str) -> Result<&str, Problem> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let fine = text.len() <= LONGEST
        && text.chars().all(plain)
        && ends(text.chars().next())
        && ends(text.chars().next_back());
    if fine {
        return Ok(text);
    }
    let detail = format!(
        "编号“{text}”不合规定：请用1至{LONGEST}个小写字母、数字、连字符或点，首尾为字母或数字，如 2022-ydyp"
    );
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "identifier", "编号有误", detail))
}

/// An identifier that is only looked up: what could not have been chosen is not there.
pub(super) fn known(text: &str) -> Result<&str, Problem> {
    if text.is_empty() || text.len() > 4 * LONGEST || text.contains('/') {
        return Err(Problem::absent(format!("没有“{text}”")));
    }
    Ok(text)
}
