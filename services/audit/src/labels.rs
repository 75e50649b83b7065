//! What the fields of states are called in Chinese.

mod fields;
mod values;

use self::{fields::FIELDS, values::VALUES};

/// Fields whose objects are maps: their keys are identifiers or names, not fields.
const MAPS: [&str; 29] = [
    "ballots",
    "by_document",
    "cases",
    "codes",
    "countersigned",
    "criteria",
    "declared",
    "desks",
    "entries",
    "fields",
    "files",
    "held",
    "identities",
    "lacking",
    "objections",
    "panel",
    "phases",
    "places",
    "recused",
    "removed",
    "revoked",
    "scores",
    "seals",
    "seats",
    "settled",
    "tokens",
    "valid",
    "votes",
    "wording",
];

/// What a field is called; `None` for one of another program.
#[must_use]
pub fn field(name: &str) -> Option<&'static str> {
    let place = FIELDS.binary_search_by_key(&name, |(name, _)| name).ok()?;
    FIELDS.get(place).map(|(_, label)| *label)
}

/// What the word of a field means, where it is one of a fixed choice.
#[must_use]
pub fn value(field: &str, word: &str) -> Option<&'static str> {
    VALUES
        .iter()
        .find(|(fields, known, _)| *known == word && fields.split(' ').any(|name| name == field))
        .map(|(_, _, label)| *label)
}

/// Whether the object in a field is a map. A map inside a map has the same kind of keys.
#[must_use]
pub fn is_map(field: &str) -> bool {
    MAPS.contains(&field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_sorted_so_that_they_are_found() {
        assert!(FIELDS.is_sorted_by(|one, other| one.0 < other.0));
        assert_eq!(field("signed_on"), Some("成文日期"));
        assert_eq!(field("no_such_field"), None);
    }

    #[test]
    fn words_are_looked_up_by_their_field() {
        assert_eq!(value("status", "screened_in"), Some("通过形式审查"));
        assert_eq!(value("title", "screened_in"), None);
    }
}
