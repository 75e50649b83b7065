//! Files are attached and taken away.

use std::collections::BTreeMap;

use super::{Decision, Error, Event, UnitEntry, editable, terms};
use crate::{
    campaign::policy::{FileRule, FileScope},
    digest::is_sha256,
    entry::AttachedFile,
    ids::CaseId,
};

pub(super) fn attach(entry: &UnitEntry, case: Option<CaseId>, file: Box<AttachedFile>) -> Decision {
    let files = files_of(entry, case.as_ref(), "上传附件")?;
    asked_for(entry, case.as_ref(), &file)?;
    if !is_sha256(&file.sha256) {
        return Err(Error::MalformedHash { name: file.name, sha256: file.sha256 });
    }
    match files.get(&file.sha256) {
        None => Ok(vec![Event::FileAttached { case, file }]),
        Some(same) if same.role == file.role => Ok(vec![]),
        Some(same) => Err(Error::SameFileOtherRole { name: file.name, role: same.role.clone() }),
    }
}

pub(super) fn detach(entry: &UnitEntry, case: Option<CaseId>, sha256: String) -> Decision {
    let files = files_of(entry, case.as_ref(), "移除附件")?;
    if !files.contains_key(&sha256) {
        return Ok(vec![]);
    }
    Ok(vec![Event::FileDetached { case, sha256 }])
}

/// The files of an editable case, or of the unit.
fn files_of<'e>(
    entry: &'e UnitEntry,
    case: Option<&CaseId>,
    act: &'static str,
) -> Result<&'e BTreeMap<String, AttachedFile>, Error> {
    match case {
        Some(case) => Ok(&editable(entry, case, act)?.files),
        None => terms(entry).map(|_| &entry.files),
    }
}

fn asked_for(entry: &UnitEntry, case: Option<&CaseId>, file: &AttachedFile) -> Result<(), Error> {
    let category = case.and_then(|case| entry.cases.get(case)).map(|case| &case.content.category);
    let asks = |rule: &&FileRule| match category {
        Some(category) => rule.covers(category),
        None => rule.scope == FileScope::Unit,
    };
    let rules: Vec<&FileRule> = terms(entry)?.files.iter().filter(asks).collect();
    if rules.iter().any(|rule| rule.role == file.role) {
        return Ok(());
    }
    let known: Vec<&str> = rules.iter().map(|rule| rule.role.0.as_str()).collect();
    Err(Error::UnknownRole {
        role: file.role.clone(),
        known: if known.is_empty() { "无".to_owned() } else { known.join("、") },
    })
}
