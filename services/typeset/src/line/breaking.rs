//! Where lines break: first fit over the allowed breaks, marks pulled in when there is room to give.

use std::ops::Range;

use super::{atom::Atom, class};

/// Rounding of sums, far below a printer's dot.
const SLACK: f64 = 1e-6;

/// Words longer than this may be parted at their seams: addresses.
const LONG_WORD: usize = 12;

/// The lines of a paragraph as ranges of atoms; together they hold every atom.
pub(super) fn lines(atoms: &[Atom], room: impl Fn(usize) -> f64) -> Vec<Range<usize>> {
    let breaks = Breaks::of(atoms);
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < atoms.len() {
        let end = end_of_line(atoms, &breaks, start, room(lines.len()));
        lines.push(start..end);
        start = end;
    }
    lines
}

/// Width of the longest piece that no break parts.
pub(super) fn longest_piece(atoms: &[Atom]) -> f64 {
    let breaks = Breaks::of(atoms);
    let (mut longest, mut piece) = (0.0_f64, 0.0);
    for (index, atom) in atoms.iter().enumerate() {
        piece += atom.width;
        longest = longest.max(piece);
        if breaks.at(index + 1) {
            piece = 0.0;
        }
    }
    longest
}

/// The end of the line that starts at `start`; always further on.
fn end_of_line(atoms: &[Atom], breaks: &Breaks, start: usize, room: f64) -> usize {
    let (mut width, mut printed, mut give) = (0.0, 0.0, 0.0);
    let (mut fits, mut pulled, mut forced) = (None, None, start + 1);
    for (end, atom) in atoms.iter().enumerate().skip(start).map(|(index, atom)| (index + 1, atom)) {
        width += atom.width;
        // Spaces at the end of a line take no room: they go with what stands before them.
        if !atom.is_space() {
            printed = width;
        }
        if printed <= room + SLACK {
            forced = end;
            if breaks.at(end) {
                fits = Some(end);
            }
        } else if class::closes(atom.text) && breaks.at(end) && printed - give <= room + SLACK {
            pulled = Some(end);
        } else if printed - give > room + atom.size {
            break;
        }
        give += atom.give;
    }
    pulled.or(fits).unwrap_or(forced)
}

/// The allowed breaks of a paragraph.
struct Breaks {
    after: Vec<bool>,
}

impl Breaks {
    fn of(atoms: &[Atom]) -> Self {
        let words = long_words(atoms);
        let pairs = atoms.iter().zip(atoms.iter().skip(1)).zip(words);
        let mut after: Vec<bool> =
            pairs.map(|((before, next), long)| may_break(before, next, long)).collect();
        after.push(true);
        Self { after }
    }

    /// Whether a line may end before the atom at `end`.
    fn at(&self, end: usize) -> bool {
        end.checked_sub(1).and_then(|last| self.after.get(last)).copied().unwrap_or(false)
    }
}

fn may_break(before: &Atom, next: &Atom, long: bool) -> bool {
    if next.is_space() || class::opens(before.text) || class::joined(before.text, next.text) {
        return false;
    }
    if class::wordy(before.text) && class::wordy(next.text) {
        return long && class::seam(before.text) && !class::seam(next.text);
    }
    if class::closes(next.text) || class::halves(before.text, next.text) {
        return false;
    }
    true
}

/// For every atom, whether it belongs to a long word.
fn long_words(atoms: &[Atom]) -> Vec<bool> {
    let mut long = Vec::with_capacity(atoms.len());
    for word in
        atoms.chunk_by(|before, after| class::wordy(before.text) == class::wordy(after.text))
    {
        let address = word.iter().any(|atom| matches!(atom.text, '@' | '/'));
        let is_long = word.len() > LONG_WORD || address;
        long.extend(std::iter::repeat_n(is_long, word.len()));
    }
    long
}
