//! What a text needs of the fonts: characters that another font stands in for, and those that none has.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use fawen_typeset::{FontId, Fonts, Role, font::Coverage};
use serde::Serialize;

/// What a text needs.
#[derive(Debug, Serialize)]
pub(super) struct TextReport {
    pub(super) file: PathBuf,
    /// How many characters it has, white space aside.
    pub(super) characters: usize,
    /// How many different ones.
    pub(super) distinct: usize,
    /// Characters that a role's own font lacks and another has, in the order of the text.
    pub(super) substituted: Vec<Substituted>,
    /// Characters that no font has.
    pub(super) missing: Vec<Place>,
}

/// Characters of a role that another font stands in for.
#[derive(Debug, Serialize)]
pub(super) struct Substituted {
    pub(super) role: Role,
    pub(super) font: String,
    pub(super) characters: Vec<Place>,
}

/// A character and where it first stands.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Place {
    pub(super) character: char,
    /// `U+9555`
    pub(super) code: String,
    /// Of its first place, from 1.
    pub(super) line: usize,
    /// Which character of the line, from 1.
    pub(super) column: usize,
    /// How often it stands in the text.
    pub(super) times: usize,
}

pub(super) fn report(
    file: &Path,
    text: &str,
    fonts: &Fonts,
    coverage: &Coverage<'_>,
) -> TextReport {
    let places = places(text);
    // Every role ends with the same fonts, so what is missing for one is missing for all.
    let is_missing = |place: &&Place| coverage.serving(Role::Fangsong, place.character).is_none();
    TextReport {
        file: file.to_owned(),
        characters: places.iter().map(|place| place.times).sum(),
        distinct: places.len(),
        substituted: Role::ALL
            .into_iter()
            .flat_map(|role| substituted(role, &places, fonts, coverage))
            .collect(),
        missing: places.iter().filter(is_missing).cloned().collect(),
    }
}

/// The different characters in the order of the text.
fn places(text: &str) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut known: BTreeMap<char, usize> = BTreeMap::new();
    for (line, content) in (1..).zip(text.lines()) {
        for (column, character) in (1..).zip(content.chars()) {
            if character.is_whitespace() {
                continue;
            }
            let place = *known.entry(character).or_insert(found.len());
            if place == found.len() {
                let code = format!("U+{:04X}", u32::from(character));
                found.push(Place { character, code, line, column, times: 0 });
            }
            if let Some(place) = found.get_mut(place) {
                place.times += 1;
            }
        }
    }
    found
}

fn substituted(
    role: Role,
    places: &[Place],
    fonts: &Fonts,
    coverage: &Coverage<'_>,
) -> Vec<Substituted> {
    let own = fonts.chain(role).first().copied();
    let mut by_font: BTreeMap<FontId, Vec<Place>> = BTreeMap::new();
    for place in places {
        let font = coverage.serving(role, place.character);
        if let Some(font) = font.filter(|&font| Some(font) != own) {
            by_font.entry(font).or_default().push(place.clone());
        }
    }
    let named = |(font, characters)| {
        let font = fonts.get(font)?.name.clone();
        Some(Substituted { role, font, characters })
    };
    by_font.into_iter().filter_map(named).collect()
}
