//! Atoms of one line to runs, spread to the edge.

use super::{Line, atom::Atom, class};
use crate::{Glyph, Item, Nudge, Run};

/// Sets one line from `indent`; `room` is the width to be filled, `nudge` see [`Run::nudge`].
pub(super) fn line(atoms: &[Atom], indent: f64, room: Option<f64>, nudge: Option<Nudge>) -> Line {
    let printed = atoms.iter().rposition(|atom| !atom.is_space()).map_or(0, |last| last + 1);
    let atoms = atoms.get(..printed).unwrap_or_default();
    let gaps: f64 = atoms.iter().rev().skip(1).map(|atom| atom.gap).sum();
    let natural = atoms.iter().map(|atom| atom.width).sum::<f64>() + gaps;
    let advances = advances(atoms, room.map_or(0.0, |room| room - natural));
    Line { items: runs(atoms, &advances, indent, nudge), width: advances.iter().sum() }
}

/// The advance of each atom once `spare` is spread over the line; the cells of the grid may exceed the room by
/// a few hundredths, which are taken from everywhere.
fn advances(atoms: &[Atom], spare: f64) -> Vec<f64> {
    let next = || atoms.iter().skip(1).map(Some).chain([None]);
    let gaps = atoms.iter().zip(next()).filter(|(atom, next)| is_gap(atom, *next)).count();
    let each = if gaps == 0 { 0.0 } else { spare / gaps as f64 };
    let set = |(atom, next): (&Atom, Option<&Atom>)| match next {
        Some(_) if is_gap(atom, next) => atom.width + atom.gap + each,
        Some(_) => atom.width + atom.gap,
        None => atom.width,
    };
    atoms.iter().zip(next()).map(set).collect()
}

/// Whether room may be added between two atoms.
fn is_gap(before: &Atom, next: Option<&Atom>) -> bool {
    next.is_some_and(|next| {
        if class::ideograph(before.text) && class::ideograph(next.text) {
            return true;
        }
        let word = class::wordy(before.text) && class::wordy(next.text);
        !word && !class::halves(before.text, next.text) && !class::combines(next.text)
    })
}

fn runs(atoms: &[Atom], advances: &[f64], indent: f64, nudge: Option<Nudge>) -> Vec<Item> {
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
                nudge,
            }),
        }
        x += advance;
    }
    runs.into_iter().map(Item::Run).collect()
}
