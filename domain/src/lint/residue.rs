//! What web pages, scanners and old habits leave in a paper.

use super::subject::Subject;
use crate::{
    Finding, Rule, Severity,
    outline::{OutlineLine, Role, pattern::patterns, shape},
};

patterns! {
    MARKDOWN = r"\*\*|^\s*[-*#>]+\s+\S";
    ENTITY = r"&(?:nbsp|amp|lt|gt|quot|#[0-9]+);|</?[a-zA-Z][^<>]{0,80}>|\u{fffd}";
}

/// A paper holds its own text and nothing else.
pub(super) const DEBRIS: Rule =
    Rule {
        id: "lint-residue", source: "条例 第二十条（四）", quote: "文种是否正确，格式是否规范"
    };
/// No page is without text.
pub(super) const EMPTY_PAGE: Rule = Rule {
    id: "lint-empty-page",
    source: "GB/T 9704-2012 7.3.5.5",
    quote: "当公文排版后所剩空白处不能容下印章或签发人签名章、成文日期时，可以采取调整行距、字距的措施解决。",
};

/// Finds remains of web pages (errors), of conversion and of page numbers (notes).
pub(super) fn debris(subject: &Subject) -> Vec<Finding> {
    subject.outline.lines.iter().filter_map(remains).collect()
}

fn remains(line: &OutlineLine) -> Option<Finding> {
    let words = line.content();
    let (severity, message) = if line.role == Role::PageNumber {
        (Severity::Note, format!("残留的页码“{words}”：页码由排版生成，应当从文本中删去"))
    } else if shape::WEB_DEBRIS.is_match(words) {
        (Severity::Error, format!("残留的网页文字“{words}”，应当删去"))
    } else if let Some(found) = ENTITY.find(&line.text) {
        (Severity::Error, format!("残留的网页代码或乱码“{}”，应当删去", found.as_str()))
    } else if line.role != Role::TableRow && MARKDOWN.is_match(&line.text) {
        (Severity::Note, "残留的标记符号（**、- 等），应当删去".to_owned())
    } else {
        return None;
    };
    let quote: String = line.text.trim().chars().take(24).collect();
    Some(
        Finding::new(DEBRIS, severity, line.part.name(), message)
            .on_line(line.number)
            .quoting(quote),
    )
}

/// Finds `（此页无正文）`.
pub(super) fn empty_page(subject: &Subject) -> Vec<Finding> {
    subject
        .outline
        .lines
        .iter()
        .filter(|line| shape::EMPTY_PAGE.is_match(line.content()))
        .map(|line| {
            let message = "不应使用“此页无正文”：应当调整行距、字距，使落款与正文同页";
            Finding::error(EMPTY_PAGE, line.part.name(), message)
                .on_line(line.number)
                .quoting(line.content())
        })
        .collect()
}
