//! The document number (发文字号): form, place, series, year.

use super::subject::Subject;
use crate::{
    Finding, Rule,
    number::{NumberProblem, check},
    outline::{OutlineLine, Part, Role, pattern::patterns},
    paper::DocumentKind,
};

patterns! {
    SIGNERS = r"\s+签发人.*$";
}

/// How a number is written.
pub(super) const FORM: Rule = Rule {
    id: "lint-number-form",
    source: "GB/T 9704-2012 7.2.5",
    quote: "年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（即1不编为01），在阿拉伯数字后加“号”字。",
};
/// An issued paper has a number.
pub(super) const MISSING: Rule = Rule {
    id: "lint-number-missing",
    source: "条例 第九条（五）",
    quote: "发文字号。由发文机关代字、年份、发文顺序号组成。",
};
/// Where it stands.
pub(super) const PLACE: Rule = Rule {
    id: "lint-number-place",
    source: "GB/T 9704-2012 7.2.5",
    quote: "编排在发文机关标志下空二行位置，居中排布。",
};
/// A series is for papers of its kind.
pub(super) const SERIES: Rule = Rule {
    id: "lint-number-series",
    source: "实务",
    quote: "函号用于函和信函格式的公文，文件号用于文件格式的公文。",
};
/// The year is that of signing.
pub(super) const YEAR: Rule = Rule {
    id: "lint-number-year",
    source: "条例 第二十五条（二）",
    quote: "对复核后的公文，应当确定发文字号、分送范围和印制份数并详细记载。",
};

fn numbers(subject: &Subject) -> impl Iterator<Item = &OutlineLine> {
    subject.outline.lines.iter().filter(|line| line.role == Role::Number)
}

/// Checks the form of the number.
pub(super) fn form(subject: &Subject) -> Vec<Finding> {
    numbers(subject)
        .flat_map(|line| {
            problems(line.content()).map(|problem| {
                Finding::error(FORM, "发文字号", format!("发文字号书写不规范：{problem}"))
                    .on_line(line.number)
                    .quoting(line.content())
            })
        })
        .collect()
}

/// What is wrong with a number line; that of an order bears the number of an order.
fn problems(line: &str) -> impl Iterator<Item = NumberProblem> {
    let problems = check(&SIGNERS.replace(line, "")).problems.into_iter();
    problems.filter(|problem| !matches!(problem, NumberProblem::OrderNumber { .. }))
}

/// A paper that bears a date and a masthead, but no number.
pub(super) fn missing(subject: &Subject) -> Vec<Finding> {
    let is_out = subject.paper.signed_on.is_some() || subject.paper.issued_on.is_some();
    if !is_out || !subject.under_current_rules() || subject.paper.doc_number.is_some() {
        return Vec::new();
    }
    vec![Finding::note(
        MISSING,
        "发文字号",
        "未见发文字号：已经印发的公文应当标注，草稿在登记时取号",
    )]
}

/// The number belongs into the masthead.
pub(super) fn place(subject: &Subject) -> Vec<Finding> {
    numbers(subject)
        .filter(|line| line.part != Part::Main)
        .map(|line| {
            Finding::error(PLACE, "文尾", "发文字号放在了文尾，应当移到版头、发文机关标志之下")
                .on_line(line.number)
                .quoting(line.content())
        })
        .collect()
}

/// A notice, bulletin … under the number of a letter.
pub(super) fn series(subject: &Subject) -> Vec<Finding> {
    let letter = |kind| matches!(kind, DocumentKind::Letter | DocumentKind::Reply);
    let Some(kind) = subject.paper.kind.filter(|kind| !letter(*kind)) else {
        return Vec::new();
    };
    numbers(subject)
        .filter(|line| check(line.content()).code.is_some_and(|code| code.ends_with('函')))
        .map(|line| {
            let message = format!(
                "文种是“{}”，用的却是函号：只有以信函格式印发时才可以，否则应当换用文件号",
                kind.name()
            );
            Finding::note(SERIES, "发文字号", message).on_line(line.number).quoting(line.content())
        })
        .collect()
}

/// The number is taken after signing, in the year of signing or, rarely, the next.
pub(super) fn year(subject: &Subject) -> Vec<Finding> {
    let number = subject.paper.doc_number.as_ref();
    let (Some(number), Some(signed_on)) = (number, subject.signed_on()) else {
        return Vec::new();
    };
    let Some(year) = check(&number.text).year.filter(|year| *year != signed_on.year()) else {
        return Vec::new();
    };
    let message =
        format!("发文字号的年份是{year}年，成文日期却在{}年：请核对其一", signed_on.year());
    let finding = if year < signed_on.year() {
        Finding::error(YEAR, "发文字号", message)
    } else {
        Finding::warning(YEAR, "发文字号", message)
    };
    vec![finding.on_line(number.line).quoting(&number.text)]
}
