//! The head of a paper: masthead, title, main recipients.

use super::{
    Role,
    mark::Mark,
    recognise::Sheet,
    shape::{self, KIND_END},
};

/// No head is longer than this many lines.
const LONGEST_HEAD: usize = 40;
/// No title runs over more lines than this.
const LONGEST_TITLE: usize = 8;

/// Settles the head; returns the position where the text begins.
pub(super) fn recognise(sheet: &mut Sheet) -> usize {
    let opening = (0..sheet.len().min(LONGEST_HEAD))
        .find(|at| opens_text(sheet, *at))
        .unwrap_or_else(|| sheet.len().min(LONGEST_HEAD));
    let (mut before, mut after) = plain_lines(sheet, opening);
    let has_recipients = !sheet.is_row(opening) && names_recipients(sheet, opening);
    let mut recipients = Vec::new();
    if has_recipients {
        recipients = wrapped_recipients(sheet, &mut before, &mut after, opening);
    }
    repeated_title(sheet, &mut before, &after);
    let (marks, titles, rest) = share_out(sheet, before, after);
    settle_marks(sheet, &marks, &titles);
    let title_end = titles.last().copied();
    for at in titles {
        sheet.settle(at, Role::Title);
    }
    if has_recipients {
        // Below the title of a report stand the meeting and the body that reports.
        for at in rest {
            let text = sheet.text(at);
            let role = if text.starts_with('—') {
                Role::Note
            } else if shape::ORGANISATION_END.is_match(text) && !text.contains(['、', '，']) {
                Role::Mark
            } else {
                Role::Recipients
            };
            sheet.settle(at, role);
        }
        for at in recipients.into_iter().chain([opening]) {
            sheet.settle(at, Role::Recipients);
        }
        return opening.saturating_add(1);
    }
    sign_below_title(sheet, &rest);
    // Without recipients the text begins after the title and what else the head settled.
    (0..=opening)
        .rev()
        .find(|at| *at < opening && sheet.role(*at).is_some())
        .map_or(0, |last| last.max(title_end.unwrap_or(0)).saturating_add(1))
}

/// Whether the recipients end here; an edge may have left no more than `单位：` for this line.
fn names_recipients(sheet: &Sheet, at: usize) -> bool {
    let text = sheet.text(at);
    let before = at.checked_sub(1).map_or("", |before| sheet.text(before));
    shape::is_recipients(text)
        || (shape::enumerates(before) && shape::is_recipients(&format!("{before}{text}")))
}

/// A communique (公报) is signed below its title: bodies and the date, in either order.
fn sign_below_title(sheet: &mut Sheet, rest: &[usize]) {
    let bodies = rest.iter().all(|at| shape::ORGANISATION_END.is_match(sheet.text(*at)));
    let below = rest.last().map(|last| last.saturating_add(1));
    let above = rest.first().and_then(|first| first.checked_sub(1));
    let dated =
        below.into_iter().chain(above).find(|at| shape::DATE.is_match(sheet.text(*at)) && bodies);
    if let Some(date) = dated {
        for at in rest {
            sheet.settle(*at, Role::Signature);
        }
        sheet.settle(date, Role::SigningDate);
    }
}

/// Whether the text, or the main recipients, begin here.
fn opens_text(sheet: &Sheet, at: usize) -> bool {
    let text = sheet.text(at);
    if shape::WEB_HEAD.is_match(text) || labelled(text) == Some(Role::Number) {
        return false;
    }
    (text.ends_with(['：', ':', '。', '；']) && !shape::SIGNERS.is_match(text))
        || text.contains('。')
        || shape::HALF_STOP.is_match(text)
        || shape::width(text) > 160
        || sheet.is_row(at)
        || Mark::of(text).is_some()
        || shape::ANNEX_LABEL.is_match(text)
        || shape::ANNEX_INLINE.is_match(text)
        || (shape::LABEL_START.is_match(text) && labelled(text).is_none())
}

