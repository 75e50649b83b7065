//! The redline (花脸稿): what changed between two versions of a paper, passage by passage.

use std::iter::{Peekable, once};

use serde::{Deserialize, Serialize};

use super::{Paper, Passage};

/// What became of one passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It stayed.
    Kept(Passage),
    /// It is new.
    Added(Passage),
    /// It is gone.
    Removed(Passage),
    /// Another took its place.
    Changed {
        /// Where, in the new version.
        place: String,
        /// What it said.
        was: String,
        /// What it says now.
        now: String,
    },
}

/// What changed from `old` to `new`, in reading order, kept passages included.
///
/// Layout (column widths, alignment) does not show: a redline is about what the paper says.
#[must_use]
pub fn redline(old: &Paper, new: &Paper) -> Vec<Change> {
    let (old, new) = (old.passages(), new.passages());
    let head = common(old.iter(), new.iter());
    let most = old.len().min(new.len()).saturating_sub(head);
    let tail = common(old.iter().rev(), new.iter().rev()).min(most);
    let old_end = old.len().saturating_sub(tail);
    let new_end = new.len().saturating_sub(tail);
    let kept = |passages: &[Passage], from, to| passages.get(from..to).unwrap_or_default().to_vec();
    let (old_middle, new_middle) = (kept(&old, head, old_end), kept(&new, head, new_end));

    let mut changes: Vec<Change> = kept(&new, 0, head).into_iter().map(Change::Kept).collect();
    changes.extend(pair(middle(old_middle, new_middle)));
    changes.extend(kept(&new, new_end, new.len()).into_iter().map(Change::Kept));
    changes
}

/// How many passages from the front say the same.
fn common<'p>(
    old: impl Iterator<Item = &'p Passage>,
    new: impl Iterator<Item = &'p Passage>,
) -> usize {
    old.zip(new).take_while(|(o, n)| o.text == n.text).count()
}

/// A longest common subsequence of the two, told as kept, removed and added passages.
fn middle(old: Vec<Passage>, new: Vec<Passage>) -> Vec<Change> {
    let lengths = lengths(&old, &new);
    let length = |o: usize, n: usize| lengths.get(o).and_then(|row| row.get(n)).copied();
    let (mut o, mut n) = (0_usize, 0_usize);
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    let mut changes = vec![];
    loop {
        let same = matches!((old.peek(), new.peek()), (Some(a), Some(b)) if a.text == b.text);
        let drop_old = length(o.saturating_add(1), n) >= length(o, n.saturating_add(1));
        if same {
            old.next();
            changes.extend(new.next().map(Change::Kept));
            (o, n) = (o.saturating_add(1), n.saturating_add(1));
        } else if old.peek().is_some() && (new.peek().is_none() || drop_old) {
            changes.extend(old.next().map(Change::Removed));
            o = o.saturating_add(1);
        } else if let Some(added) = new.next() {
            changes.push(Change::Added(added));
            n = n.saturating_add(1);
        } else {
            return changes;
        }
    }
}

/// For each pair of starting points, how long the longest common subsequence of the rests is.
fn lengths(old: &[Passage], new: &[Passage]) -> Vec<Vec<u32>> {
    let mut rows: Vec<Vec<u32>> = vec![vec![0; new.len().saturating_add(1)]];
    for o in old.iter().rev() {
        let below = rows.last().cloned().unwrap_or_default();
        // Right to left: the cell under this one, and the one under and to the right of it.
        let pairs = below.iter().rev().skip(1).zip(below.iter().rev());
        let mut row = vec![0_u32];
        for (n, (down, diagonal)) in new.iter().rev().zip(pairs) {
            let right = row.last().copied().unwrap_or_default();
            let best = if o.text == n.text { diagonal.saturating_add(1) } else { right.max(*down) };
            row.push(best);
        }
        row.reverse();
        rows.push(row);
    }
    rows.reverse();
    rows
}

/// Reads each run of removals and additions between kept passages pairwise as replacements.
fn pair(changes: Vec<Change>) -> Vec<Change> {
    let mut paired = vec![];
    let mut changes = changes.into_iter().peekable();
    while changes.peek().is_some() {
        let (removed, added) = take_run(&mut changes);
        paired.extend(replace(removed, added));
        paired.extend(changes.next_if(|change| matches!(change, Change::Kept(_))));
    }
    paired
}

/// The removals and the additions up to the next kept passage.
fn take_run(changes: &mut Peekable<impl Iterator<Item = Change>>) -> (Vec<Passage>, Vec<Passage>) {
    let (mut removed, mut added) = (vec![], vec![]);
    while let Some(change) = changes.next_if(|change| !matches!(change, Change::Kept(_))) {
        match change {
            Change::Removed(passage) => removed.push(passage),
            Change::Added(passage) => added.push(passage),
            Change::Kept(_) | Change::Changed { .. } => {}
        }
    }
    (removed, added)
}

fn replace(removed: Vec<Passage>, added: Vec<Passage>) -> Vec<Change> {
    let (mut removed, mut added) = (removed.into_iter(), added.into_iter());
    let mut changes = vec![];
    loop {
        match (removed.next(), added.next()) {
            (Some(was), Some(now)) => {
                changes.push(Change::Changed { place: now.place, was: was.text, now: now.text });
            }
            (Some(was), None) => changes.extend(once(Change::Removed(was))),
            (None, Some(now)) => changes.extend(once(Change::Added(now))),
            (None, None) => return changes,
        }
    }
}
