//! Where lines break: first fit over the allowed breaks.
//!
//! A mark that does not fit takes the character before it along to the next line (推出), and the line is
//! spread to the edge. Word processors do the same when marks may neither hang nor be set closer, so the
//! DOCX breaks where the pages do. Closer marks (追入) and hanging ones (悬挂) were tried: see docs/libreoffice.md.

use std::ops::Range;

use super::{atom::Atom, class};

/// Words longer than this may be parted at their seams: addresses.
const LONG_WORD: usize = 24;

/// A line as a range of atoms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) atoms: Range<usize>,
    /// Extra tracking in twips with which a word processor breaks here too, where it would go on: it
    /// parts numbers from their units and the halves of a dash.
    pub(super) nudge: i32,
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
        let pairs = || atoms.iter().zip(atoms.iter().skip(1));
        let long = long_words(atoms);
        let mut ours: Vec<bool> =
            pairs().zip(long).map(|((before, next), long)| may_break(before, next, long)).collect();
        let mut plain: Vec<bool> = pairs().map(|(before, next)| plain(before, next)).collect();
        ours.push(true);
        plain.push(true);
        Self { ours, plain }
    }

    /// The line that starts at `start`; it always holds an atom.
    fn line(&self, atoms: &[Atom], start: usize, room: i32) -> Broken {
        let (mut width, mut printed) = (0_i32, 0_i32);
        // What fits without a break, and up to the last break; how wide the next plain break after it is.
        let (mut forced, mut fits, mut further) = (start + 1, None, None);
        for (index, atom) in atoms.iter().enumerate().skip(start) {
            let end = index + 1;
            width = width.saturating_add(atom.fit);
            // Spaces at the end of a line take no room: they go with what stands before them.
            if !atom.is_space() {
                printed = width;
            }
            if printed > room {
                let end = fits.unwrap_or(forced);
                return Broken { atoms: start..end, nudge: nudge(end - start, room, further) };
            }
            forced = end;
            if self.ours.get(index).copied().unwrap_or(false) {
                (fits, further) = (Some(end), None);
            } else if self.plain.get(index).copied().unwrap_or(false) {
                further = further.or(Some(printed));
            }
        }
        Broken { atoms: start..atoms.len(), nudge: 0 }
    }
}

/// The least tracking on `count` characters that makes the text up to `further` too wide for the line.
fn nudge(count: usize, room: i32, further: Option<i32>) -> i32 {
    let count = i32::try_from(count).unwrap_or(i32::MAX).max(1);
    further.map_or(0, |further| (room - further) / count + 1)
}

fn may_break(before: &Atom, next: &Atom, long: bool) -> bool {
    if class::joined(before.text, next.text) || class::halves(before.text, next.text) {
        return false;
    }
    let seam = long
        && class::wordy(before.text)
        && class::wordy(next.text)
        && class::seam(before.text)
        && !class::seam(next.text);
    seam || plain(before, next)
}

/// The breaks that every word processor knows.
fn plain(before: &Atom, next: &Atom) -> bool {
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
