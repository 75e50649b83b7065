//! What was found for a character before: one look into a table instead of six into maps of characters.

use std::{
    fmt,
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// Characters of a row.
const ROW: usize = 256;

type Row = [AtomicU64; ROW];

/// The glyphs of a role by character, filled in as characters come up, by any thread. Only the basic
/// plane: what lies beyond comes up in names, now and then.
pub(super) struct Memory {
    rows: Box<[OnceLock<Box<Row>>]>,
}

/// A glyph in a font of the collection, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) font: u16,
    pub(super) id: u16,
    /// In units of its font.
    pub(super) advance: u16,
}

/// Set in what is known, for 0 means that nobody has asked.
const KNOWN: u64 = 1 << 63;
/// Set when no font has the character.
const NOWHERE: u64 = 1 << 62;

impl Memory {
    pub(super) fn new() -> Self {
        Self { rows: (0..ROW).map(|_| OnceLock::new()).collect() }
    }

    /// The glyph of a character: the one known, or what `find` finds, from now on.
    pub(super) fn recall(
        &self,
        character: char,
        find: impl FnOnce() -> Option<Entry>,
    ) -> Option<Entry> {
        let code = u32::from(character) as usize;
        let Some(row) = self.rows.get(code / ROW) else { return find() };
        let row = row.get_or_init(|| Box::new([const { AtomicU64::new(0) }; ROW]));
        let Some(cell) = row.get(code % ROW) else { return find() };
        // Each cell stands for itself, and whoever fills it in fills in the same.
        match cell.load(Ordering::Relaxed) {
            0 => {
                let found = find();
                cell.store(packed(found), Ordering::Relaxed);
                found
            }
            known => unpacked(known),
        }
    }
}

fn packed(entry: Option<Entry>) -> u64 {
    KNOWN
        | entry.map_or(NOWHERE, |Entry { font, id, advance }| {
            u64::from(font) << 32 | u64::from(id) << 16 | u64::from(advance)
        })
}

fn unpacked(value: u64) -> Option<Entry> {
    let [_, _, f1, f0, i1, i0, a1, a0] = value.to_be_bytes();
    let [font, id, advance] = [[f1, f0], [i1, i0], [a1, a0]].map(u16::from_be_bytes);
    (value & NOWHERE == 0).then_some(Entry { font, id, advance })
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows.iter().filter(|row| row.get().is_some()).count();
        f.debug_struct("Memory").field("rows", &rows).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_not_looked_for_again() {
        let memory = Memory::new();
        let entry = Entry { font: 5, id: 65_535, advance: 1_000 };
        assert_eq!(memory.recall('镕', || Some(entry)), Some(entry));
        assert_eq!(memory.recall('镕', || panic!("asked again")), Some(entry));
        assert_eq!(memory.recall('\u{E123}', || None), None);
        assert_eq!(memory.recall('\u{E123}', || panic!("asked again")), None);
        assert_eq!(
            memory.recall('\0', || Some(Entry { font: 0, id: 0, advance: 0 })).unwrap().id,
            0
        );
        // Beyond the basic plane it asks each time.
        assert_eq!(memory.recall('𬭩', || None), None);
        assert_eq!(memory.recall('𬭩', || Some(entry)), Some(entry));
    }
}
