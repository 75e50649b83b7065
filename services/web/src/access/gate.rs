//! The gate before every handler.

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use fawen_accounts::{Principal, Session};

use super::{Who, cookie, forgery, table};
use crate::{App, Problem};

/// Who asks, and how they have shown it.
#[derive(Debug, Clone)]
enum Asker {
    /// Nobody is signed in.
    Nobody,
    /// By the cookie of a browser.
    Browser(Box<Session>),
    /// By a token, as programs do.
    Program(Principal),
}

/// Lets through who may pass by the table; the handler finds the [`Principal`], and for browsers the [`Session`],
/// in the extensions of the request.
pub(crate) async fn gate(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(pattern) = request.extensions().get::<MatchedPath>().cloned() else {
        return nothing_here().into_response();
    };
    let Some(route) = table::find(request.method(), pattern.as_str()) else {
        return other_method(pattern.as_str());
    };
    let (mut parts, body) = request.into_parts();
    let asker = match identify(&app, &parts).await {
        Ok(asker) => asker,
        Err(problem) => return problem.into_response(),
    };
    if let Err(problem) = admit(&app, &parts, route.who, &asker) {
        return problem.into_response();
    }
    match asker {
        Asker::Nobody => {}
        Asker::Browser(session) => {
            parts.extensions.insert(session.principal.clone());
            parts.extensions.insert(*session);
        }
        Asker::Program(principal) => drop(parts.extensions.insert(principal)),
    }
    next.run(Request::from_parts(parts, body)).await
}

/// Who asks. A token that is there counts alone: a bad one is not made good by a cookie.
async fn identify(app: &App, parts: &Parts) -> Result<Asker, Problem> {
    let now = app.clock.now();
    if let Some(given) = parts.headers.get(header::AUTHORIZATION) {
        let token = given.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
        let principal = match token {
            Some(token) => app.accounts.bearer(token.trim(), now).await?,
            None => None,
        };
        return principal.map(Asker::Program).ok_or_else(bad_token);
    }
    match cookie::session(&app.config, &parts.headers) {
        Some(token) => {
            let session = app.accounts.session(token, now).await?;
            Ok(session.map_or(Asker::Nobody, |session| Asker::Browser(Box::new(session))))
        }
        None => Ok(Asker::Nobody),
    }
}

fn admit(app: &App, parts: &Parts, who: Who, asker: &Asker) -> Result<(), Problem> {
    let principal = match asker {
        Asker::Nobody => None,
        Asker::Browser(session) => Some(&session.principal),
        Asker::Program(principal) => Some(principal),
    };
    if !who.admits(principal) {
        return Err(match principal {
            None => Problem::signed_out(),
            Some(_) => Problem::forbidden(format!("这项操作需要“{}”角色", who.label())),
        });
    }
    if !changes(&parts.method) {
        return Ok(());
    }
    match asker {
        // A browser sends cookies along whoever has made the page: the page must show that it is ours.
        Asker::Browser(session) => forgery::ensure_ours(app, parts, session),
        // Signing in is a change as well, to which somebody else's page must not lead.
        Asker::Nobody => forgery::ensure_same_origin(app, parts),
        Asker::Program(_) => Ok(()),
    }
}

fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn bad_token() -> Problem {
    let detail = "令牌无效、已过期或已吊销：请在 Authorization 头中给出有效的令牌（Bearer …）";
    Problem::new(StatusCode::UNAUTHORIZED, "bad-token", "令牌无效", detail)
}

/// There is no such address.
pub(crate) fn nothing_here() -> Problem {
    Problem::absent("没有这个地址：请检查网址，接口见 /api/openapi.json")
}

fn other_method(pattern: &str) -> Response {
    let known = table::methods(pattern);
    if known.is_empty() {
        return nothing_here().into_response();
    }
    let detail = format!("这个地址不接受这种方法，可用的是：{}", known.join("、"));
    let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "方法不对", detail);
    let mut response = problem.into_response();
    if let Ok(allow) = HeaderValue::from_str(&known.join(", ")) {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}
