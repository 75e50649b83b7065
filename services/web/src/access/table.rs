//! The one table of all routes.

use axum::http::Method;
use fawen_domain::account::Role::{Administrator, Auditor};

use super::Who::{self, Public, Roles};

/// One route: what it is, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The method; HEAD goes with GET.
    pub method: Method,
    /// The pattern of its path, as the router knows it.
    pub path: &'static str,
    /// For whom.
    pub who: Who,
}

const fn route(method: Method, path: &'static str, who: Who) -> Route {
    Route { method, path, who }
}

const GET: Method = Method::GET;

/// All routes of the service.
pub const ROUTES: &[Route] = &[
    route(GET, "/health/live", Public),
    route(GET, "/health/ready", Public),
    route(GET, "/metrics", Roles(&[Administrator, Auditor])),
    route(GET, "/api/openapi.json", Public),
];

/// The route of a method and a pattern.
#[must_use]
pub fn find(method: &Method, path: &str) -> Option<&'static Route> {
    let method = if method == Method::HEAD { &Method::GET } else { method };
    ROUTES.iter().find(|route| route.method == *method && route.path == path)
}

/// The methods under which a pattern is known.
#[must_use]
pub(crate) fn methods(path: &str) -> Vec<&'static str> {
    let known = ROUTES.iter().filter(|route| route.path == path);
    known.map(|route| route.method.as_str()).collect()
}
