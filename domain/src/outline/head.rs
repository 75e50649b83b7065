//! The head of a paper: masthead, title, main recipients.

use super::{
    Role,
    mark::Mark,
    recognise::Sheet,
    shape::{self, KIND_END},
};

/// No head is longer than this many lines.
const LONGEST_HEAD: usize = 24;
/// No title runs over more lines than this.
const LONGEST_TITLE: usize = 6;

/// Settles the head; returns the position where the text begins.
pub(super) fn recognise(sheet: &mut Sheet) -> usize {
    let opening = (0..sheet.len().min(LONGEST_HEAD))
        .find(|at| opens_text(sheet, *at))
        .unwrap_or_else(|| sheet.len().min(LONGEST_HEAD));
    let (before, after) = plain_lines(sheet, opening);
    let (marks, titles, rest) = share_out(sheet, before, after);
    let has_recipients = shape::is_recipients(sheet.text(opening));
    for at in marks {
        sheet.settle(at, Role::Mark);
    }
    let title_end = titles.last().copied();
    for at in titles {
        sheet.settle(at, Role::Title);
    }
    if has_recipients {
        for at in rest.into_iter().chain([opening]) {
            sheet.settle(at, Role::Recipients);
        }
        return opening.saturating_add(1);
    }
    // Without recipients the text begins after the title and what else the head settled.
    (0..=opening)
        .rev()
        .find(|at| *at < opening && sheet.role(*at).is_some())
        .map_or(0, |last| last.max(title_end.unwrap_or(0)).saturating_add(1))
}

/// Whether the text, or the main recipients, begin here.
fn opens_text(sheet: &Sheet, at: usize) -> bool {
    let text = sheet.text(at);
    if shape::WEB_HEAD.is_match(text) {
        return false;
    }
    (text.ends_with(['：', ':', '。', '；']) && !shape::SIGNERS.is_match(text))
        || text.contains('。')
        || shape::width(text) > 160
        || sheet.is_row(at)
        || Mark::of(text).is_some()
        || shape::ANNEX_LABEL.is_match(text)
        || shape::ANNEX_INLINE.is_match(text)
}

/// Settles the labelled lines of the masthead; returns the plain ones before and after the number.
fn plain_lines(sheet: &mut Sheet, opening: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut before, mut after, mut numbered) = (Vec::new(), Vec::new(), false);
    for at in 0..opening {
        match labelled(sheet.text(at)).or_else(|| further_signer(sheet, at)) {
            Some(role) => {
                numbered |= role == Role::Number;
                sheet.settle(at, role);
            }
            None if numbered => after.push(at),
            None => before.push(at),
        }
    }
    if numbered { (before, after) } else { (Vec::new(), before) }
}

/// A name below `签发人：`, which may stand on the line of the number.
fn further_signer(sheet: &Sheet, at: usize) -> Option<Role> {
    let before = at.checked_sub(1)?;
    let signed = sheet.role(before) == Some(Role::Signers) || sheet.text(before).contains("签发人");
    (signed && shape::SIGNER_NAME.is_match(sheet.text(at))).then_some(Role::Signers)
}

/// The role of a line of the masthead that says itself what it is.
fn labelled(text: &str) -> Option<Role> {
    if shape::NUMBER_LINE.is_match(text) || shape::ORDER_NUMBER.is_match(text) {
        Some(Role::Number)
    } else if shape::SIGNERS.is_match(text) {
        Some(Role::Signers)
    } else if shape::COPY_NUMBER.is_match(text) {
        Some(Role::CopyNumber)
    } else if shape::SECRECY.is_match(text) {
        Some(Role::Secrecy)
    } else if shape::URGENCY.is_match(text) {
        Some(Role::Urgency)
    } else if shape::BRACKETED.is_match(text) {
        Some(Role::Note)
    } else if shape::WEB_HEAD.is_match(text) {
        Some(Role::Debris)
    } else {
        None
    }
}

/// Who is who among the plain lines: marks, title lines, and the first lines of the recipients.
///
/// Printed papers have mark, number, title; published ones have title, number. So the title is
/// where a kind word ends a line, and by preference after the number.
fn share_out(
    sheet: &Sheet,
    before: Vec<usize>,
    after: Vec<usize>,
) -> (Vec<usize>, Vec<usize>, Vec<usize>) {
    let (marks, after): (Vec<usize>, Vec<usize>) =
        match after.iter().rposition(|at| is_mark(sheet.text(*at))) {
            Some(last) if last.saturating_add(1) < after.len() => {
                let split = last.saturating_add(1);
                (
                    after.iter().take(split).copied().collect(),
                    after.iter().skip(split).copied().collect(),
                )
            }
            _ => (Vec::new(), after),
        };
    if let Some((title, rest)) = title_in(sheet, &after) {
        return ([before, marks].concat(), title, rest);
    }
    if before.is_empty() {
        return (marks, after.into_iter().take(LONGEST_TITLE).collect(), Vec::new());
    }
    let ends_in_kind = before.last().is_some_and(|at| KIND_END.is_match(sheet.text(*at)));
    if after.is_empty() || ends_in_kind {
        let (marks, title) = before.into_iter().partition(|at| is_mark(sheet.text(*at)));
        return (marks, title, after);
    }
    (before, after.into_iter().take(LONGEST_TITLE).collect(), Vec::new())
}

/// The lines up to the last that ends in a kind word, and those that follow. The last: the title
/// `转发…的意见` goes on with `的通知`.
fn title_in(sheet: &Sheet, lines: &[usize]) -> Option<(Vec<usize>, Vec<usize>)> {
    let end = lines
        .get(..lines.len().min(LONGEST_TITLE))?
        .iter()
        .rposition(|at| KIND_END.is_match(sheet.text(*at)))?
        .saturating_add(1);
    Some((lines.iter().take(end).copied().collect(), lines.iter().skip(end).copied().collect()))
}

fn is_mark(text: &str) -> bool {
    text.ends_with("文件")
}
