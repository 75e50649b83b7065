//! Turns of phrase that several histories share.

use std::fmt::Display;

use fawen_domain::{Finding, Severity, calendar::in_figures, context::BEIJING};
use jiff::{Timestamp, civil::Date};

/// A day: `2022年9月20日`.
pub(crate) fn day(date: Date) -> String {
    in_figures(date)
}

/// A moment in Beijing: `2022年9月20日9时5分`.
pub(crate) fn moment(at: Timestamp) -> String {
    let at = BEIJING.to_datetime(at);
    format!("{}{}时{}分", in_figures(at.date()), at.hour(), at.minute())
}

/// Things, separated by `、`.
pub(crate) fn list<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    items.join("、")
}

/// What follows if there is something: `，{before}{what}`.
pub(crate) fn also<T: Display>(before: &str, what: Option<T>) -> String {
    what.map_or_else(String::new, |what| format!("，{before}{what}"))
}

/// Errors and warnings by number: `，形式检查发现错误1处、提醒2处`.
pub(crate) fn findings(findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let counts = [(count(Severity::Error), "错误"), (count(Severity::Warning), "提醒")];
    let told = counts.iter().filter(|(count, _)| *count > 0);
    let told = list(told.map(|(count, name)| format!("{name}{count}处")));
    if told.is_empty() { String::new() } else { format!("，检查发现{told}") }
}

/// The beginning of a hash, enough to tell it by.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
