//! What titles, signatures and lists of annexes name: kinds, issuers, other papers.

use super::{
    mark::Mark,
    pattern::patterns,
    shape::{self, tidy},
    view::Found,
};

patterns! {
    QUOTED_TITLE = r"《([^《》]{1,120}(?:〈[^〈〉]*〉[^《》]*)?)》";
    NOTE_ITEM = r"^(?:附\s*件?\s*[：:])?\s*([0-9]{1,2})\s*[.．、]\s*(.*)$";
    NOTE_HEAD = r"^附\s*件?\s*[0-9]*\s*[：:]\s*";
    BEFORE_ABOUT = r"^(.{2,60}?)(?:关于|转发|批转|印发)";
}

/// The titles quoted in a text, without their brackets.
pub(crate) fn quoted_titles(text: &str) -> Vec<String> {
    QUOTED_TITLE.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

/// The titles in the lines of a list of annexes, each with the position of its first line.
pub(super) fn annex_titles<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(usize, String)> {
    let mut titles: Vec<(usize, String)> = Vec::new();
    for (at, line) in (0..).zip(lines) {
        if let Some(found) = NOTE_ITEM.captures(line) {
            titles.push((at, tidy(&found[2])));
        } else if NOTE_HEAD.is_match(line) {
            let bare = tidy(&NOTE_HEAD.replace(line, ""));
            if !bare.is_empty() {
                titles.push((at, bare));
            }
        } else if shape::ANNEX_LABEL.is_match(line) {
            // `附件：` on a line of its own, before the list.
        } else if let Some((_, title)) = titles.last_mut() {
            title.push_str(&tidy(line));
        } else if Mark::of(line).is_none() {
            titles.push((at, tidy(line)));
        }
    }
    for (_, title) in &mut titles {
        *title = shape::FILE_EXTENSION.replace(title, "").into_owned();
    }
    titles
}

/// A signature without the date on its line.
pub(super) fn without_date(text: &str) -> String {
    shape::SIGNED_INLINE
        .captures(text)
        .map_or_else(|| text.to_owned(), |found| found[1].trim_end().to_owned())
}

/// The issuers, host first: by the mark, else the title, else the signature.
pub(super) fn issuers(
    marks: &[String],
    title: Option<&Found>,
    signature: Option<&Found>,
) -> Vec<String> {
    let named = |text: &str| -> Vec<String> {
        text.split(|c: char| c == '、' || c.is_whitespace())
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    };
    if !marks.is_empty() {
        let mark = marks.join("\u{3000}");
        return named(mark.trim_end_matches("文件"));
    }
    if let Some(found) = title.and_then(|title| BEFORE_ABOUT.captures(&title.text)) {
        return named(&found[1]);
    }
    let order = title.and_then(|title| {
        title.text.strip_suffix("命令").or_else(|| title.text.strip_suffix('令'))
    });
    if let Some(order) = order.filter(|order| !order.is_empty()) {
        return named(order.strip_prefix("中华人民共和国").unwrap_or(order));
    }
    signature.map(|found| named(&found.text)).unwrap_or_default()
}
