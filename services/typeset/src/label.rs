//! Words that a paper derives from its model: labels, dates, numbers of annexes.

use fawen_domain::paper::{Imprint, Paper};
use jiff::civil::Date;

/// A date as printed (成文日期), arabic and without leading zeros, 7.3.5.4: `2022年10月9日`.
#[must_use]
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The head of an annex page, 7.3.7: `附件`, or `附件2` when there are several.
#[must_use]
pub fn annex(index: usize, count: usize) -> String {
    if count > 1 { format!("附件{}", index + 1) } else { "附件".to_owned() }
}

/// The number before an annex in the list after the text, 7.3.4: `1.`, or nothing for a single one.
#[must_use]
pub fn annex_number(index: usize, count: usize) -> String {
    if count > 1 { format!("{}.", index + 1) } else { String::new() }
}

/// The main recipients with their colon, 7.3.2.
#[must_use]
pub fn recipients(paper: &Paper) -> Option<String> {
    paper.recipients.as_ref().map(|names| format!("{names}："))
}

/// The note in its brackets, 7.3.6.
#[must_use]
pub fn note(note: &str) -> String {
    format!("（{note}）")
}

/// The mark (发文机关标志) as one line: names and suffix.
#[must_use]
pub fn mark(paper: &Paper) -> String {
    format!("{}{}", paper.masthead.issuers.concat(), paper.masthead.mark_suffix)
}

/// Copy number, classification and urgency, one a line, 7.2.1 to 7.2.3.
#[must_use]
pub fn corner(paper: &Paper) -> Vec<String> {
    let masthead = &paper.masthead;
    let copy = masthead.copy_number.map(|number| format!("{number:06}"));
    let secrecy = masthead.classification.as_ref().map(ToString::to_string);
    let urgency = masthead.urgency.map(|urgency| urgency.name().to_owned());
    copy.into_iter().chain(secrecy).chain(urgency).collect()
}

/// Recipients and copies of the imprint as (label, names), 7.4.2.
#[must_use]
pub fn copies(imprint: &Imprint) -> Vec<(&'static str, String)> {
    let line =
        |label, names: &Option<String>| names.as_ref().map(|names| (label, format!("{names}。")));
    line("主送：", &imprint.recipients).into_iter().chain(line("抄送：", &imprint.cc)).collect()
}

/// Office and date of issue, 7.4.3.
#[must_use]
pub fn issue(imprint: &Imprint) -> (String, String) {
    let issued = imprint.issued_on.map(|day| format!("{}印发", date(day)));
    (imprint.office.clone().unwrap_or_default(), issued.unwrap_or_default())
}
