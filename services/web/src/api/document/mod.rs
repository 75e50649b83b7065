//! The OpenAPI document: what the annotations of the operations cannot say of themselves is completed here, from
//! the same tables by which the service works.

mod downloads;
mod numbers;
mod operation;
mod refusals;
mod variants;

use serde_json::{Map, Value, json};
use utoipa::{OpenApi as _, openapi::OpenApi};

pub(super) use self::{
    downloads::{FileBytes, PaperBytes},
    refusals::Refusals,
};
use crate::access;

/// Title, version and what holds everywhere.
pub(super) fn head() -> OpenApi {
    Head::openapi()
}

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "发文 API",
        description = "公文与征集活动的全过程。错误一律以 application/problem+json 返回，含中文说明、规则编号和全部问题。每个回答都有 X-Request-Id，运行日志以它为准。",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    components(schemas(crate::Problem))
)]
struct Head;

/// The document as it is served: who may take an operation, its headers, the refusals that it may answer with, the
/// bounds of its numbers.
///
/// # Errors
/// It cannot be written as JSON.
pub(super) fn complete(document: &OpenApi) -> Result<Value, serde_json::Error> {
    let mut whole = serde_json::to_value(document)?;
    let schemas = whole.pointer("/components/schemas").cloned().unwrap_or_default();
    let paths = whole.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        for (method, value) in item.as_object_mut().into_iter().flatten() {
            let known = method.to_uppercase().parse().ok();
            let route = known.and_then(|method| access::find(&method, path));
            if let (Some(route), Some(operation)) = (route, value.as_object_mut()) {
                operation::complete(operation, route, &schemas);
            }
        }
    }
    if let Some(components) = whole.get_mut("components").and_then(Value::as_object_mut) {
        let responses = refusals::all().into_iter().chain(downloads::all()).collect();
        components.insert("responses".to_owned(), Value::Object(responses));
        components.insert("securitySchemes".to_owned(), security());
    }
    numbers::bound(&mut whole);
    variants::close(&mut whole);
    Ok(whole)
}

/// How one shows who one is.
fn security() -> Value {
    json!({
        "token": {
            "type": "http", "scheme": "bearer", "description": "接口令牌，在“我的账号”里建立",
        },
        "session": {
            "type": "apiKey", "in": "cookie", "name": access::cookie::PLAIN,
            "description": "POST /api/session 得到的会话；经TLS时名称前有 __Host-",
        },
        "csrf": {
            "type": "apiKey", "in": "header", "name": access::CSRF_HEADER.as_str(),
            "description": "凭会话改动时须带，值为登录时得到的 csrf",
        },
    })
}

/// An object below a name, made if there is none.
fn below<'m>(map: &'m mut Map<String, Value>, name: &str) -> Option<&'m mut Map<String, Value>> {
    map.entry(name).or_insert_with(|| json!({})).as_object_mut()
}
