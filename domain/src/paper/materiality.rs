//! Whether an edit after signing is material (实质性修改), and so goes back to the signer.

use serde::{Deserialize, Serialize};

use super::{Block, Change, Paper, redline};

/// A correction of wording (文字性修改) that the editor declares with the old and the new words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordingChange {
    /// The words as signed.
    pub was: String,
    /// The words as they should be.
    pub now: String,
}

/// The places where `new` says something else than `old`, layout and declared wording aside.
///
/// Empty means that the edit is not material. A declared change counts only if it leaves every
/// figure and every negation as it was: a deadline or a quota is never a matter of wording.
#[must_use]
pub fn material_changes(old: &Paper, new: &Paper, wording: &[WordingChange]) -> Vec<String> {
    let mut places = Vec::new();
    if (old.kind, old.format) != (new.kind, new.format) {
        places.push("文种和格式".to_owned());
    }
    if old.signature.form != new.signature.form {
        places.push("印章形式".to_owned());
    }
    if images(old) != images(new) {
        places.push("图片".to_owned());
    }
    for change in redline(old, new) {
        match change {
            Change::Kept(_) => {}
            Change::Added(passage) | Change::Removed(passage) => places.push(passage.place),
            Change::Changed { place, was, now } => {
                if !is_wording(&was, &now, wording) {
                    places.push(place);
                }
            }
        }
    }
    places
}

/// Whether the declared changes of wording, and white space, explain all the difference.
fn is_wording(was: &str, now: &str, wording: &[WordingChange]) -> bool {
    let harmless = wording.iter().filter(|change| is_harmless(change));
    let corrected =
        harmless.fold(was.to_owned(), |text, change| text.replace(&change.was, &change.now));
    without_space(&corrected) == without_space(now)
}

fn is_harmless(change: &WordingChange) -> bool {
    !change.was.is_empty() && weighty(&change.was) == weighty(&change.now)
}

/// The characters on which the meaning hangs: digits, numerals, negations.
fn weighty(text: &str) -> Vec<char> {
    let weighs =
        |c: &char| c.is_numeric() || "〇一二三四五六七八九十百千万亿两半不未无非勿禁".contains(*c);
    text.chars().filter(weighs).collect()
}

/// The text without white space, except the tabs that part the cells of a row: a figure in another
/// column is another statement.
fn without_space(text: &str) -> String {
    let says = |c: &char| *c == '\t' || !c.is_whitespace();
    text.chars().filter(says).collect()
}

/// The hashes of all pictures, in order; a redline shows captions only.
fn images(paper: &Paper) -> Vec<&str> {
    let attached = paper.attached.iter().flat_map(|attached| &attached.body);
    let annexes = paper.annexes.iter().flat_map(|annex| &annex.body);
    let blocks = paper.body.iter().chain(attached).chain(annexes);
    let images = blocks.filter_map(|block| match block {
        Block::Figure(figure) => Some(figure.image.as_str()),
        _ => None,
    });
    images.collect()
}
