//! Files that are handed out, whole or in part, described once.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use utoipa::{
    IntoResponses,
    openapi::{Ref, RefOr, response},
};

use crate::api::stored::PLAIN;

/// A printed paper.
#[derive(Debug, Clone, Copy)]
pub(in crate::api) struct PaperBytes;

/// A file that was handed in, or what an expert may have of it.
#[derive(Debug, Clone, Copy)]
pub(in crate::api) struct FileBytes;

type Described = BTreeMap<String, RefOr<response::Response>>;

impl IntoResponses for PaperBytes {
    fn responses() -> Described {
        references("Paper", "PaperPart")
    }
}

impl IntoResponses for FileBytes {
    fn responses() -> Described {
        references("File", "FilePart")
    }
}

fn references(whole: &str, part: &str) -> Described {
    [("200", whole), ("206", part), ("304", "Unchanged"), ("416", "Beyond")]
        .map(|(status, name)| (status.to_owned(), RefOr::Ref(Ref::from_response_name(name))))
        .into()
}

/// All of them, for the components of the document.
pub(super) fn all() -> Map<String, Value> {
    let paper = [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ];
    let of_text = ["application/octet-stream", "text/plain"];
    let file: Vec<_> = PLAIN.iter().copied().chain(of_text).collect();
    let name = header("名称；浏览器据此另存");
    let tag = header("文件的 SHA-256");
    let place = header("这一段的位置，或文件的长度");
    let answer = |words: &str, content: Value, headers: Value| json!({"description": words, "content": content, "headers": headers});
    let whole = |media: &[&str]| answer("文件", bytes(media), json!({"Content-Disposition": name}));
    let part = |media: &[&str]| {
        answer("文件的一段", bytes(media), json!({"ETag": tag, "Content-Range": place}))
    };
    let problem = json!({
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
    });
    [
        ("Paper", whole(&paper)),
        ("PaperPart", part(&paper)),
        ("File", whole(&file)),
        ("FilePart", part(&file)),
        ("Unchanged", json!({"description": "与 If-None-Match 相同", "headers": {"ETag": tag}})),
        ("Beyond", answer("没有这一段", problem, json!({"Content-Range": place}))),
    ]
    .map(|(name, described)| (name.to_owned(), described))
    .into_iter()
    .collect()
}

fn header(words: &str) -> Value {
    json!({"required": true, "schema": {"type": "string"}, "description": words})
}

/// Bytes of one of these types; their schema is empty, as OpenAPI 3.1 has it.
fn bytes(media: &[&str]) -> Value {
    Value::Object(media.iter().map(|media| ((*media).to_owned(), json!({}))).collect())
}
