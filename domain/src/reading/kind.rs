//! Which kind (文种) a paper is, and which format it is set in.

use super::{Source, rules};
use crate::{
    Finding,
    outline::{OutlinedPaper, Part, Role},
    paper::{DocumentKind, Format},
    text::squeeze,
};

/// Kind and format.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub(super) kind: DocumentKind,
    pub(super) format: Format,
    /// Whether the paper itself names its kind.
    pub(super) named: bool,
}

/// Words in which papers of a kind end or begin, where the title does not say.
const PHRASES: [(&str, DocumentKind); 12] = [
    ("请批示", DocumentKind::Request),
    ("请审批", DocumentKind::Request),
    ("特此报告", DocumentKind::Report),
    ("特此批复", DocumentKind::Reply),
    ("特此函", DocumentKind::Letter),
    ("请函复", DocumentKind::Letter),
    ("函复如下", DocumentKind::Letter),
    ("批复如下", DocumentKind::Reply),
    ("特此公告", DocumentKind::Announcement),
    ("特此通告", DocumentKind::PublicNotice),
    ("特此通报", DocumentKind::Bulletin),
    ("通报如下", DocumentKind::Bulletin),
];

/// By the title; else by the mark, the number and the set phrases of the text.
pub(super) fn judge(source: &Source<'_>, found: &OutlinedPaper) -> Kind {
    let marks: String = source.words_of(Role::Mark);
    let marks = squeeze(&marks);
    let number = found.doc_number.as_ref().map(|number| squeeze(&number.text)).unwrap_or_default();
    let by_mark = || {
        if marks.ends_with('令') {
            Some(DocumentKind::Order)
        } else if marks.ends_with("纪要") {
            Some(DocumentKind::Minutes)
        } else {
            None
        }
    };
    let by_number = || code(&number).ends_with('函').then_some(DocumentKind::Letter);
    let named = found.kind.or_else(by_mark);
    let kind = named.or_else(|| by_phrase(source)).or_else(by_number);
    let kind = kind.unwrap_or(DocumentKind::Notice);
    Kind { kind, format: format(kind, &marks, &number), named: named.is_some() }
}

fn by_phrase(source: &Source<'_>) -> Option<DocumentKind> {
    let main = source.outline.lines.iter().filter(|line| line.part == Part::Main);
    main.rev().find_map(|line| {
        PHRASES.iter().find(|(phrase, _)| line.text.contains(phrase)).map(|(_, kind)| *kind)
    })
}

/// The format: orders and minutes have their own; 函 in the number means a letter, unless the mark
/// says 文件.
fn format(kind: DocumentKind, marks: &str, number: &str) -> Format {
    match kind {
        DocumentKind::Order => Format::Command,
        DocumentKind::Minutes if !marks.ends_with("文件") => Format::Minutes,
        DocumentKind::Report | DocumentKind::Request => Format::Document,
        _ if marks.ends_with("文件") => Format::Document,
        DocumentKind::Letter => Format::Letter,
        _ if code(number).ends_with('函') => Format::Letter,
        _ => Format::Document,
    }
}

/// The code of the issuer in a number: `国办函` of `国办函〔2018〕74号`.
fn code(number: &str) -> &str {
    let end = number.find(|c: char| !crate::number::is_han(c)).unwrap_or(number.len());
    number.get(..end).unwrap_or_default()
}

impl Kind {
    /// What there is to say of a kind that was guessed.
    pub(super) fn finding(self) -> Option<Finding> {
        (!self.named).then(|| {
            let message = format!(
                "标题没有写明文种，按“{}”处理；如不对，请在标题末尾写明文种",
                self.kind.name()
            );
            Finding::warning(rules::KIND, "标题", message)
        })
    }
}
