//! What comes in: JSON, forms, parts of the path, the query. What does not read is a problem in Chinese, for the
//! API and for pages alike.

mod misread;

use axum::{
    extract::{
        FromRequest, FromRequestParts, Request,
        rejection::{JsonRejection, MissingPathParams, PathRejection},
    },
    http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;

use self::misread::misread;
use crate::Problem;

/// A body in JSON.
#[derive(Debug)]
pub(crate) struct Json<T>(pub(crate) T);

/// A body as browsers send forms.
#[derive(Debug)]
pub(crate) struct Form<T>(pub(crate) T);

/// A body of several parts, among them files.
#[derive(Debug)]
pub(crate) struct Multipart(pub(crate) axum::extract::Multipart);

/// The parts of the path.
#[derive(Debug)]
pub(crate) struct Path<T>(pub(crate) T);

/// The query.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(match &rejection {
                JsonRejection::JsonDataError(_) => Problem::malformed(format!(
                    "请求内容不合要求：{}。请对照 /api/openapi.json 改正",
                    misread(&rejection.body_text())
                )),
                JsonRejection::JsonSyntaxError(_) => Problem::malformed(format!(
                    "请求内容不是完整的JSON（{}）：请检查括号、引号和逗号",
                    misread::place(&rejection.body_text())
                )),
                JsonRejection::MissingJsonContentType(_) => media_type("application/json"),
                _ => broken_off(rejection.status()),
            }),
        }
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        use axum::extract::rejection::FormRejection as R;
        match axum::Form::from_request(request, state).await {
            Ok(axum::Form(value)) => Ok(Self(value)),
            Err(rejection) => Err(match &rejection {
                R::InvalidFormContentType(_) => media_type("application/x-www-form-urlencoded"),
                R::FailedToDeserializeForm(_) | R::FailedToDeserializeFormBody(_) => {
                    let reason = misread(&rejection.body_text());
                    Problem::malformed(format!("表单无法读取：{reason}。请返回重填"))
                }
                _ => broken_off(rejection.status()),
            }),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let form = axum::extract::Multipart::from_request(request, state).await;
        form.map(Self).map_err(|_| media_type("multipart/form-data"))
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            // A fault of the program, not of the asker.
            Err(PathRejection::MissingPathParams(error)) => Err(mistaken(&error)),
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
                "查询条件不合要求：{}。请改正网址中问号后面的部分",
                misread(&rejection.body_text())
            ))),
        }
    }
}

fn mistaken(error: &MissingPathParams) -> Problem {
    Problem::internal(error)
}

/// The body has another type than this one.
fn media_type(wanted: &str) -> Problem {
    let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
    Problem::new(status, "media-type", "内容类型不对", format!("请求内容的类型应为 {wanted}"))
}

/// The body did not come, or not to its end.
pub(crate) fn broken_off(status: StatusCode) -> Problem {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Problem::malformed("请求内容没有传完整：请重新发送"),
    }
}

/// More than one request may hold.
pub(crate) fn too_large() -> Problem {
    let detail = "请求内容超过限制：请分开提交，或由管理员调大 http.body_limit";
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "内容太大", detail)
}
