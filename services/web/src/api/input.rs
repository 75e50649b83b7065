//! What comes in: JSON, parts of the path, the query; what does not read is a problem.

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;

use crate::Problem;

/// A body in JSON.
#[derive(Debug)]
pub(super) struct Json<T>(pub(super) T);

/// The parts of the path.
#[derive(Debug)]
pub(super) struct Path<T>(pub(super) T);

/// The query.
#[derive(Debug)]
pub(super) struct Query<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => too_large(),
                StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    "media-type",
                    "内容类型不对",
                    "请求内容应为 application/json",
                ),
                _ => Problem::malformed(format!(
                    "请求内容不合要求：{}。请对照 /api/openapi.json 改正",
                    rejection.body_text()
                )),
            }),
        }
    }
}

/// More than one request may hold.
pub(super) fn too_large() -> Problem {
    let detail = "请求内容超过限制：请分开提交，或由管理员调大 http.body_limit";
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "内容太大", detail)
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            // What is no number where one stands is not there.
            Err(_) => Err(Problem::absent("没有这个地址：请检查网址中的编号")),
        }
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Query::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(Problem::malformed(format!(
                "查询条件不合要求：{}。请对照 /api/openapi.json 改正",
                rejection.body_text()
            ))),
        }
    }
}
