//! What went wrong, as RFC 9457 says it (`application/problem+json`), in Chinese.

mod files;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fawen_accounts::{AccountsError, SignInRefused};
use fawen_domain::{Refusal, Rule};
use fawen_store::{ExecuteError, StoreError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What went wrong, for people and programs. Its `type` is stable; `detail` says what is wrong, where, and
/// how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// `urn:fawen:problem:` and a name that stays the same.
    #[serde(rename = "type")]
    #[schema(example = "urn:fawen:problem:refused")]
    pub kind: String,
    /// The HTTP status.
    #[schema(example = 422)]
    pub status: u16,
    /// In a few words (中文).
    #[schema(example = "不能办理")]
    pub title: String,
    /// What is wrong, where, and how to mend it (中文).
    pub detail: String,
    /// The rule that stands in the way, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Box<ProblemRule>>,
    /// All that was found, not only the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
}

/// A rule of the field, with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProblemRule {
    /// Identifier.
    #[schema(example = "document-drafter-does-not-sign")]
    pub id: String,
    /// Where it is written.
    pub source: String,
    /// The words of the source.
    pub quote: String,
}

/// One fault that a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// Identifier of its rule.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Line of the text, from 1, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Where in the paper or case (中文).
    pub place: String,
    /// The words in question.
    pub quote: String,
    /// What is wrong and how to mend it (中文).
    pub message: String,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 提示
    Note,
    /// 提醒
    Warning,
    /// 错误
    Error,
}

impl From<&fawen_domain::Finding> for Finding {
    fn from(finding: &fawen_domain::Finding) -> Self {
        Self {
            rule: finding.rule.clone(),
            severity: match finding.severity {
                fawen_domain::Severity::Note => Severity::Note,
                fawen_domain::Severity::Warning => Severity::Warning,
                fawen_domain::Severity::Error => Severity::Error,
            },
            line: finding.line,
            place: finding.place.clone(),
            quote: finding.quote.clone(),
            message: finding.message.clone(),
        }
    }
}

impl Problem {
    /// A problem of this name and status.
    #[must_use]
    pub fn new(status: StatusCode, name: &str, title: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:fawen:problem:{name}"),
            status: status.as_u16(),
            title: title.to_owned(),
            detail: detail.into(),
            rule: None,
            findings: Vec::new(),
        }
    }

    /// What was sent cannot be understood.
    #[must_use]
    pub fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", "请求有误", detail)
    }

    /// A form that lacks something, or holds what cannot be read; each field says what.
    #[must_use]
    pub fn incomplete() -> Self {
        let detail = "有几栏没有填好：请按各栏下面的说明改正";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "incomplete", "没有填好", detail)
    }

    /// Nobody is signed in.
    #[must_use]
    pub fn signed_out() -> Self {
        let detail = "这项操作需要登录：请先登录，或在 Authorization 头中给出令牌";
        Self::new(StatusCode::UNAUTHORIZED, "signed-out", "尚未登录", detail)
    }

    /// Who is signed in may not do this.
    #[must_use]
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "没有权限", detail)
    }

    /// There is nothing here, or nothing that the asker may see.
    #[must_use]
    pub fn absent(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "absent", "没有找到", detail)
    }

    /// It was changed in the meantime, or its identifier is taken.
    #[must_use]
    pub fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "conflict", "内容已被改动", detail)
    }

    /// It was changed since the asker saw it (If-Match).
    #[must_use]
    pub fn stale(seen: u64, found: u64) -> Self {
        let detail =
            format!("您看到的是第{seen}版，现在已是第{found}版：请重新查看，再决定是否修改");
        Self::new(StatusCode::PRECONDITION_FAILED, "stale", "内容已被改动", detail)
    }

    /// The service is not set up for it.
    #[must_use]
    pub fn unready(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unready", "尚未设置", detail)
    }

    /// A rule of the field stands in the way.
    #[must_use]
    pub fn refused(rule: Rule, detail: impl Into<String>) -> Self {
        let refused = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "refused", "不能办理", detail);
        refused.under(rule)
    }

    /// Something broke that the asker cannot mend. What exactly, the log says, not the answer.
    #[must_use]
    pub fn internal(error: &dyn std::error::Error) -> Self {
        tracing::error!(error = %error, "the service failed");
        let detail = "服务内部出错，已经记入运行日志：请稍后重试，仍不行请联系管理员";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "服务出错", detail)
    }

    /// Names the rule.
    #[must_use]
    pub fn under(mut self, rule: Rule) -> Self {
        self.rule = Some(Box::new(ProblemRule {
            id: rule.id.to_owned(),
            source: rule.source.to_owned(),
            quote: rule.quote.to_owned(),
        }));
        self
    }

    /// Lists what was found.
    #[must_use]
    pub fn with_findings(mut self, findings: &[fawen_domain::Finding]) -> Self {
        self.findings = findings.iter().map(Finding::from).collect();
        self
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        use StoreError as E;
        let busy = |detail: String| {
            Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "暂时不能办理", detail)
        };
        match &error {
            E::CommandReused { .. } => {
                let detail = "这个 Idempotency-Key 已用于别的操作：请换一个新的";
                Self::new(StatusCode::CONFLICT, "key-reused", "编号重复", detail)
            }
            E::NullCharacter => Self::malformed(error.to_string()),
            E::Busy
            | E::Disk(_)
            | E::NotCommitted { .. }
            | E::NoPosition { .. }
            | E::ConnectionLost { .. }
            | E::Unsettled
            | E::Incomplete { .. } => {
                tracing::warn!(error = %error, "the store does not keep up");
                busy(
                    "存储繁忙或暂时不可用，未能确认写入：请用同一个 Idempotency-Key 稍后重试"
                        .into(),
                )
            }
            _ => Self::internal(&error),
        }
    }
}

