//! Identities with a provider (统一身份): signing in with one, binding it, taking it away.

use std::sync::Arc;

use axum::http::StatusCode;
use fawen_accounts::{Errand, Handshake, SignedIn, Vouched};
use fawen_domain::account::Account;
use fawen_oidc::{Provider, ProviderError, Tie};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccountView, administrator, known, own::ensure_person, view};
use crate::{App, Problem, work::Desk};

/// An identity that is bound to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IdentityView {
    /// 提供方
    pub provider: String,
    /// 在那里的名称
    pub name: String,
}

/// An identity that is to be taken away.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unlinking {
    /// 提供方
    pub provider: String,
    /// 理由
    pub reason: String,
}

/// The way to the provider.
#[derive(Debug, Clone)]
pub struct Onward {
    /// An address of the provider.
    pub to: String,
    /// What the browser carries until it comes back; a secret, for a cookie.
    pub cookie: String,
}

/// What came of the way to the provider and back.
#[derive(Debug, Clone)]
pub enum Returned {
    /// Somebody is signed in.
    SignedIn {
        /// Their session.
        signed_in: Box<SignedIn>,
        /// Where they wanted to go, as they gave it.
        then: String,
    },
    /// The identity is bound to their account.
    Bound,
}

/// What a browser brings back from the provider.
#[derive(Debug, Clone, Copy)]
pub struct Brought<'a> {
    /// The cookie with which it went.
    pub cookie: &'a str,
    /// The state, as the provider sends it back.
    pub state: &'a str,
    /// The code.
    pub code: &'a str,
    /// The secret of its session.
    pub session: Option<&'a str>,
    /// The address of the client.
    pub from: &'a str,
}

/// The way to the provider, to sign in and then go to an address.
///
/// # Errors
/// There is no provider, or it cannot be reached.
pub async fn sign_in_elsewhere(app: &App, then: String) -> Result<Onward, Problem> {
    set_out(app, &Errand::SignIn { then }).await
}

/// The way to the provider, to accept an invitation with an identity instead of a password.
///
/// # Errors
/// The invitation is used, over, or never was one; there is no provider, or it cannot be reached.
pub async fn accept_elsewhere(app: &App, invitation: &str) -> Result<Onward, Problem> {
    app.accounts.invited(invitation, app.clock.now()).await?;
    set_out(app, &Errand::accept(invitation)).await
}

/// The way to the provider, to bind an identity to one's own account; `session` is the secret of the session
/// that asks. It wants the password: whoever finds a browser signed in shall not make a way in of their own.
///
/// # Errors
/// It is no session that asks; the password is wrong; there is no provider, or it cannot be reached.
pub async fn bind_elsewhere(
    desk: &Desk,
    session: Option<&str>,
    password: &str,
) -> Result<Onward, Problem> {
    ensure_person(session.is_some())?;
    provider(&desk.app)?;
    desk.app.accounts.confirm(&desk.principal, password, desk.at).await?;
    let account = desk.principal.account.clone();
    set_out(&desk.app, &Errand::bind(account, session.unwrap_or_default())).await
}

/// Does what somebody was about who comes back from the provider.
///
/// # Errors
/// They did not set out from here; the provider does not vouch for them; nobody is bound to the identity.
pub async fn back(app: &App, brought: Brought<'_>) -> Result<Returned, Problem> {
    let (provider, now) = (provider(app)?, app.clock.now());
    let Brought { cookie, state, code, session, from } = brought;
    let (handshake, errand) = app.accounts.come_back(cookie, state, now).await?;
    let vouched = provider.identity(code, &tie(&handshake), now).await?;
    let vouched = Vouched {
        provider: vouched.provider,
        subject: vouched.subject,
        name: vouched.name,
        login: vouched.login,
    };
    let then = match &errand {
        Errand::Bind { account, .. } => {
            ensure_still_there(app, &errand, session).await?;
            app.accounts.bind_own(account, &vouched, now).await?;
            return Ok(Returned::Bound);
        }
        Errand::Accept { invitation } => {
            app.accounts.accept_with(invitation, &vouched, now).await?;
            String::new()
        }
        Errand::SignIn { then } => then.clone(),
    };
    let signed_in = app.accounts.sign_in_with(&vouched, from, session, now).await?;
    Ok(Returned::SignedIn { signed_in: Box::new(signed_in), then })
}

/// Takes the identity of a provider away from somebody's account; sessions opened with it are over.
///
/// # Errors
/// 系统管理员 only; there is no such account or identity; no reason is given.
pub async fn unlink(desk: &Desk, login: &str, order: Unlinking) -> Result<AccountView, Problem> {
    administrator(desk)?;
    let (id, _) = known(desk, login).await?;
    let Unlinking { provider, reason } = order;
    desk.app.accounts.unbind(&id, &provider, reason, &desk.envelope("")).await?;
    view(desk, login).await
}

/// Takes an identity away from one's own account.
///
/// # Errors
/// By a token; it is the only way in; no reason is given.
pub async fn unlink_own(desk: &Desk, signed_in: bool, order: Unlinking) -> Result<(), Problem> {
    ensure_person(signed_in)?;
    let (id, Unlinking { provider, reason }) = (&desk.principal.account, order);
    desk.app.accounts.unbind(id, &provider, reason, &desk.envelope("")).await?;
    Ok(())
}

async fn set_out(app: &App, errand: &Errand) -> Result<Onward, Problem> {
    let provider = provider(app)?;
    let handshake = app.accounts.set_out(errand, app.clock.now()).await?;
    let to = provider.address(&tie(&handshake)).await?;
    Ok(Onward { to, cookie: handshake.secret.expose().to_owned() })
}

/// Whoever binds an identity comes back with the session from which they set out.
async fn ensure_still_there(
    app: &App,
    errand: &Errand,
    session: Option<&str>,
) -> Result<(), Problem> {
    let token = session.unwrap_or_default();
    let here = app.accounts.session(token, app.clock.now()).await?;
    if here.is_some_and(|session| errand.is_of(&session.principal.account, token)) {
        return Ok(());
    }
    let detail = "您已经退出，或换了账号登录：请重新登录，再在“我的账号”里绑定";
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "identity", "没有绑定", detail))
}

fn provider(app: &App) -> Result<&Arc<Provider>, Problem> {
    let absent = || Problem::absent("没有设置统一身份认证：请用登录名和密码登录");
    app.provider.as_ref().ok_or_else(absent)
}

fn tie(handshake: &Handshake) -> Tie {
    Tie {
        state: handshake.state.expose().to_owned(),
        nonce: handshake.nonce.expose().to_owned(),
        verifier: handshake.verifier.expose().to_owned(),
    }
}

impl IdentityView {
    /// Those of an account.
    #[must_use]
    pub fn of(account: &Account) -> Vec<Self> {
        let view = |(provider, identity): (&String, &fawen_domain::account::Identity)| Self {
            provider: provider.clone(),
            name: identity.name.clone(),
        };
        account.identities().iter().map(view).collect()
    }
}

impl From<ProviderError> for Problem {
    fn from(error: ProviderError) -> Self {
        let status = match error {
            ProviderError::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
            ProviderError::Spent => StatusCode::UNPROCESSABLE_ENTITY,
            ProviderError::Untrusted(_) | ProviderError::SetUp(_) => StatusCode::BAD_GATEWAY,
        };
        Self::new(status, "provider", "统一身份认证没有完成", error.to_string())
    }
}
