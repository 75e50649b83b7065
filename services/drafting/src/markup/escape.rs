//! Escaping: nothing of a text is lost, and no text is taken for a mark.

use super::DraftProblem;

/// What begins a line with a meaning.
const MARKS: &[char] = &['@', '#', '+', '*', '-', '>', '|'];

/// A text that stands alone after a label or a mark.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_basic(&mut out, c);
    }
    guard_edges(out)
}

/// A text beside others on a line: the bar and the brace are guarded too.
pub(super) fn escape_part(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '|' => out.push_str("\\|"),
            _ => push_basic(&mut out, c),
        }
    }
    guard_first(guard_edges(out), &['{'])
}

/// A paragraph: must not look like a marked line, nor like a blank one.
pub(super) fn escape_paragraph(text: &str) -> String {
    if text.is_empty() { "\\z".to_owned() } else { guard_first(escape(text), MARKS) }
}

/// A value that a template puts at a place of its choosing: every mark is guarded wherever it is.
pub(crate) fn escape_anywhere(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && c != '\\' {
            out.push('\\');
        }
        push_basic(&mut out, c);
    }
    guard_edges(out)
}

fn push_basic(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ => out.push(c),
    }
}

/// Blanks at the ends of a line mean nothing in the markup, so those of the text are written out.
fn guard_edges(text: String) -> String {
    let inner = text.trim_matches(' ');
    if inner.len() == text.len() {
        return text;
    }
    let before = text.len() - text.trim_start_matches(' ').len();
    let after = text.len() - before - inner.len();
    format!("{}{inner}{}", "\\s".repeat(before), "\\s".repeat(after))
}

fn guard_first(text: String, marks: &[char]) -> String {
    if text.starts_with(marks) { format!("\\{text}") } else { text }
}

/// Takes the escapes out again.
pub(super) fn unescape(raw: &str) -> Result<String, DraftProblem> {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('s') => out.push(' '),
            Some('z') => {}
            Some(mark) if mark.is_ascii_punctuation() => out.push(mark),
            found => {
                let found = found.map(String::from).unwrap_or_default();
                return Err(DraftProblem::BadEscape { found });
            }
        }
    }
    Ok(out)
}

/// Splits at the bars that are not escaped, blanks around the parts left out.
pub(super) fn split_parts(raw: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = raw;
    while let Some((part, after)) = split_first(rest) {
        parts.push(part);
        rest = after;
    }
    parts.push(rest.trim_matches(BLANKS));
    parts
}

/// Splits at the first bar that is not escaped.
pub(super) fn split_first(raw: &str) -> Option<(&str, &str)> {
    let at = position(raw, '|')?;
    let (part, after) = (raw.get(..at)?, raw.get(at + 1..)?);
    Some((part.trim_matches(BLANKS), after.trim_matches(BLANKS)))
}

/// Where `wanted` stands unescaped.
pub(super) fn position(raw: &str, wanted: char) -> Option<usize> {
    let mut escaped = false;
    raw.char_indices()
        .find(|&(_, c)| {
            let hit = c == wanted && !escaped;
            escaped = c == '\\' && !escaped;
            hit
        })
        .map(|(at, _)| at)
}

/// The blanks that mean nothing at the ends of lines and parts; U+3000 is text.
pub(super) const BLANKS: &[char] = &[' ', '\t', '\r'];
