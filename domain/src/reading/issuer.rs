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

/// The lines of a mark with 文件 behind the last name, where it stands in the middle of the names.
pub(super) fn suffix_last(lines: Vec<Words>) -> Vec<Words> {
    let count = lines.len();
    let mut names = Vec::new();
    let mut suffix = None;
    for (at, words) in lines.into_iter().enumerate() {
        let found = words.text.trim_end().strip_suffix("文件").map(str::len);
        match found.filter(|_| at.saturating_add(1) < count && suffix.is_none()) {
            Some(end) => {
                let (name, file) = words.split_at(end);
                suffix = Some(file);
                names.extend((!name.is_empty()).then_some(name));
            }
            None => names.push(words),
        }
    }
    names.extend(suffix);
    names
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

/// The bodies that a line of a signature names; letters set apart are one name, to its last word.
pub(super) fn signed(line: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut open = false;
    for part in line.split_whitespace() {
        let letter = part.chars().nth(1).is_none();
        match names.last_mut() {
            Some(name) if open && letter => name.push_str(part),
            // A short word that does not end as a body does is part of the next or the last name.
            Some(name) if !letter && !shape::ORGANISATION_END.is_match(name) => {
                name.push_str(part);
            }
            _ => names.push(part.to_owned()),
        }
        open = letter && !part.ends_with(['部', '局', '厅', '署', '行']);
    }
    names
}

/// Office and name of a signatory.
pub(super) fn stamp(line: &str) -> Option<SignatoryStamp> {
    let found = shape::STAMP.captures(line.trim())?;
    Some(SignatoryStamp { office: found[1].to_owned(), name: squeeze(&found[2]) })
}
