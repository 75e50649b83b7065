//! Checks of the text (正文) as a whole, and of its lists.

use crate::{
    Finding,
    paper::{Block, DocumentKind, Paper, rules},
};

pub(super) fn findings(paper: &Paper) -> Vec<Finding> {
    let mut findings = vec![];
    if paper.body.is_empty() {
        let message = "没有正文，请写明公文的内容";
        findings.push(Finding::error(rules::BODY, "正文", message));
    }
    findings.extend(smuggled_request(paper));
    for (part, blocks) in paper.texts() {
        findings.extend(empty_lists(&part, blocks));
    }
    findings
}

fn empty_lists(part: &str, blocks: &[Block]) -> Vec<Finding> {
    let empty = blocks.iter().enumerate().filter(
        |(_, block)| matches!(block, Block::List(list) if list.items.iter().all(|item| item.trim().is_empty())),
    );
    let findings = empty.map(|(index, _)| {
        let place = format!("{part} 第{}段", index.saturating_add(1));
        Finding::error(rules::LIST_EMPTY, place, "列表没有内容，请补上各项或者删去")
    });
    findings.collect()
}

/// A report that asks for something (报告夹带请示).
fn smuggled_request(paper: &Paper) -> Option<Finding> {
    if paper.kind != DocumentKind::Report {
        return None;
    }
    let asking = ["妥否", "当否", "请批示", "请批复", "请审批", "请批准", "请予批准", "请予审批"];
    let passages = paper.passages();
    let mut body = passages.iter().filter(|passage| passage.place.starts_with("正文"));
    let found = body.find_map(|passage| {
        let words = asking.iter().find(|words| passage.text.contains(*words))?;
        Some((passage, words))
    });
    let (passage, words) = found?;
    let message = format!("报告里有请求的话“{words}”：报告不得夹带请示事项，请另行请示");
    Some(Finding::warning(rules::REPORT_REQUEST, &passage.place, message).quoting(*words))
}
