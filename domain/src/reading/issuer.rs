//! Issuers in marks and signatures.

use super::words::Words;
use crate::{
    outline::shape,
    paper::{Format, Masthead, SignatoryStamp},
    text::squeeze,
};

/// Whether a title is the mark of an order or of minutes, and nothing else.
pub(super) fn is_mark(title: &str, format: Format) -> bool {
    let title = squeeze(title);
    !title.contains("关于")
        && format.mark_suffixes().iter().any(|suffix| !suffix.is_empty() && title.ends_with(suffix))
}

/// What follows the names in the mark of a format by default.
pub(super) fn usual_suffix(format: Format) -> &'static str {
    format.mark_suffixes().first().copied().unwrap_or_default()
}

/// Reads issuers and suffix off the lines of the mark.
pub(super) fn read_mark(masthead: &mut Masthead, lines: &[Words], format: Format) {
    let mut names: Vec<String> = lines
        .iter()
        .flat_map(|words| {
            let text = words.trimmed();
            let text = shape::close_up(&text);
            text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let suffixes = ["文件", "命令", "令", "纪要"];
    let suffix = names.last().and_then(|last| {
        let usual = format.mark_suffixes();
        suffixes
            .into_iter()
            .find(|suffix| last.ends_with(suffix) && (usual.contains(suffix) || *suffix == "文件"))
    });
    if let (Some(suffix), Some(last)) = (suffix, names.last_mut()) {
        let name = last.strip_suffix(suffix).unwrap_or(last).to_owned();
        *last = name;
        masthead.mark_suffix = suffix.to_owned();
        if last.is_empty() && names.len() > 1 {
            names.pop();
        }
    }
    masthead.issuers = names;
}

/// The bodies that a line of a signature names.
pub(super) fn signed(line: &str) -> Vec<String> {
    let closed = shape::close_up(line);
    let parts: Vec<&str> = closed.split_whitespace().collect();
    if parts.len() > 1 && parts.iter().all(|part| part.chars().count() >= 3) {
        parts.into_iter().map(str::to_owned).collect()
    } else {
        vec![closed.trim().to_owned()]
    }
}

/// Office and name of a signatory.
pub(super) fn stamp(line: &str) -> Option<SignatoryStamp> {
    let found = shape::STAMP.captures(line.trim())?;
    Some(SignatoryStamp { office: found[1].to_owned(), name: squeeze(&found[2]) })
}
