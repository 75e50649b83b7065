//! By way of a provider of identities (统一身份认证): signing in, binding, accepting an invitation, and coming back.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use fawen_accounts::SignedIn;
use fawen_pages::{Frame, address, onward, sign_in::SignIn};
use serde::Deserialize;

use super::{accounts as own, page, sent::Sent, sign_in::within};
use crate::{
    App, Problem,
    access::cookie,
    api::session,
    work::accounts::{self, Brought, Onward, Returned, Unlinking},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    then: String,
}

/// What the provider sends back in the address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    code: String,
    state: String,
    error: String,
    /// Who answers (RFC 9207), where the provider says so.
    iss: String,
}

/// Leads to the provider, to sign in.
pub(super) async fn begin(State(app): State<App>, Query(Asked { then }): Query<Asked>) -> Response {
    match accounts::sign_in_elsewhere(&app, within(&then).to_owned()).await {
        Ok(Onward { to, cookie }) => {
            let set = cookie::set_handshake(&app.config, &cookie);
            with_cookies(Redirect::to(&to).into_response(), [set])
        }
        Err(problem) => refused(&app, &problem, then),
    }
}

/// Takes in whoever comes back.
pub(super) async fn back(
    State(app): State<App>,
    headers: HeaderMap,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Query(answer): Query<Answer>,
) -> Response {
    let from = session::client(&app, &headers, from.ip()).to_string();
    let session = cookie::session(&app.config, &headers);
    let returned = match proper(&app, &answer) {
        Ok(()) => {
            let brought = Brought {
                cookie: cookie::handshake(&app.config, &headers).unwrap_or_default(),
                state: &answer.state,
                code: &answer.code,
                session,
                from: &from,
            };
            accounts::back(&app, brought).await
        }
        Err(problem) => Err(problem),
    };
    let clear = cookie::clear_handshake(&app.config);
    match returned {
        Ok(Returned::SignedIn { signed_in, then }) => {
            let set = session_cookie(&app, &signed_in);
            with_cookies(Redirect::to(within(&then)).into_response(), [set, clear])
        }
        Ok(Returned::Bound) => {
            let to = address::with(address::OWN, &[("done", "identity")]);
            with_cookies(Redirect::to(&to).into_response(), [clear])
        }
        Err(problem) => with_cookies(refused(&app, &problem, String::new()), [clear]),
    }
}

/// Leads to the provider, to accept an invitation.
pub(super) async fn accept(
    State(app): State<App>,
    Path(invitation): Path<String>,
) -> Result<Response, Problem> {
    let way = accounts::accept_elsewhere(&app, &invitation).await?;
    Ok(onward(&app, way, "接受邀请：统一身份认证确认后，就用它登录本系统。"))
}

/// Leads to the provider, to bind an identity to one's own account.
pub(super) async fn bind(headers: HeaderMap, sent: Sent) -> Result<Response, Problem> {
    let desk = sent.desk();
    let here = sent.visitor.session.as_ref();
    let secret = cookie::session(&desk.app.config, &headers).filter(|_| here.is_some());
    match accounts::bind_elsewhere(&desk, secret, &sent.text("password")).await {
        Ok(way) => {
            let what = format!("把统一身份绑定到账号“{}”。", desk.principal.account);
            Ok(onward(&desk.app, way, &what))
        }
        Err(problem) => own::bind_again(&sent, &headers, &problem).await,
    }
}

/// Takes an identity away from one's own account.
pub(super) async fn remove(headers: HeaderMap, sent: Sent) -> Result<Response, Problem> {
    let signed_in = sent.visitor.session.is_some();
    let order = Unlinking { provider: sent.text("provider"), reason: sent.text("reason") };
    let removed = accounts::unlink_own(&sent.desk(), signed_in, order).await;
    own::answered(&sent, &headers, removed, "unlink").await
}

/// What the provider says against it, before anything else is looked at.
fn proper(app: &App, answer: &Answer) -> Result<(), Problem> {
    let issuer = app.provider.as_ref().map(|provider| provider.issuer());
    let refused = |detail: &str| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Problem::new(status, "provider", "统一身份认证没有完成", detail)
    };
    match answer {
        Answer { iss, .. } if !iss.is_empty() && Some(iss.as_str()) != issuer => {
            Err(refused("答复不是所设置的统一身份认证发来的：请重新从登录页开始"))
        }
        Answer { error, .. } if error == "access_denied" => {
            Err(refused("您在统一身份认证那里没有同意登录：要登录请重新开始"))
        }
        Answer { error, .. } if !error.is_empty() => {
            tracing::warn!(error, "the OpenID provider refused to vouch for somebody");
            Err(refused("统一身份认证没有确认您的身份：请重试，仍不行请联系系统管理员"))
        }
        _ => Ok(()),
    }
}

/// A form may lead a browser nowhere but here (CSP), so that a page lies in between, which goes on by itself.
fn onward(app: &App, Onward { to, cookie }: Onward, what: &str) -> Response {
    let refresh = HeaderValue::from_str(&format!("0; url={to}")).ok();
    let shown = onward::Onward { to, what: what.to_owned() };
    let set = cookie::set_handshake(&app.config, &cookie);
    let mut response = with_cookies(page(&Frame::default(), &shown), [set]);
    if let Some(refresh) = refresh {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    response
}

/// The page of signing in, with what is wrong. Passwords go on working.
fn refused(app: &App, problem: &Problem, then: String) -> Response {
    let elsewhere = super::sign_in::elsewhere(app);
    let refused = Some(problem.detail.clone());
    let shown = SignIn { then, refused, elsewhere, ..SignIn::default() };
    // To a browser 401 would mean another way of showing who one is.
    let status = match problem.status() {
        StatusCode::UNAUTHORIZED => StatusCode::UNPROCESSABLE_ENTITY,
        status => status,
    };
    (status, page(&Frame::default(), &shown)).into_response()
}

fn session_cookie(app: &App, signed_in: &SignedIn) -> Option<HeaderValue> {
    let (secret, until) = (signed_in.token.expose(), signed_in.session.until);
    cookie::set(&app.config, secret, until, app.clock.now())
}

fn with_cookies<const N: usize>(
    mut response: Response,
    cookies: [Option<HeaderValue>; N],
) -> Response {
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
