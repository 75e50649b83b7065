//! Doing once: an Idempotency-Key belongs to the request that it first came with.
//!
//! The store remembers what a command did under its key and answers the same again. What it cannot see is whether
//! the same was asked for. So the first request with a key leaves a digest of what it asked, as a record beside the
//! events, before anything is done; the same key with something else is refused
//! (draft-ietf-httpapi-idempotency-key-header, §2.7). After a week the record is gone, and with it the last trace of
//! what the request held: then the key counts as it did before there were digests, see [`KEPT`].

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest as _, MatchedPath, Request, State},
    http::{HeaderName, Method, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use fawen_accounts::Principal;
use fawen_domain::digest::hex;
use fawen_store::Keep;
use jiff::SignedDuration;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{App, Problem, input};

/// The header.
pub(crate) const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
/// Longest key.
const LONGEST: usize = 100;
/// How long a key is bound to what it was given with.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Where the digests lie.
const SHELF: &str = "wishes";
/// Their bodies hold a password, of which not even a digest may lie anywhere: it could be found by trying.
const SECRET: [&str; 3] = ["/api/session", "/api/me/password", "/api/invitations/{invitation}"];

/// Lets a request through whose key is new, or was given with the same request.
pub(crate) async fn bind(State(app): State<App>, request: Request, next: Next) -> Response {
    match bound(&app, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn bound(app: &App, request: Request) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    let principal = parts.extensions.get::<Principal>();
    let (Some(given), Some(principal), true) = (parts.headers.get(HEADER), principal, acts(&parts))
    else {
        return Ok(Request::from_parts(parts, body));
    };
    let key = format!("{}/{}", principal.account, key_of(given.to_str().unwrap_or_default())?);
    let owner = principal.account.to_string();
    let body = read(&parts, body).await?;
    ensure_same(app, &key, owner, &digest(&parts, &body)).await?;
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// Parts of an upload say by their offset whether they came before.
fn acts(parts: &Parts) -> bool {
    matches!(parts.method, Method::POST | Method::PUT | Method::DELETE)
}

/// The whole body, within the limit for bodies.
async fn read(parts: &Parts, body: Body) -> Result<Bytes, Problem> {
    let request = Request::from_parts(parts.clone(), body);
    let read = Bytes::from_request(request, &()).await;
    read.map_err(|rejection| input::broken_off(rejection.status()))
}

/// What is asked for: method, address and body.
fn digest(parts: &Parts, body: &[u8]) -> String {
    let pattern = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str);
    let secret = pattern.is_some_and(|pattern| SECRET.contains(&pattern));
    let mut digest = Sha256::new();
    digest.update(format!("{} {}\n", parts.method, parts.uri));
    digest.update(if secret { &[] } else { body });
    hex(&digest.finalize())
}

async fn ensure_same(app: &App, key: &str, owner: String, digest: &str) -> Result<(), Problem> {
    let (shelf, now) = (app.store.shelf(SHELF), app.clock.now());
    let keep = Keep { owner, body: json!(digest), until: Some(now + KEPT) };
    if shelf.put_new(key, keep, now).await?.is_some() {
        return Ok(());
    }
    match shelf.get(key, now).await? {
        Some(first) if first.body != digest => Err(Problem::key_reused()),
        _ => Ok(()),
    }
}

/// A key as it may be.
///
/// # Errors
/// It is empty, too long, or holds other characters.
pub(crate) fn key_of(text: &str) -> Result<String, Problem> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    if (1..=LONGEST).contains(&text.len()) && text.chars().all(plain) {
        return Ok(text.to_owned());
    }
    Err(Problem::malformed(format!(
        "Idempotency-Key 应为1至{LONGEST}个字母、数字或 - _ . :，建议用UUID"
    )))
}
