//! What follows the main part: the attached document, the annexes, the imprint.

use super::{
    Part, Role,
    distance::distance,
    mark::{Mark, MarkStyle},
    naming::{annex_titles, quoted_titles},
    recognise::Sheet,
    shape::{self, normal},
};
use crate::text::parse_numeral;

/// No title of an annex runs over more lines than this.
const LONGEST_TITLE: usize = 4;

/// Lines of copies are set in below their label by at least this, in halves of a Han character.
const DEEP: usize = 5;

/// Copies do not run over more lines than this after a full stop.
const MOST_COPIES: usize = 8;

/// No more quoted titles than this are compared, so that cost stays bounded.
const MOST_QUOTED: usize = 50;

/// Settles labels, titles and the imprint, and places every line into its part.
pub(super) fn recognise(sheet: &mut Sheet, from: usize) {
    let noted = noted_titles(sheet, from);
    let issues = issues_document(sheet, from);
    let numbered = (0..from).any(|at| sheet.role(at) == Some(Role::Number));
    let mut part = Part::Main;
    let mut at = from;
    while at < sheet.len() {
        let next = at.saturating_add(1);
        if let Some(number) = label(sheet, at, &noted) {
            part = Part::Annex(number);
            sheet.place(at, part);
            sheet.settle(at, Role::AnnexLabel(number));
            let expected =
                usize::try_from(number).ok().and_then(|number| noted.get(number.saturating_sub(1)));
            let inline = shape::inline_annex(sheet.text(at)).is_some();
            at = if inline {
                next
            } else {
                title(sheet, next, part, expected.into_iter().cloned().collect())
            };
        } else if let Some(role) = imprint(sheet, at, numbered) {
            part = Part::Imprint;
            sheet.place(at, part);
            sheet.settle(at, role);
            at = next;
        } else if matches!(part, Part::Main | Part::Attached) && is_late_note(sheet, at) {
            // Web pages list the files once more below the date: then it is only a note.
            let role = if noted.is_empty() { Role::AnnexNote } else { Role::Note };
            sheet.place(at, part);
            sheet.settle(at, role);
            at = next;
        } else if part == Part::Main && begins_document(sheet, at, issues) {
            part = Part::Attached;
            let expected = quoted(sheet, from);
            let first = masthead(sheet, at);
            for line in at..first {
                sheet.place(line, part);
                sheet.settle(line, Role::Paragraph);
            }
            at = title(sheet, first, part, expected);
        } else {
            sheet.place(at, part);
            at = next;
        }
    }
}

/// Whether the paper says that it issues or forwards a document (印发、转发、公布).
fn issues_document(sheet: &Sheet, to: usize) -> bool {
    let says = |at: usize| {
        let text = sheet.text(at);
        match sheet.role(at) {
            Some(Role::Title | Role::Mark) => {
                text.ends_with('令') || ISSUES.iter().any(|word| text.contains(word))
            }
            _ => text.contains('现') && ISSUES.iter().any(|word| text.contains(word)),
        }
    };
    (0..to).any(says)
}

/// Words that announce a document on the pages that follow.
const ISSUES: [&str; 9] =
    ["印发", "转发", "批转", "颁发", "下发", "发布", "公布", "予以公告", "下达"];

/// Whether a document begins here: a title where one is announced, or one with a text below it.
fn begins_document(sheet: &Sheet, at: usize, issues: bool) -> bool {
    let text = sheet.text(at);
    let below = at.saturating_add(2) < sheet.len();
    shape::may_be_title(text)
        && !sheet.is_row(at)
        && !shape::LABEL_START.is_match(text)
        && Mark::of(text).is_none()
        && below
        && (issues || shape::DOCUMENT_END.is_match(text))
}

/// Where the title of a forwarded document begins: below its own mark and number.
fn masthead(sheet: &Sheet, at: usize) -> usize {
    let end = (at..sheet.len())
        .take(LONGEST_TITLE)
        .take_while(|line| {
            shape::may_be_title(sheet.text(*line)) || shape::NUMBER_LINE.is_match(sheet.text(*line))
        })
        .filter(|line| {
            let text = sheet.text(*line);
            text.ends_with("文件") || shape::NUMBER_LINE.is_match(text)
        })
        .last();
    let first = end.map_or(at, |end| end.saturating_add(1));
    // A number below the title leaves the title where it is.
    let titled = shape::may_be_title(sheet.text(first)) && Mark::of(sheet.text(first)).is_none();
    let marked = sheet.text(at).ends_with("文件") || shape::NUMBER_LINE.is_match(sheet.text(at));
    if titled && marked { first } else { at }
}

/// A list of annexes after the date, or a further item of one.
fn is_late_note(sheet: &Sheet, at: usize) -> bool {
    let goes_on = at
        .checked_sub(1)
        .and_then(|before| sheet.role(before))
        .is_some_and(|role| matches!(role, Role::AnnexNote | Role::Note));
    shape::ANNEX_INLINE.is_match(sheet.text(at))
        || (goes_on
            && Mark::of(sheet.text(at)).is_some_and(|mark| mark.style == MarkStyle::ArabicPoint))
}

