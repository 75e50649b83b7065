//! What can be wrong with accounts and signing in, as a problem.

use axum::http::StatusCode;
use fawen_accounts::{AccountsError, SignInRefused};
use fawen_domain::Refusal as _;

use super::{Problem, SOON};

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
                let problem =
                    |status| Self::new(status, "sign-in", "不能登录", refused.to_string());
                match refused {
                    SignInRefused::TooMany { until } => problem(StatusCode::TOO_MANY_REQUESTS)
                        .retry(until.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()),
                    SignInRefused::Wrong | SignInRefused::Closed => {
                        problem(StatusCode::UNAUTHORIZED)
                    }
                    SignInRefused::Unbound { .. } | SignInRefused::NotSetOut => {
                        problem(StatusCode::UNPROCESSABLE_ENTITY)
                    }
                }
            }
            E::IdentityTaken => unprocessable("identity", "没有绑定", error.to_string()),
            E::Conflict => Self::conflict(error.to_string()),
            E::Busy => {
                let status = StatusCode::SERVICE_UNAVAILABLE;
                Self::new(status, "unavailable", "暂时不能办理", error.to_string()).retry(SOON)
            }
            E::Store(error) => error.into(),
            _ => Self::internal(&error),
        }
    }
}
