//! Values of labels that are more than text, and that the domain has no one form for.

use fawen_domain::{calendar::parse_date, paper::Format};
use jiff::civil::Date;

/// The formats by the names that drafts have for them.
const FORMATS: [(Format, &str); 4] = [
    (Format::Document, "文件"),
    (Format::Letter, "信函"),
    (Format::Command, "命令"),
    (Format::Minutes, "纪要"),
];

pub(super) fn format(text: &str) -> Option<Format> {
    FORMATS.into_iter().find(|(_, name)| *name == text).map(|(format, _)| format)
}

pub(super) fn format_name(format: Format) -> &'static str {
    FORMATS.into_iter().find(|(f, _)| *f == format).map_or("文件", |(_, name)| name)
}

/// `2023-02-20`, or as papers write it: `2023年2月20日`.
pub(super) fn date(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| parse_date(text).ok())
}
