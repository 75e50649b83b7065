//! What a line of the markup is, told by its first characters.

use fawen_domain::paper::{HeadingLevel, ListMarker};

use super::{DraftProblem, escape::BLANKS, label::Label};

/// A line, its text still escaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// `@标题 …`
    Label(Label, &'a str),
    /// `# 一、…`
    Heading(HeadingLevel, &'a str),
    /// `+ …`, `* …`, `- …`
    Item(ListMarker, &'a str),
    /// `|| … | …`
    Row(&'a str),
    /// `> …`
    AsItStands(&'a str),
    /// Anything else.
    Paragraph(&'a str),
}

/// The lines of a text with their numbers, blank ones left out.
pub(super) fn lines(
    text: &str,
) -> impl Iterator<Item = (usize, Result<Line<'_>, DraftProblem>)> + '_ {
    text.split('\n')
        .zip(1..)
        .map(|(line, number)| (number, line.trim_matches(BLANKS)))
        .filter(|(_, line)| !line.is_empty())
        .map(|(number, line)| (number, classify(line)))
}

fn classify(line: &str) -> Result<Line<'_>, DraftProblem> {
    if let Some(rest) = line.strip_prefix('@') {
        let (name, value) = split_off_word(rest);
        let label =
            name.parse().map_err(|_| DraftProblem::UnknownLabel { name: name.to_owned() })?;
        return Ok(Line::Label(label, value));
    }
    if let Some(row) = line.strip_prefix("||") {
        return Ok(Line::Row(row));
    }
    let Some(mark) = line.chars().next().filter(|c| "#+*->".contains(*c)) else {
        return Ok(Line::Paragraph(line));
    };
    // Only the mark of headings is repeated; `--` is a paragraph that forgot its backslash.
    let most = if mark == '#' { line.len() } else { 1 };
    let depth = line.chars().take(most).take_while(|c| *c == mark).count();
    let text = line.get(depth..).unwrap_or_default();
    if !text.is_empty() && !text.starts_with(BLANKS) {
        return Err(DraftProblem::MarkNotSetOff { mark: mark.to_string() });
    }
    let text = text.trim_matches(BLANKS);
    Ok(match mark {
        '+' => Line::Item(ListMarker::Arabic, text),
        '*' => Line::Item(ListMarker::Bracketed, text),
        '-' => Line::Item(ListMarker::None, text),
        '>' => Line::AsItStands(text),
        _ => Line::Heading(level(depth)?, text),
    })
}

fn level(depth: usize) -> Result<HeadingLevel, DraftProblem> {
    match depth {
        1 => Ok(HeadingLevel::One),
        2 => Ok(HeadingLevel::Two),
        3 => Ok(HeadingLevel::Three),
        4 => Ok(HeadingLevel::Four),
        _ => Err(DraftProblem::TooDeep),
    }
}

/// The first word, and the rest without the blanks between.
pub(super) fn split_off_word(text: &str) -> (&str, &str) {
    match text.split_once(BLANKS) {
        Some((word, rest)) => (word, rest.trim_matches(BLANKS)),
        None => (text, ""),
    }
}
