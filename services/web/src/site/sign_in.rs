//! Signing in and out.

use std::net::SocketAddr;

use axum::{
    Form,
    extract::{ConnectInfo, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use fawen_accounts::{AccountsError, SignInRefused};
use fawen_pages::{Flash, Frame, address, sign_in::SignIn};
use serde::Deserialize;

use super::{page, sent::Sent};
use crate::{App, Problem, access::cookie, api::session};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    then: String,
    done: String,
}

#[derive(Deserialize)]
pub(super) struct Given {
    name: String,
    password: String,
    #[serde(default)]
    then: String,
}

pub(super) async fn form(
    State(app): State<App>,
    Query(Asked { then, done }): Query<Asked>,
) -> Response {
    let said = (done == "invited").then(|| Flash::Done("密码已设置，请登录。".to_owned()));
    let frame = Frame { flashes: said.into_iter().collect(), ..Frame::default() };
    page(&frame, &SignIn { then, elsewhere: elsewhere(&app), ..SignIn::default() })
}

/// Signs somebody in and takes them where they wanted to go.
pub(super) async fn enter(
    State(app): State<App>,
    headers: HeaderMap,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Form(given): Form<Given>,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let from = session::client(&app, &headers, from.ip()).to_string();
    let asked = fawen_accounts::SignIn {
        name: &given.name,
        password: &given.password,
        from: &from,
        previous: cookie::session(&app.config, &headers),
    };
    let signed_in = match app.accounts.sign_in(asked, now).await {
        Ok(signed_in) => signed_in,
        Err(refused @ (AccountsError::SignIn(_) | AccountsError::Busy)) => {
            return Ok(again(&app, given, &refused));
        }
        Err(error) => return Err(error.into()),
    };
    let (secret, until) = (signed_in.token.expose(), signed_in.session.until);
    let cookie = cookie::set(&app.config, secret, until, now);
    Ok(sent_on(within(&given.then), cookie))
}

/// Signs them out.
pub(super) async fn leave(headers: HeaderMap, sent: Sent) -> Result<Response, Problem> {
    let app = &sent.visitor.app;
    if let Some(token) = cookie::session(&app.config, &headers) {
        app.accounts.sign_out(token).await?;
    }
    Ok(sent_on(address::SIGN_IN, cookie::clear(&app.config)))
}

fn sent_on(to: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = Redirect::to(to).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// The form again, with what is wrong. The status says so to programs.
fn again(app: &App, given: Given, refused: &AccountsError) -> Response {
    let (refused_why, elsewhere) = (Some(refused.to_string()), elsewhere(app));
    let shown = SignIn { name: given.name, then: given.then, refused: refused_why, elsewhere };
    let status = match refused {
        AccountsError::SignIn(SignInRefused::TooMany { .. }) => StatusCode::TOO_MANY_REQUESTS,
        AccountsError::Busy => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, page(&Frame::default(), &shown)).into_response()
}

/// What the way by a provider of identities is called, if there is one.
pub(super) fn elsewhere(app: &App) -> Option<String> {
    app.provider.as_ref().map(|_| app.config.oidc.label.clone())
}

/// An address on this server, and nothing that a browser could take for another one.
pub(super) fn within(then: &str) -> &str {
    let inside = then.starts_with('/')
        && !then.starts_with("//")
        && !then.contains('\\')
        && then.bytes().all(|byte| byte.is_ascii_graphic());
    if inside && then != address::SIGN_IN { then } else { address::DESK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_to_no_other_server() {
        assert_eq!(within("/documents?kind=x"), "/documents?kind=x");
        for outside in
            ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "evil"]
        {
            assert_eq!(within(outside), "/", "{outside}");
        }
    }
}
