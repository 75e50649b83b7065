//! A case is written and rewritten.

use super::{Decision, Error, Event, UnitEntry, editable, terms, words};
use crate::{
    entry::{CaseContent, quota},
    ids::CaseId,
};

pub(super) fn draft(entry: &UnitEntry, case: CaseId, content: Box<CaseContent>) -> Decision {
    let content = sound(entry, &case, content)?;
    match entry.cases.get(&case) {
        None => Ok(vec![Event::CaseDrafted { case, content }]),
        Some(known) if known.content == *content => Ok(vec![]),
        Some(_) => Err(Error::CaseExists { case }),
    }
}

pub(super) fn revise(entry: &UnitEntry, case: CaseId, content: Box<CaseContent>) -> Decision {
    let known = editable(entry, &case, "修改")?;
    let content = sound(entry, &case, content)?;
    if known.content == *content {
        return Ok(vec![]);
    }
    if known.counts() {
        // A returned case holds its place; another category or author must fit too.
        quota::admit(entry, &case, &content)?;
    }
    Ok(vec![Event::CaseRevised { case, content }])
}

/// The content with a trimmed title, if title and category are in order. All else is left to the
/// formal check, so that half a draft can be saved.
fn sound(
    entry: &UnitEntry,
    case: &CaseId,
    mut content: Box<CaseContent>,
) -> Result<Box<CaseContent>, Error> {
    let categories = &terms(entry)?.categories;
    content.title =
        words(&content.title).ok_or_else(|| Error::TitleMissing { case: case.clone() })?;
    if categories.iter().any(|known| known.id == content.category) {
        return Ok(content);
    }
    let known: Vec<&str> = categories.iter().map(|known| known.name.as_str()).collect();
    Err(Error::UnknownCategory { category: content.category.to_string(), known: known.join("、") })
}
