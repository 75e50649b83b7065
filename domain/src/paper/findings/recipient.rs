//! Checks of the main recipients (主送机关) and the copies (抄送机关).

use crate::{
    Finding,
    paper::{Paper, RecipientNeed, rules},
};

const PLACE: &str = "主送机关";

pub(super) fn findings(paper: &Paper) -> Vec<Finding> {
    let checks = [missing(paper), colon(paper), one(paper), copies(paper)];
    checks.into_iter().flatten().collect()
}

/// The recipients, above the text or moved to the imprint.
fn recipients(paper: &Paper) -> Option<&str> {
    let moved = paper.imprint.as_ref().and_then(|imprint| imprint.recipients.as_deref());
    let named = paper.recipients.as_deref().or(moved);
    named.filter(|names| !names.trim().is_empty())
}

fn missing(paper: &Paper) -> Option<Finding> {
    if recipients(paper).is_some() {
        return None;
    }
    let message = format!("{}没有主送机关，请写明主要受理机关", paper.kind.name());
    match paper.kind.recipient_need() {
        RecipientNeed::Always => Some(Finding::error(rules::RECIPIENTS, PLACE, message)),
        RecipientNeed::Usually => Some(Finding::warning(rules::RECIPIENTS, PLACE, message)),
        RecipientNeed::Never => None,
    }
}

fn colon(paper: &Paper) -> Option<Finding> {
    let names = paper.recipients.as_ref()?;
    names.trim_end().ends_with(['：', ':']).then(|| {
        let message = "主送机关末尾多了冒号：冒号由排版加上，这里不写";
        Finding::error(rules::RECIPIENTS_COLON, PLACE, message).quoting(names)
    })
}

fn one(paper: &Paper) -> Option<Finding> {
    let names = recipients(paper).filter(|_| paper.kind.is_upward())?;
    let parts = names.split(['，', '、', '；', ',', ';', '\n']);
    let count = parts.filter(|name| !name.trim().is_empty()).count();
    (count > 1 || names.trim_start().starts_with('各')).then(|| {
        let message = format!(
            "{}应当只主送一个上级机关，这里有{count}个；其他上级机关和同级机关改用抄送",
            paper.kind.name()
        );
        Finding::error(rules::UPWARD_RECIPIENT, PLACE, message).quoting(names)
    })
}

/// Names of classes (各县区、所属单位) are how subordinates are addressed.
fn copies(paper: &Paper) -> Option<Finding> {
    let names = paper.imprint.as_ref().and_then(|imprint| imprint.cc.as_deref())?;
    let subordinate = ["各", "所属", "直属", "下属"].iter().find(|word| names.contains(*word))?;
    paper.kind.is_upward().then(|| {
        let message = format!(
            "{}不抄送下级机关，抄送里却有“{subordinate}”字头的单位，请删去",
            paper.kind.name()
        );
        Finding::error(rules::UPWARD_COPIES, "抄送机关", message).quoting(names)
    })
}
