//! 公文: the list.

use std::collections::BTreeSet;

use axum::response::Response;
use fawen_domain::account::Role;
use fawen_pages::{
    Badge, Choice, Tone, address,
    documents::{Documents, Filter, Row},
};
use serde::Deserialize;

use super::{names, page, visitor::Visitor};
use crate::{
    Problem,
    input::Query,
    work::{Slice, documents},
};

/// The kinds that a list is filtered by: the fifteen of the 条例.
pub(super) const KINDS: [&str; 15] = [
    "决议",
    "决定",
    "命令（令）",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    words: String,
    kind: String,
    stage: String,
    after: String,
}

pub(super) async fn list(
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let filter = documents::Filter {
        text: given(&asked.words),
        kind: given(&asked.kind),
        issuer: None,
        issued: match asked.stage.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    };
    let slice = Slice { after: given(&asked.after), limit: None };
    let found = documents::list(&desk, &filter, &slice).await?;
    let ids: BTreeSet<String> = found.items.iter().flat_map(|line| line.issuers.clone()).collect();
    let names = names::of(&desk, &ids).await?;
    let name = |id: &String| names.get(id).cloned().unwrap_or_default();
    let later = found.next.map(|after| {
        let Asked { words, kind, stage, .. } = &asked;
        let pairs =
            [("words", words.as_str()), ("kind", kind), ("stage", stage), ("after", &after)];
        address::with(address::DOCUMENTS, &pairs)
    });
    let shown = Documents {
        rows: found.items.into_iter().map(|line| row(line, name)).collect(),
        kinds: KINDS.iter().map(|kind| Choice::new(*kind, *kind)).collect(),
        stages: vec![Choice::new("no", "未印发"), Choice::new("yes", "已印发")],
        // From any page back to the first: pages are cut by the key of their last line.
        earlier: (!asked.after.is_empty()).then(|| address::DOCUMENTS.to_owned()),
        later,
        may_draft: desk.principal.holds(Role::Drafter),
        filter: Filter { words: asked.words, kind: asked.kind, stage: asked.stage },
    };
    Ok(page(&visitor.frame(), &shown))
}

fn row(line: documents::Line, name: impl Fn(&String) -> String) -> Row {
    let tone = if line.issued_on.is_some() { Tone::Done } else { Tone::Plain };
    Row {
        issuers: line.issuers.iter().map(name).collect::<Vec<_>>().join("、"),
        id: line.document,
        title: line.title,
        kind: line.kind,
        number: line.number.unwrap_or_default(),
        last: Badge::new(line.last_step, tone),
        issued_on: line.issued_on,
    }
}
