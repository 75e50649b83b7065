//! What goes out: JSON with an entity tag where there is a version, and the problems of every operation.

use std::collections::BTreeMap;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::{
    IntoResponses,
    openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder, response},
};

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

/// The problems that any operation may answer with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refusals;

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<response::Response>> {
        let all = [
            ("400", "请求有误"),
            ("401", "尚未登录"),
            ("403", "没有权限"),
            ("404", "没有找到，或不能查看"),
            ("409", "内容已被改动，或编号重复"),
            ("412", "与 If-Match 不符：内容已被改动"),
            ("413", "内容太大"),
            ("415", "内容类型不对"),
            ("422", "不能办理：附规则和全部问题"),
            ("428", "须带 If-Match"),
            ("429", "请求太频繁"),
            ("503", "暂时不能办理"),
        ];
        all.into_iter().map(|(status, text)| (status.to_owned(), problem(text))).collect()
    }
}

fn problem(text: &str) -> RefOr<response::Response> {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let response = ResponseBuilder::new().description(text);
    RefOr::T(response.content("application/problem+json", content).build())
}
