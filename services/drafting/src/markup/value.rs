//! Values of labels: kinds, numbers, dates.

use fawen_domain::{
    number::DocumentNumber,
    paper::{Classification, DocumentKind, Format, Secrecy, Urgency},
};
use jiff::civil::Date;

const KINDS: [DocumentKind; 15] = [
    DocumentKind::Resolution,
    DocumentKind::Decision,
    DocumentKind::Order,
    DocumentKind::Communique,
    DocumentKind::Announcement,
    DocumentKind::PublicNotice,
    DocumentKind::Opinion,
    DocumentKind::Notice,
    DocumentKind::Bulletin,
    DocumentKind::Report,
    DocumentKind::Request,
    DocumentKind::Reply,
    DocumentKind::Motion,
    DocumentKind::Letter,
    DocumentKind::Minutes,
];

pub(super) fn kind(text: &str) -> Option<DocumentKind> {
    KINDS.into_iter().find(|kind| kind.name() == text)
}

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

pub(super) fn urgency(text: &str) -> Option<Urgency> {
    [Urgency::Urgent, Urgency::ExtraUrgent, Urgency::TelegramOrdinary, Urgency::TelegramImmediate]
        .into_iter()
        .find(|urgency| urgency.name() == text)
}

/// `机密★1年`, or `机密` without period.
pub(super) fn classification(text: &str) -> Option<Classification> {
    let (name, years) = match text.split_once('★') {
        Some((name, period)) => (name, Some(period.strip_suffix('年')?.parse().ok()?)),
        None => (text, None),
    };
    let secrecy = [Secrecy::Confidential, Secrecy::Secret, Secrecy::TopSecret]
        .into_iter()
        .find(|secrecy| secrecy.name() == name)?;
    Some(Classification { secrecy, years })
}

/// A number in its proper form only: what is corrected silently here would be lost.
pub(super) fn number(text: &str) -> Option<DocumentNumber> {
    let (head, seq) = text.strip_suffix('号')?.rsplit_once('〕')?;
    let (code, year) = head.rsplit_once('〔')?;
    let number =
        DocumentNumber { code: code.to_owned(), year: year.parse().ok()?, seq: seq.parse().ok()? };
    (number.to_string() == text).then_some(number)
}

/// `2023-02-20` or `2023年2月20日`.
pub(super) fn date(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| {
        let (year, rest) = text.strip_suffix('日')?.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    })
}
