//! Every request has a number, a span in the log, and is counted.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use metrics::{counter, histogram};
use tracing::{Instrument as _, info, info_span};

/// The header that carries the number of a request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The number of the request, for messages.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// Numbers, logs and counts a request. Paths are logged as patterns: what they hold may be personal.
pub(crate) async fn follow(mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = RequestId(format!("{:016x}", fastrand::u64(..)));
    let pattern = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let path = pattern.unwrap_or_else(|| "-".to_owned());
    let method = request.method().clone();
    let span = info_span!("request", id = %id.0, method = %method, path = %path);
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    let labels = [("method", method.to_string()), ("path", path), ("status", status.to_string())];
    counter!("fawen_http_requests_total", &labels).increment(1);
    histogram!("fawen_http_request_seconds", &labels[..2]).record(began.elapsed().as_secs_f64());
    span.in_scope(|| info!(status, micros = began.elapsed().as_micros() as u64, "answered"));
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