/// The titles in the list of annexes.
fn noted_titles(sheet: &Sheet, to: usize) -> Vec<String> {
    let lines: Vec<&str> = (0..to)
        .filter(|at| sheet.role(*at) == Some(Role::AnnexNote))
        .map(|at| sheet.text(at))
        .collect();
    annex_titles(lines.into_iter()).into_iter().map(|(_, title)| title).collect()
}

/// The titles that the main part quotes, those of its own title first.
fn quoted(sheet: &Sheet, to: usize) -> Vec<String> {
    let title: String = (0..to)
        .filter(|at| sheet.role(*at) == Some(Role::Title))
        .map(|at| sheet.text(at))
        .collect();
    let mut found = quoted_titles(&title);
    if let Some((_, issued)) = title.split_once("印发").or_else(|| title.split_once("转发")) {
        let issued = normal(issued);
        let bare = shape::KIND_END.replace(&issued, "");
        found.push(bare.trim_end_matches('的').to_owned());
    }
    found.extend((0..to).flat_map(|at| quoted_titles(sheet.text(at))).take(MOST_QUOTED));
    found
}

/// The number of the annex whose page begins here.
fn label(sheet: &Sheet, at: usize, noted: &[String]) -> Option<u32> {
    let text = sheet.text(at);
    if other_word(sheet, text) {
        return None;
    }
    let found = shape::ANNEX_LABEL.captures(text).or_else(|| {
        let found = shape::inline_annex(text)?;
        let known = noted.iter().any(|title| normal(title) == normal(&found[2]));
        known.then_some(found)
    })?;
    let number = found.get(1).map_or("1", |number| number.as_str());
    number.parse().ok().or_else(|| parse_numeral(number))
}

/// 附表 or 附图 inside an annex: the papers' own annexes are called 附件.
fn other_word(sheet: &Sheet, text: &str) -> bool {
    let other = ["附表", "附图", "附录"].iter().any(|word| text.starts_with(word));
    other && sheet.calls_annexes()
}

/// Settles the title that begins at a position: the number of lines that comes nearest to one of
/// the titles expected. Returns the position after it.
fn title(sheet: &mut Sheet, from: usize, part: Part, expected: Vec<String>) -> usize {
    let longest = (from..sheet.len())
        .take(LONGEST_TITLE)
        .take_while(|at| {
            shape::may_be_title(sheet.text(*at))
                && Mark::of(sheet.text(*at)).is_none()
                && !sheet.is_row(*at)
        })
        .count();
    let role = if part == Part::Attached { Role::AttachedTitle } else { Role::AnnexTitle };
    let lines = nearest(sheet, from, longest, &expected);
    let end = from.saturating_add(lines);
    for at in from..end {
        sheet.place(at, part);
        sheet.settle(at, role);
    }
    if lines == 0 {
        sheet.place(from, part);
    }
    end
}

fn nearest(sheet: &Sheet, from: usize, longest: usize, expected: &[String]) -> usize {
    let mut text = String::new();
    let mut best = (usize::MAX, longest.min(1));
    for lines in 1..=longest {
        let at = from.saturating_add(lines).saturating_sub(1);
        text.push_str(&normal(sheet.text(at)));
        for title in expected {
            let far = distance(&text, &normal(title));
            if far < best.0 {
                best = (far, lines);
            }
        }
    }
    best.1
}

/// The role of a line of the imprint, or of a number set at the end.
fn imprint(sheet: &Sheet, at: usize, numbered: bool) -> Option<Role> {
    let text = sheet.text(at);
    let before = at.checked_sub(1);
    // After a full stop only what stands before the date of issue, or is set in, goes on.
    let in_cc = before.is_some_and(|before| {
        sheet.role(before) == Some(Role::Cc)
            && (!sheet.text(before).ends_with('。')
                || sheet.indent(at) >= DEEP
                || (at..sheet.len())
                    .take(MOST_COPIES)
                    .skip(1)
                    .any(|line| shape::ISSUE_DATE.is_match(sheet.text(line))))
    });
    let next = sheet.text(at.saturating_add(1));
    if text.is_empty() {
        return None;
    }
    if shape::CC.is_match(text) {
        Some(Role::Cc)
    } else if shape::ISSUE_DATE.is_match(text) {
        Some(Role::IssueDate)
    } else if shape::IMPRINT_EXTRA.is_match(text)
        || (shape::ISSUE_DATE.is_match(next) && shape::ORGANISATION_END.is_match(text))
    {
        Some(Role::ImprintOffice)
    } else if in_cc && label(sheet, at, &[]).is_none() {
        Some(Role::Cc)
    } else if !numbered && shape::NUMBER_LINE.is_match(text) {
        Some(Role::Number)
    } else {
        None
    }
}
