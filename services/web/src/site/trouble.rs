//! Problems as people see them: a page instead of JSON, and the way to sign in where that is missing.

use axum::{
    extract::Request,
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{Frame, address, trouble::Trouble};

use super::page;
use crate::Problem;

/// Addresses that programs ask, which get problems as they are.
const FOR_PROGRAMS: [&str; 3] = ["/api/", "/health/", "/metrics"];

/// Shows problems of the pages as pages.
pub(crate) async fn as_pages(request: Request, next: Next) -> Response {
    let programs = FOR_PROGRAMS.iter().any(|start| request.uri().path().starts_with(start));
    let then = (request.method() == Method::GET).then(|| request.uri().to_string());
    let response = next.run(request).await;
    let problem = response.extensions().get::<Problem>().filter(|_| !programs).cloned();
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
    trouble.details =
        problem.findings.iter().map(|found| format!("{}：{}", found.place, found.message)).collect();
    let mut response = page(&Frame::default(), &trouble);
    *response.status_mut() = problem.status();
    response
}
