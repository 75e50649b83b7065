//! Who asks, from the request: the gate has found out who they are.

use axum::{
    extract::FromRequestParts,
    http::{HeaderName, StatusCode, header, request::Parts},
};
use fawen_accounts::Principal;

use crate::{App, Problem, work::Desk};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Longest key.
const LONGEST: usize = 100;

impl FromRequestParts<App> for Desk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let principal = parts.extensions.get::<Principal>().cloned();
        let mut desk = Self::new(app.clone(), principal.ok_or_else(Problem::signed_out)?);
        if let Some(key) = parts.headers.get(KEY) {
            desk.key = key_of(key.to_str().unwrap_or_default())?;
        }
        if let Some(seen) = parts.headers.get(header::IF_MATCH) {
            desk.seen = version(seen.to_str().unwrap_or_default())?;
        }
        Ok(desk)
    }
}

fn key_of(text: &str) -> Result<String, Problem> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    if (1..=LONGEST).contains(&text.len()) && text.chars().all(plain) {
        return Ok(text.to_owned());
    }
    Err(Problem::malformed(format!(
        "Idempotency-Key 应为1至{LONGEST}个字母、数字或 - _ . :，建议用UUID"
    )))
}

/// The version in an entity tag; none for `*`.
fn version(text: &str) -> Result<Option<u64>, Problem> {
    if text == "*" {
        return Ok(None);
    }
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let version = inner.and_then(|text| text.parse().ok());
    version.map(Some).ok_or_else(|| Problem::malformed("If-Match 应为查看时得到的 ETag，如 \"3\""))
}

impl Desk {
    /// Makes sure that the asker has said which version they mean.
    ///
    /// # Errors
    /// 428.
    pub(super) fn ensure_version_given(&self) -> Result<(), Problem> {
        if self.seen.is_some() {
            return Ok(());
        }
        let detail = "修改须带 If-Match：请先查看，把得到的 ETag 原样放入 If-Match";
        Err(Problem::new(StatusCode::PRECONDITION_REQUIRED, "if-match", "缺少版本", detail))
    }
}
