//! One operation, completed: who may take it, its headers, its refusals.

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::{below, refusals::Traits};
use crate::access::{Route, Who};

/// The operation that is throttled.
const SIGN_IN: &str = "/api/session";

pub(super) fn complete(operation: &mut Map<String, Value>, route: &Route, schemas: &Value) {
    let (changes, public) = (route.method != Method::GET, route.who == Who::Public);
    operation.insert("security".to_owned(), security(changes, public));
    // Bytes of an upload say by their offset whether they came before.
    if changes && !public && route.method != Method::PATCH {
        add_parameter(operation, idempotency_key());
    }
    if answers_with(operation, "#/components/schemas/Done") && if_match(operation).is_none() {
        add_parameter(operation, version());
    }
    if hands_out_parts(operation) {
        [range(), known()].into_iter().for_each(|header| add_parameter(operation, header));
    }
    let body = operation.get("requestBody");
    let traits = Traits {
        changes,
        public,
        body: body.is_some(),
        json: body.is_some_and(|body| body.pointer("/content/application~1json").is_some()),
        version: if_match(operation).is_some(),
        version_needed: if_match(operation).is_some_and(|given| given["required"] == true),
        throttled: changes && route.path == SIGN_IN,
    };
    let tagged = has_version(operation, schemas);
    let Some(responses) = below(operation, "responses") else { return };
    responses.retain(|status, response| response.get("$ref").is_none() || traits.answers(status));
    if let Some(success) = responses.get_mut("200").filter(|_| tagged) {
        let schema = json!({"type": "string", "pattern": "^\"[0-9]+\"$"});
        let words = "当前版本，修改时放入 If-Match";
        success["headers"] =
            json!({"ETag": {"required": true, "schema": schema, "description": words}});
    }
}

fn security(changes: bool, public: bool) -> Value {
    match (public, changes) {
        (true, _) => json!([]),
        (false, true) => json!([{"token": []}, {"session": [], "csrf": []}]),
        (false, false) => json!([{"token": []}, {"session": []}]),
    }
}

fn idempotency_key() -> Value {
    json!({
        "name": "Idempotency-Key", "in": "header", "required": false,
        "description": "同一件事的编号，如UUID：重复发送只办理一次，回答与第一次相同；内容不同的以422拒绝",
        "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9._:-]+$"},
    })
}

fn version() -> Value {
    json!({
        "name": "If-Match", "in": "header", "required": false,
        "description": "查看时得到的 ETag：其后有改动的以412拒绝；* 与不写相同",
        "schema": {"type": "string"}, "example": "\"3\"",
    })
}

fn range() -> Value {
    json!({
        "name": "Range", "in": "header", "required": false, "schema": {"type": "string"},
        "description": "只要一段，如 bytes=0-1023；看不懂的不理会",
    })
}

fn known() -> Value {
    json!({
        "name": "If-None-Match", "in": "header", "required": false, "schema": {"type": "string"},
        "description": "已有的 ETag：相同的以304回答",
    })
}

fn hands_out_parts(operation: &Map<String, Value>) -> bool {
    operation.get("responses").is_some_and(|responses| responses.get("206").is_some())
}

fn add_parameter(operation: &mut Map<String, Value>, parameter: Value) {
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    if let Some(parameters) = parameters.as_array_mut() {
        parameters.push(parameter);
    }
}

fn if_match(operation: &Map<String, Value>) -> Option<&Value> {
    let mut parameters = operation.get("parameters")?.as_array()?.iter();
    parameters.find(|parameter| parameter["name"] == "If-Match")
}

/// The schema that it answers with, by reference.
fn answer(operation: &Map<String, Value>) -> Option<&str> {
    let success = operation.get("responses")?.get("200")?;
    success.pointer("/content/application~1json/schema/$ref")?.as_str()
}

fn answers_with(operation: &Map<String, Value>, schema: &str) -> bool {
    answer(operation) == Some(schema)
}

/// Whether it answers with something that has a version, which `answer::tagged` makes a tag of.
fn has_version(operation: &Map<String, Value>, schemas: &Value) -> bool {
    let name = answer(operation).and_then(|reference| reference.rsplit('/').next());
    let version = name.and_then(|name| schemas.get(name)?.pointer("/properties/version"));
    version.is_some_and(|version| version["type"] == "integer")
}
