//! The end of the main part: annex list, signature, date of signing, note.

use super::{Role, mark::Mark, recognise::Sheet, shape};

/// How many lines of signatures a joint paper may have.
const MOST_SIGNATURES: usize = 12;
/// How many dates are looked at for that of signing, so that cost stays bounded.
const MOST_DATES: usize = 200;

/// Settles the end of the main part; returns the position after it.
pub(super) fn recognise(sheet: &mut Sheet, from: usize) -> usize {
    let label = (from..sheet.len()).find(|at| is_annex_label(sheet, *at));
    if (0..from).any(|at| sheet.role(at) == Some(Role::SigningDate)) {
        let ends = (from..sheet.len()).find(|at| is_imprint(sheet.text(*at)));
        let end = label.into_iter().chain(ends).min().unwrap_or(sheet.len());
        annex_note(sheet, from, end);
        return end;
    }
    let signing = signing(sheet, from, label.unwrap_or(sheet.len()));
    let (text_to, end) = match signing {
        Some(at) => (sign(sheet, from, at), notes(sheet, at.saturating_add(1))),
        None => undated(sheet, from, label),
    };
    annex_note(sheet, from, text_to);
    end
}

/// Where the paper is dated: a date below a body, a stamp or a name of the head; else below any
/// name; else one that closes the text.
fn signing(sheet: &Sheet, from: usize, to: usize) -> Option<usize> {
    let dated: Vec<usize> = (from..to)
        .filter(|at| !sheet.is_row(*at) && is_dated(sheet.text(*at)))
        .take(MOST_DATES)
        .collect();
    let head = head(sheet, from);
    let above = |at: &usize| at.checked_sub(1).filter(|before| *before >= from);
    let by_body = |at: &&usize| {
        !shape::DATE.is_match(sheet.text(**at))
            || above(at).is_some_and(|before| {
                let text = sheet.text(before);
                let named = shape::normal(text);
                may_sign(text)
                    && (shape::ORGANISATION_END.is_match(text)
                        || shape::STAMP.is_match(text)
                        || (named.chars().nth(3).is_some() && head.contains(&named)))
            })
    };
    let by_name = |at: &&usize| above(at).is_some_and(|before| may_sign(sheet.text(before)));
    let closes = |at: &&usize| {
        let next = at.saturating_add(1);
        let text = sheet.text(next);
        next >= to
            || shape::BRACKETED.is_match(text)
            || shape::NOTE_LABEL.is_match(text)
            || shape::ANNEX_INLINE.is_match(text)
            || shape::ANNEX_SPACED.is_match(text)
            || is_imprint(text)
            || shape::IMPRINT_EXTRA.is_match(text)
    };
    let found = dated.iter().find(by_body).or_else(|| dated.iter().find(by_name));
    found.or_else(|| dated.iter().rev().find(closes)).copied()
}

/// The words of mark and title.
fn head(sheet: &Sheet, to: usize) -> String {
    (0..to)
        .filter(|at| matches!(sheet.role(*at), Some(Role::Mark | Role::Title)))
        .map(|at| shape::normal(sheet.text(at)))
        .collect()
}

/// An annex label that is not the head of a list of annexes.
fn is_annex_label(sheet: &Sheet, at: usize) -> bool {
    let starts_list = sheet.text(at).ends_with(['：', ':'])
        && Mark::of(sheet.text(at.saturating_add(1))).is_some_and(|mark| mark.number == 1);
    shape::ANNEX_LABEL.is_match(sheet.text(at)) && !starts_list
}

/// A date, or a signature with its date behind it.
fn is_dated(text: &str) -> bool {
    shape::DATE.is_match(text)
        || shape::SIGNED_INLINE
            .captures(text)
            .is_some_and(|found| shape::ORGANISATION_END.is_match(found[1].trim_end()))
}

