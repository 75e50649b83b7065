//! Where lines break: first fit over the allowed breaks.
//!
//! A mark that does not fit takes the character before it along to the next line (推出), and the line is
//! spread to the edge. Word processors do the same when marks may neither hang nor be set closer, so the
//! DOCX breaks where the pages do. Closer marks (追入) and hanging ones (悬挂) were tried: see docs/libreoffice.md.

use std::ops::Range;

use super::{
    atom::Atom,
    class::{self, Script},
};
use crate::Nudge;

/// Words longer than this may be parted at their seams: addresses.
const LONG_WORD: usize = 24;

/// A line as a range of atoms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) atoms: Range<usize>,
    /// Where a word processor would break elsewhere: how it is made to break here.
    pub(super) nudge: Option<Nudge>,
}

/// The lines of a paragraph; together they hold every atom. `room` is in twips.
pub(super) fn lines(atoms: &[Atom], room: impl Fn(usize) -> i32) -> Vec<Broken> {
    let breaks = Breaks::of(atoms);
    let mut lines: Vec<Broken> = Vec::new();
    let mut start = 0;
    while start < atoms.len() {
        let line = breaks.line(atoms, start, room(lines.len()));
        start = line.atoms.end;
        lines.push(line);
    }
    lines
}

/// Width of the longest piece that no break parts.
pub(super) fn longest_piece(atoms: &[Atom]) -> f64 {
    let breaks = Breaks::of(atoms);
    let (mut longest, mut piece) = (0.0_f64, 0.0);
    for (atom, ends) in atoms.iter().zip(breaks.ours) {
        piece += atom.width;
        longest = longest.max(piece);
        if ends {
            piece = 0.0;
        }
    }
    longest
}

/// The allowed breaks of a paragraph: for every atom, whether a line may end after it.
struct Breaks {
    ours: Vec<bool>,
    /// Where a word processor may break.
    plain: Vec<bool>,
}

impl Breaks {
    fn of(atoms: &[Atom]) -> Self {
        let pairs = atoms.iter().zip(atoms.iter().skip(1)).zip(long_words(atoms));
        let breaks = pairs.map(|((before, next), long)| {
            let known = known(before, next);
            (may_break(before, next, known, long), known && !clings(before, next))
        });
        let (mut ours, mut plain): (Vec<bool>, Vec<bool>) = breaks.unzip();
        ours.push(true);
        plain.push(true);
        Self { ours, plain }
    }

    /// The line that starts at `start`; it always holds an atom.
    fn line(&self, atoms: &[Atom], start: usize, room: i32) -> Broken {
        let (mut width, mut printed, mut gap) = (0_i32, 0_i32, 0_i32);
        // What fits without a break, and up to the last break.
        let (mut forced, mut last) = (start + 1, None);
        for (index, atom) in atoms.iter().enumerate().skip(start) {
            let end = index + 1;
            width = width.saturating_add(gap).saturating_add(atom.fit);
            gap = atom.gap_fit;
            // Spaces at the end of a line take no room: they go with what stands before them.
            if !atom.is_space() {
                printed = width;
            }
            if printed > room {
                return last.map_or(Broken { atoms: start..forced, nudge: None }, |last: Last| {
                    let line = atoms.get(start..last.end).unwrap_or_default();
                    let tracked = line.iter().filter(|atom| !atom.ends).count();
                    Broken { atoms: start..last.end, nudge: last.nudge(tracked, room) }
                });
            }
            forced = end;
            let plain = self.plain.get(index).copied().unwrap_or(false);
            if self.ours.get(index).copied().unwrap_or(false) {
                last = Some(Last { end, width: width.saturating_add(gap), plain, further: None });
            } else if let Some(last) = last.as_mut().filter(|last| plain || !last.plain) {
                last.further = last.further.or(Some(printed));
            }
        }
        Broken { atoms: start..atoms.len(), nudge: None }
    }
}

/// The last break that fits.
#[derive(Debug, Clone, Copy)]
struct Last {
    end: usize,
    /// Width up to it, with the gap after it.
    width: i32,
    /// Whether every word processor breaks there.
    plain: bool,
    /// Width of what a word processor would put on the line besides, at the least.
    further: Option<i32>,
}

impl Last {
    /// The least tracking on so many characters that makes what may follow too wide for the line.
    fn nudge(self, count: usize, room: i32) -> Option<Nudge> {
        /// Word processors round every piece of a line.
        const ROUNDING: i32 = 12;
        let count = i32::try_from(count).unwrap_or(i32::MAX).max(1);
        let most = (room - self.width) / count;
        let wanted = self.further.map(|further| (room - further + ROUNDING) / count + 1);
        let tracking = wanted.map_or(0, |wanted| wanted.min(most).max(0));
        (tracking > 0 || !self.plain).then_some(Nudge { tracking, parted: !self.plain })
    }
}

fn may_break(before: &Atom, next: &Atom, known: bool, long: bool) -> bool {
    if class::joined(before.text, next.text) || class::halves(before.text, next.text) {
        return false;
    }
    let seam = long
        && class::wordy(before.text)
        && class::wordy(next.text)
        && class::seam(before.text)
        && !class::seam(next.text);
    seam || known
}

/// Whether a word processor may keep a Latin word with the mark before it.
fn clings(before: &Atom, next: &Atom) -> bool {
    class::clings(before.text) && class::script(next.text) == Some(Script::Latin)
}

/// The breaks of 避头尾, words and hyphens.
fn known(before: &Atom, next: &Atom) -> bool {
    if class::ideograph(before.text) && class::ideograph(next.text) {
        return true;
    }
    if next.is_space() || class::combines(next.text) || class::opens(before.text) {
        return false;
    }
    if class::wordy(before.text) && class::wordy(next.text) {
        return class::hyphen(before.text) && next.text.is_ascii_alphanumeric();
    }
    !class::closes(next.text)
}

/// For every atom, whether it belongs to a long word.
fn long_words(atoms: &[Atom]) -> Vec<bool> {
    let mut long = Vec::with_capacity(atoms.len());
    for word in
        atoms.chunk_by(|before, after| class::wordy(before.text) == class::wordy(after.text))
    {
        long.extend(std::iter::repeat_n(word.len() > LONG_WORD, word.len()));
    }
    long
}
