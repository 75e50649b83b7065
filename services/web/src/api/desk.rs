//! Who asks, from the request: the gate has found out who they are.

use axum::{
    extract::FromRequestParts,
    http::{Method, StatusCode, header, request::Parts},
};
use fawen_accounts::Principal;
use utoipa::IntoParams;

use crate::{App, Problem, once, work::Desk};

/// The version that a change is made to; read by [`Desk`], described for operations that ask for it.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it only describes a header")]
pub(super) struct Version {
    /// 查看时得到的 ETag；没有的以428拒绝，其后有改动的以412拒绝
    #[param(rename = "If-Match", example = "\"3\"")]
    if_match: String,
}

impl FromRequestParts<App> for Desk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let principal = parts.extensions.get::<Principal>().cloned();
        let mut desk = Self::new(app.clone(), principal.ok_or_else(Problem::signed_out)?);
        if let Some(key) = parts.headers.get(once::HEADER) {
            desk.key = once::key_of(key.to_str().unwrap_or_default())?;
        }
        let changes = parts.method != Method::GET;
        if let Some(seen) = parts.headers.get(header::IF_MATCH).filter(|_| changes) {
            desk.seen = version(seen.to_str().unwrap_or_default())?;
        }
        Ok(desk)
    }
}

/// The version in an entity tag; none for `*`. What is no tag of ours is no version that there is.
fn version(text: &str) -> Result<Option<u64>, Problem> {
    if text.trim() == "*" {
        return Ok(None);
    }
    let inner = text.trim().strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.and_then(|text| text.parse().ok()).map(Some).ok_or_else(|| {
        let detail = "If-Match 不是查看时得到的 ETag（如 \"3\"）：请重新查看，再决定是否修改";
        Problem::new(StatusCode::PRECONDITION_FAILED, "stale", "内容已被改动", detail)
    })
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
