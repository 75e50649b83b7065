//! The problems that operations answer with, described once.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use utoipa::{
    IntoResponses,
    openapi::{Ref, RefOr, response},
};

/// Status, name and words of each.
const ALL: [(&str, &str, &str); 13] = [
    ("400", "Malformed", "请求读不懂：缺项、多项、类型或格式不对"),
    ("401", "SignedOut", "尚未登录，或令牌无效"),
    ("403", "Forbidden", "没有权限，或请求不是从本系统的页面发出的"),
    ("404", "Absent", "没有找到，或不能查看"),
    ("409", "Conflict", "内容已被改动，或正在办理别的"),
    ("412", "Stale", "与 If-Match 不符：内容已被改动"),
    ("413", "TooLarge", "内容太大"),
    ("415", "MediaType", "内容类型不对"),
    ("422", "Refused", "不能办理：附规则和全部问题；或 Idempotency-Key 已用于别的内容"),
    ("428", "VersionMissing", "须带 If-Match"),
    ("429", "TooMany", "请求太频繁：Retry-After 之后再试"),
    ("500", "Internal", "服务出错，已记入运行日志"),
    ("503", "Unavailable", "暂时不能办理"),
];

/// The problems that any operation may answer with; which of them one does, [`complete`](super::complete) says.
#[derive(Debug, Clone, Copy)]
pub(in crate::api) struct Refusals;

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<response::Response>> {
        let reference = |name| RefOr::Ref(Ref::from_response_name(name));
        ALL.iter().map(|(status, name, _)| ((*status).to_owned(), reference(*name))).collect()
    }
}

/// What an operation is, as far as it decides on its refusals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    /// Whether it changes something.
    pub(super) changes: bool,
    /// Whether it is for everybody.
    pub(super) public: bool,
    /// Whether it has a body, and whether that is JSON.
    pub(super) body: bool,
    pub(super) json: bool,
    /// Whether it knows If-Match, and whether it asks for it.
    pub(super) version: bool,
    pub(super) version_needed: bool,
    /// Whether it is throttled.
    pub(super) throttled: bool,
}

impl Traits {
    /// Whether an operation of these traits may answer with this status.
    pub(super) fn answers(self, status: &str) -> bool {
        match status {
            "403" => self.changes || !self.public,
            "409" => self.changes,
            "412" => self.version,
            "413" => self.body,
            "415" => self.json,
            "428" => self.version_needed,
            "429" => self.throttled,
            _ => true,
        }
    }
}

/// All of them, for the components of the document.
pub(super) fn all() -> Map<String, Value> {
    let described = ALL.iter().map(|(status, name, words)| {
        let mut described = json!({
            "description": words,
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
            },
        });
        if let Some(headers) = headers(status) {
            described["headers"] = headers;
        }
        ((*name).to_owned(), described)
    });
    described.collect()
}

fn headers(status: &str) -> Option<Value> {
    let retry = |required: bool| {
        let schema = json!({"type": "string"});
        json!({"Retry-After": {
            "required": required, "schema": schema, "description": "多少秒之后，或何时可以再试",
        }})
    };
    match status {
        "401" => {
            let schema = json!({"type": "string", "const": "Bearer"});
            Some(json!({"WWW-Authenticate": {"required": true, "schema": schema}}))
        }
        "429" => Some(retry(true)),
        "503" => Some(retry(false)),
        _ => None,
    }
}