impl<E: Refusal> From<ExecuteError<E>> for Problem {
    fn from(error: ExecuteError<E>) -> Self {
        match error {
            ExecuteError::Refused(refusal) => {
                let refused = Self::refused(refusal.rule(), refusal.to_string());
                refused.with_findings(refusal.findings())
            }
            ExecuteError::Conflict { .. } => Self::conflict(error.to_string()),
            ExecuteError::Stale { seen, found, .. } => Self::stale(seen, found),
            ExecuteError::Store(error) => error.into(),
        }
    }
}

impl From<AccountsError> for Problem {
    fn from(error: AccountsError) -> Self {
        use AccountsError as E;
        let unprocessable =
            |name, title, detail| Self::new(StatusCode::UNPROCESSABLE_ENTITY, name, title, detail);
        match error {
            E::Refused(refusal) => Self::refused(refusal.rule(), refusal.to_string()),
            E::Password(_) => unprocessable("password", "密码不合要求", error.to_string()),
            E::NoInvitation => Self::absent(error.to_string()),
            E::SignIn(refused) => {
                let status = match refused {
                    SignInRefused::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
                    SignInRefused::Wrong | SignInRefused::Closed => StatusCode::UNAUTHORIZED,
                    SignInRefused::Unbound { .. } | SignInRefused::NotSetOut => {
                        StatusCode::UNPROCESSABLE_ENTITY
                    }
                };
                Self::new(status, "sign-in", "不能登录", refused.to_string())
            }
            E::IdentityTaken => unprocessable("identity", "没有绑定", error.to_string()),
            E::Conflict => Self::conflict(error.to_string()),
            E::Busy => {
                let status = StatusCode::SERVICE_UNAVAILABLE;
                Self::new(status, "unavailable", "暂时不能办理", error.to_string())
            }
            E::Store(error) => error.into(),
            _ => Self::internal(&error),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status(), Json(&self)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if self.status() == StatusCode::UNAUTHORIZED {
            let how = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, how);
        }
        // Pages show it as a page, see `site`.
        response.extensions_mut().insert(self);
        response
    }
}