/// Settles the labelled lines of the masthead; returns the plain ones before and after the number.
fn plain_lines(sheet: &mut Sheet, opening: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut before, mut after, mut numbered) = (Vec::new(), Vec::new(), false);
    for at in 0..opening {
        let role = labelled(sheet.text(at))
            .or_else(|| further_signer(sheet, at))
            .or_else(|| wrapped_note(sheet, at, opening));
        match role {
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

/// The plain lines right before the last line of the recipients that are the rest of them: they
/// enumerate, or a line before them does not end.
fn wrapped_recipients(
    sheet: &Sheet,
    before: &mut Vec<usize>,
    after: &mut Vec<usize>,
    opening: usize,
) -> Vec<usize> {
    let mut wrapped = Vec::new();
    let mut next = opening;
    loop {
        let others = before.len().saturating_add(after.len());
        let lines = if after.is_empty() { &mut *before } else { &mut *after };
        let Some(at) = lines.last().copied() else {
            break;
        };
        let text = sheet.text(at);
        if at.saturating_add(1) != next || others < 2 || !shape::enumerates(text) {
            break;
        }
        lines.pop();
        wrapped.push(at);
        next = at;
    }
    wrapped.reverse();
    wrapped
}

/// The title that a web site sets above its page, word for word, does not belong to the paper.
fn repeated_title(sheet: &mut Sheet, before: &mut Vec<usize>, after: &[usize]) {
    let said = |lines: &[usize]| -> String {
        lines.iter().map(|at| shape::normal(sheet.text(*at))).collect()
    };
    let title = said(after);
    let repeated = before.first().copied().filter(|at| {
        let first = shape::normal(sheet.text(*at));
        let rest = said(before.get(1..).unwrap_or_default());
        KIND_END.is_match(&first) && (rest.ends_with(&first) || title.ends_with(&first))
    });
    if let Some(at) = repeated {
        sheet.settle(at, Role::Debris);
        before.remove(0);
    }
}

/// Settles the mark; short words above the first name are remarks in the corner: `A类`.
fn settle_marks(sheet: &mut Sheet, marks: &[usize], titles: &[usize]) {
    let named = marks.iter().position(|at| is_name(&shape::close_up(sheet.text(*at))));
    let first = named.or_else(|| titles.first().map(|_| 0)).unwrap_or(0);
    for (index, at) in marks.iter().enumerate() {
        let remark = index < first && shape::width(sheet.text(*at)) <= 20;
        sheet.settle(*at, if remark { Role::Corner } else { Role::Mark });
    }
}

/// Whether a line of the mark ends as a body or a mark does.
fn is_name(text: &str) -> bool {
    shape::ORGANISATION_END.is_match(text) || is_mark(text) || KIND_END.is_match(text)
}

/// A line of a bracketed note that an edge cut: `（2023年8月30日第九届人民代表大会` and the next.
fn wrapped_note(sheet: &Sheet, at: usize, opening: usize) -> Option<Role> {
    let closes = |text: &str| text.ends_with(['）', ')']);
    if at.checked_sub(1).is_some_and(|before| open_note(sheet, before)) {
        return Some(Role::Note);
    }
    let end = (at..opening).take(LONGEST_NOTE).find(|line| closes(sheet.text(*line)))?;
    let whole: String = (at..=end).map(|line| sheet.text(line)).collect();
    let dates = shape::BRACKETED.is_match(&whole) && shape::DATES_PAPER.is_match(&whole);
    dates.then_some(Role::Note)
}

/// Whether the note that the line at a position belongs to goes on below it.
fn open_note(sheet: &Sheet, at: usize) -> bool {
    sheet.role(at) == Some(Role::Note) && {
        let from = (0..=at)
            .rev()
            .take(LONGEST_NOTE)
            .find(|line| sheet.text(*line).starts_with(['（', '(']));
        from.is_some_and(|from| {
            let lines = (from..=at).map(|line| sheet.text(line));
            let (opened, closed) = lines.fold((0_usize, 0_usize), |(opened, closed), text| {
                (
                    opened.saturating_add(text.matches(['（', '(']).count()),
                    closed.saturating_add(text.matches(['）', ')']).count()),
                )
            });
            opened > closed
        })
    }
}

/// No note below a title runs over more lines than this.
const LONGEST_NOTE: usize = 6;

/// A name below `签发人：`, which may stand on the line of the number.
fn further_signer(sheet: &Sheet, at: usize) -> Option<Role> {
    let before = at.checked_sub(1)?;
    let signed = sheet.role(before) == Some(Role::Signers) || sheet.text(before).contains("签发人");
    (signed && shape::SIGNER_NAME.is_match(sheet.text(at))).then_some(Role::Signers)
}

/// The role of a line of the masthead that says itself what it is.
fn labelled(text: &str) -> Option<Role> {
    if shape::is_number_line(text) || shape::ORDER_NUMBER.is_match(text) {
        Some(Role::Number)
    } else if shape::SIGNERS.is_match(text) {
        Some(Role::Signers)
    } else if shape::COPY_NUMBER.is_match(text) {
        Some(Role::CopyNumber)
    } else if shape::SECRECY.is_match(text) {
        Some(Role::Secrecy)
    } else if shape::URGENCY.is_match(text) {
        Some(Role::Urgency)
    } else if shape::TITLE_BRACKET.is_match(text) {
        None
    } else if shape::BRACKETED.is_match(text) || is_dated(text) {
        Some(Role::Note)
    } else if shape::WEB_HEAD.is_match(text) {
        Some(Role::Debris)
    } else {
        None
    }
}

/// A date, or the office and date that stand below the red rule of minutes.
fn is_dated(text: &str) -> bool {
    shape::DATE.is_match(text)
        || shape::SIGNED_INLINE.captures(text).is_some_and(|found| {
            let office = found[1].trim_end().trim_end_matches(['编', '印']);
            shape::ORGANISATION_END.is_match(office)
        })
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
        let (own, title) = own_mark(sheet, title);
        return ([before, marks, own].concat(), title, rest);
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

/// A first line that the title goes on to repeat is the mark of the issuer.
fn own_mark(sheet: &Sheet, title: Vec<usize>) -> (Vec<usize>, Vec<usize>) {
    let text = |at: usize| shape::normal(sheet.text(at));
    let repeated = match title.as_slice() {
        [first, second, ..] => text(*second).starts_with(&text(*first)),
        _ => false,
    };
    let marks = usize::from(repeated);
    (title.iter().take(marks).copied().collect(), title.into_iter().skip(marks).collect())
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
    shape::close_up(text).ends_with("文件")
}
