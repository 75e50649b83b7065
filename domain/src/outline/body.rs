//! The body of each part: headings, lists, tables, paragraphs.

use std::collections::BTreeSet;

use super::{
    Part, Role,
    mark::{Mark, MarkStyle},
    recognise::Sheet,
    shape,
};

/// Settles every line that no other pass has settled.
pub(super) fn recognise(sheet: &mut Sheet) {
    let structured = parts_with_headings(sheet);
    let sections = sections(sheet);
    contents(sheet);
    for at in 0..sheet.len() {
        if sheet.role(at).is_none() {
            let role = if sections.contains(&at) {
                Role::TableRow
            } else {
                role(sheet, at, structured.contains(&sheet.part(at)))
            };
            sheet.settle(at, role);
        }
    }
}

/// The entries of a table of contents (目录): they stand again as headings below.
fn contents(sheet: &mut Sheet) {
    let Some(title) = (0..sheet.len()).find(|at| shape::normal(sheet.text(*at)) == "目录") else {
        return;
    };
    let first = title.saturating_add(1);
    let entry = |at: usize| shape::normal(sheet.text(at).trim_end_matches(PAGE_OF_ENTRY));
    let opening = entry(first);
    let below = (first.saturating_add(1)..sheet.len())
        .take(MOST_ENTRIES)
        .take_while(|at| !sheet.text(*at).contains('。') && !sheet.is_row(*at))
        .find(|at| entry(*at) == opening);
    for at in first..below.unwrap_or(first) {
        if sheet.role(at).is_none() {
            sheet.settle(at, Role::Paragraph);
        }
    }
}

/// No table of contents has more entries.
const MOST_ENTRIES: usize = 400;
/// What leads to the page number of an entry.
const PAGE_OF_ENTRY: &[char] =
    &['.', '…', '·', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ', '\u{3000}', '-'];

/// Lines between two rows of one table that head the rows below them: `二、服务方面（共4项）`.
///
/// They stand close to the row above, are no sentences, and the rows around them have as many cells.
fn sections(sheet: &Sheet) -> BTreeSet<usize> {
    let mut sections = BTreeSet::new();
    let mut row: Option<usize> = None;
    for at in 0..sheet.len() {
        if !sheet.is_row(at) {
            continue;
        }
        if let Some(above) =
            row.replace(at).filter(|above| at.saturating_sub(*above) <= MOST_SECTIONS)
        {
            let between = above.saturating_add(1)..at;
            if sheet.cells(above) == sheet.cells(at)
                && sheet.cells(at) > 2
                && sheet.text(above) != sheet.text(at)
                && between.clone().all(|line| is_section(sheet, line))
            {
                sections.extend(between);
            }
        }
    }
    sections
}

/// How many lines may stand between two rows of one table.
const MOST_SECTIONS: usize = 4;

fn is_section(sheet: &Sheet, at: usize) -> bool {
    let text = sheet.text(at);
    sheet.role(at).is_none()
        && sheet.is_close(at)
        && shape::width(text) <= 80
        && !text.ends_with(['。', '：', ':'])
        && !text.starts_with('表')
        && (Mark::of(text).is_some() || !text.contains(['：', ':']))
}

/// The parts that have headings of the first two levels: there `1.` is a heading, not a list.
fn parts_with_headings(sheet: &Sheet) -> BTreeSet<Part> {
    (0..sheet.len())
        .filter(|at| {
            Mark::of(sheet.text(*at)).is_some_and(|mark| {
                !matches!(
                    mark.style,
                    MarkStyle::ArabicPoint | MarkStyle::ArabicBrackets | MarkStyle::Article
                )
            }) && !sheet.is_row(*at)
        })
        .map(|at| sheet.part(at))
        .collect()
}

fn role(sheet: &Sheet, at: usize, structured: bool) -> Role {
    let text = sheet.text(at);
    let in_form = matches!(sheet.part(at), Part::Annex(_)) && is_blank_to_fill(text);
    if sheet.is_row(at) || in_form {
        return Role::TableRow;
    }
    let Some(mark) = Mark::of(text) else {
        return Role::Paragraph;
    };
    let numbered = matches!(mark.style, MarkStyle::ArabicPoint | MarkStyle::ArabicBrackets);
    match mark.style.level() {
        Some(_) if numbered && !structured => Role::ListItem,
        Some(level) => Role::Heading(level),
        None => Role::Paragraph,
    }
}

/// A line of a form: a label and room to write, `手机号码：`.
fn is_blank_to_fill(text: &str) -> bool {
    let label = text.trim_end_matches(['：', ':']);
    label.len() < text.len()
        && label.chars().count() <= 12
        && !label.contains(['，', '。', '、'])
        && Mark::of(text).is_none()
}
