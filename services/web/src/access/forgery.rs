//! Forged requests (跨站请求伪造): a page of somebody else makes a browser act for who is signed in here.
//!
//! A request that changes something by a cookie must come from this very origin, where the browser says where it
//! comes from, and must carry the secret of its session: in the header `X-CSRF-Token`, which no foreign page can
//! set, or in the field `csrf` of a form, which the handler of the form checks by [`ensure_field`].

use axum::http::{HeaderName, HeaderValue, header, request::Parts};
use fawen_accounts::Session;

use crate::{App, Problem};

/// The header that carries the secret.
pub const HEADER: HeaderName = HeaderName::from_static("x-csrf-token");
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Makes sure that a request comes from a page of ours.
pub(super) fn ensure_ours(app: &App, parts: &Parts, session: &Session) -> Result<(), Problem> {
    ensure_same_origin(app, parts)?;
    let given = parts.headers.get(HEADER).and_then(|value| value.to_str().ok());
    match given {
        Some(given) if session.is_csrf(given) => Ok(()),
        None if is_form(parts) => Ok(()),
        _ => Err(forged()),
    }
}

/// A form can carry no header; its handler checks the field. No handler of the API reads forms.
fn is_form(parts: &Parts) -> bool {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| {
        kind.starts_with("application/x-www-form-urlencoded")
            || kind.starts_with("multipart/form-data")
    }) && !parts.uri.path().starts_with("/api/")
}

/// Makes sure that a request comes from this origin, if it says from where it comes.
pub(super) fn ensure_same_origin(app: &App, parts: &Parts) -> Result<(), Problem> {
    let text =
        |name: HeaderName| parts.headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok());
    if text(SITE).is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Err(forged());
    }
    let Some(origin) = text(header::ORIGIN) else { return Ok(()) };
    let own = match &app.config.http.address {
        Some(address) => origin.eq_ignore_ascii_case(address),
        None => {
            let host = origin.strip_prefix("http://");
            host.is_some() && host == text(header::HOST)
        }
    };
    if own { Ok(()) } else { Err(forged()) }
}

/// Makes sure that a form carries the secret of its session: for the handlers of forms, before anything else.
///
/// # Errors
/// 403.
pub fn ensure_field(session: &Session, field: &str) -> Result<(), Problem> {
    if session.is_csrf(field) { Ok(()) } else { Err(forged()) }
}

/// What a forged request gets.
pub(crate) fn forged() -> Problem {
    Problem::forbidden("请求不是从本系统的页面发出的，或页面已经过期：请刷新页面后重试")
}
