//! What goes out: JSON with an entity tag where there is a version.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

pub(super) use super::document::{FileBytes, PaperBytes, Refusals};
use crate::work::Done;

/// Something to look at.
#[derive(Debug)]
pub(super) struct Shown<T>(pub(super) T);

impl<T: Serialize> IntoResponse for Shown<T> {
    fn into_response(self) -> Response {
        match serde_json::to_value(&self.0) {
            Ok(value) => {
                let version = value.get("version").and_then(serde_json::Value::as_u64);
                tagged(axum::Json(value).into_response(), version)
            }
            Err(error) => crate::Problem::internal(&error).into_response(),
        }
    }
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let version = self.version;
        tagged(axum::Json(self).into_response(), Some(version))
    }
}

fn tagged(mut response: Response, version: Option<u64>) -> Response {
    let tag = version.and_then(|version| HeaderValue::from_str(&format!("\"{version}\"")).ok());
    if let Some(tag) = tag {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}
