//! The gate before every handler.

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::table;
use crate::{App, Problem};

/// Lets through who may pass by the table; the handler finds the [`fawen_accounts::Principal`] in the
/// extensions of the request.
pub(crate) async fn gate(State(_app): State<App>, request: Request, next: Next) -> Response {
    let Some(pattern) = request.extensions().get::<MatchedPath>().cloned() else {
        return nothing_here().into_response();
    };
    let Some(route) = table::find(request.method(), pattern.as_str()) else {
        return other_method(pattern.as_str());
    };
    if !route.who.admits(None) {
        return Problem::signed_out().into_response();
    }
    next.run(request).await
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