/// Settles date and signatures; returns the position where the signatures begin.
fn sign(sheet: &mut Sheet, from: usize, dated: usize) -> usize {
    let mut first = dated;
    if !shape::DATE.is_match(sheet.text(dated)) {
        sheet.settle(dated, Role::Signature);
        return first;
    }
    sheet.settle(dated, Role::SigningDate);
    for at in (from..dated).rev().take(MOST_SIGNATURES) {
        let text = sheet.text(at);
        let nearest = at.saturating_add(1) == dated;
        let signs = shape::ORGANISATION_END.is_match(text) || shape::STAMP.is_match(text);
        if !may_sign(text) || !(nearest || signs) {
            break;
        }
        sheet.settle(at, Role::Signature);
        first = at;
    }
    first
}

/// Whether a line can be a signature: a name, not a sentence, heading or list of annexes.
fn may_sign(text: &str) -> bool {
    if shape::STAMP.is_match(text) {
        return true;
    }
    !text.is_empty()
        && shape::width(text) <= 100
        && !text.contains(['。', '；', '，', '：', '\t', '《'])
        && !shape::CLOSING.is_match(text)
        && Mark::of(text).is_none()
        && !shape::ANNEX_INLINE.is_match(text)
}

/// The notes that follow the date; returns the position after them.
fn notes(sheet: &mut Sheet, from: usize) -> usize {
    let is_note = |text: &str| {
        (shape::BRACKETED.is_match(text) || shape::NOTE_LABEL.is_match(text))
            && shape::width(text) <= 200
    };
    let end = (from..sheet.len()).find(|at| !is_note(sheet.text(*at))).unwrap_or(sheet.len());
    for at in from..end {
        sheet.settle(at, Role::Note);
    }
    end
}

/// Without a date: a line that names the issuer of the head is the signature.
/// Returns where the signature begins and where the main part ends.
fn undated(sheet: &mut Sheet, from: usize, label: Option<usize>) -> (usize, usize) {
    let head = head(sheet, from);
    let limit = label
        .or_else(|| (from..sheet.len()).find(|at| is_imprint(sheet.text(*at))))
        .unwrap_or(sheet.len());
    let signature = (from..limit).rev().find(|at| {
        let text = shape::normal(sheet.text(*at));
        may_sign(&text) && text.chars().count() >= 4 && head.starts_with(&text)
    });
    match signature {
        Some(at) => {
            sheet.settle(at, Role::Signature);
            (at, notes(sheet, at.saturating_add(1)))
        }
        None => (limit, limit),
    }
}

fn is_imprint(text: &str) -> bool {
    shape::CC.is_match(text) || shape::ISSUE_DATE.is_match(text)
}

/// Whether a line tells whom to ask, or what may be published: it names no annex.
fn tells(text: &str) -> bool {
    let labelled = text.contains(['：', ':']) && shape::BRACKETED.is_match(text);
    labelled
        || shape::NOTE_LABEL.is_match(text)
        || shape::NOTE_LABEL.is_match(text.trim_start_matches(['（', '(']))
}

/// Settles the list of annexes that ends the text.
fn annex_note(sheet: &mut Sheet, from: usize, to: usize) {
    let heads_list = |at: &usize| {
        let text = sheet.text(*at);
        shape::ANNEX_INLINE.is_match(text) || shape::ANNEX_LABEL.is_match(text)
    };
    let mut start = (from..to).rev().find(heads_list);
    // `附件1：…` and `附件2：…` on lines of their own are one list.
    while let Some(before) = start.and_then(|at| (from..at).rev().take(2).find(heads_list)) {
        start = Some(before);
    }
    let mut told = false;
    for at in start.unwrap_or(to)..to {
        let text = sheet.text(at);
        if text.contains('。') && Mark::of(text).is_none() && Some(at) != start {
            break;
        }
        let tells = Some(at) != start && tells(text);
        if told && !tells && !shape::LABEL_START.is_match(text) {
            break;
        }
        told |= tells;
        sheet.settle(at, if told { Role::Note } else { Role::AnnexNote });
    }
}
