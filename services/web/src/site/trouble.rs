//! Problems as people see them: a page instead of JSON, and the way to sign in where that is missing.

use axum::{
    extract::Request,
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{Frame, address, trouble::Trouble};

use super::page;
use crate::Problem;

/// Shows problems as pages to who asks for pages; programs get them as they are.
pub(crate) async fn as_pages(request: Request, next: Next) -> Response {
    let accepted = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let asks_for_page = accepted.is_some_and(|kinds| kinds.contains("text/html"));
    let then = (request.method() == Method::GET).then(|| request.uri().to_string());
    let response = next.run(request).await;
    let problem = response.extensions().get::<Problem>().filter(|_| asks_for_page).cloned();
    match problem {
        Some(problem) if problem.status() == StatusCode::UNAUTHORIZED => {
            let then = then.unwrap_or_default();
            Redirect::to(&address::with(address::SIGN_IN, &[("then", &then)])).into_response()
        }
        Some(problem) => shown(&problem),
        None => response,
    }
}

fn shown(problem: &Problem) -> Response {
    let mut trouble = Trouble::new(problem.status, &problem.title, &problem.detail);
    trouble.details = problem
        .findings
        .iter()
        .map(|found| format!("{}：{}", found.place, found.message))
        .collect();
    let mut response = page(&Frame::default(), &trouble);
    *response.status_mut() = problem.status();
    response
}
