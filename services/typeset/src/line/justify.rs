//! Atoms of one line to runs: spread to the edge, or set closer to hold a mark.

use super::{Line, atom::Atom, class};
use crate::{Glyph, Item, Run};

/// Sets one line from `indent`; `room` is the width to be filled, `limit` the width not to be exceeded.
pub(super) fn line(atoms: &[Atom], indent: f64, room: Option<f64>, limit: f64) -> Line {
    let printed = atoms.iter().rposition(|atom| !atom.is_space()).map_or(0, |last| last + 1);
    let atoms = atoms.get(..printed).unwrap_or_default();
    let natural: f64 = atoms.iter().map(|atom| atom.width).sum();
    let room = room.unwrap_or_else(|| natural.min(limit));
    let advances = advances(atoms, room - natural);
    Line { items: runs(atoms, &advances, indent), width: advances.iter().sum() }
}

/// The advance of each atom once `spare` is spread over the line, or taken from its marks.
fn advances(atoms: &[Atom], spare: f64) -> Vec<f64> {
    if spare < 0.0 {
        let last = atoms.len().saturating_sub(1);
        let give: f64 = atoms.iter().take(last).map(|atom| atom.give).sum();
        let part = if give > 0.0 { (-spare / give).min(1.0) } else { 0.0 };
        let closer = |(index, atom): (usize, &Atom)| {
            if index == last { atom.width } else { atom.width - atom.give * part }
        };
        return atoms.iter().enumerate().map(closer).collect();
    }
    let next = || atoms.iter().skip(1).map(Some).chain([None]);
    let gaps = atoms.iter().zip(next()).filter(|(atom, next)| is_gap(atom, *next)).count();
    let each = if gaps == 0 { 0.0 } else { spare / gaps as f64 };
    let wider = |(atom, next): (&Atom, Option<&Atom>)| {
        if is_gap(atom, next) { atom.width + each } else { atom.width }
    };
    atoms.iter().zip(next()).map(wider).collect()
}

/// Whether room may be added between two atoms.
fn is_gap(before: &Atom, next: Option<&Atom>) -> bool {
    next.is_some_and(|next| {
        let word = class::wordy(before.text) && class::wordy(next.text);
        !word && !class::halves(before.text, next.text)
    })
}

fn runs(atoms: &[Atom], advances: &[f64], indent: f64) -> Vec<Item> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = indent;
    for (atom, &advance) in atoms.iter().zip(advances) {
        let origin = x + atom.bearing;
        let same = runs.last_mut().filter(|run| {
            run.font == atom.font
                && run.size.total_cmp(&atom.size).is_eq()
                && run.colour == atom.colour
        });
        let glyph = |from| Glyph { id: atom.glyph, x: origin - from, advance, text: atom.text };
        match same {
            Some(run) => run.glyphs.push(glyph(run.x)),
            None => runs.push(Run {
                font: atom.font,
                size: atom.size,
                stretch: 1.0,
                colour: atom.colour,
                x: origin,
                y: 0.0,
                glyphs: vec![glyph(origin)],
                extra: false,
                turned: false,
            }),
        }
        x += advance;
    }
    runs.into_iter().map(Item::Run).collect()
}
