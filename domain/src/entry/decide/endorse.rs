//! Somebody recommends a case, and the party committee answers for it.

use super::{Decision, Error, Event, UnitEntry, editable, terms, words};
use crate::{
    Context,
    campaign::policy::FileRole,
    entry::{Case, EndorsementRecord},
    ids::{CaseId, UnitId},
};

pub(super) fn nominate(entry: &UnitEntry, case: CaseId, recommender: UnitId) -> Decision {
    let known = editable(entry, &case, "推荐")?;
    if !terms(entry)?.routes.recommender {
        let route = "推荐单位推荐";
        return Err(Error::RouteNotOpen { route });
    }
    if known.recommender.as_ref() == Some(&recommender) {
        return Ok(vec![]);
    }
    Ok(vec![Event::CaseNominated { case, recommender }])
}

pub(super) fn endorse(
    entry: &UnitEntry,
    context: &Context,
    case: CaseId,
    endorsement: EndorsementRecord,
) -> Decision {
    let known = editable(entry, &case, "登记审核意见")?;
    if known.endorsement.as_ref() == Some(&endorsement) {
        return Ok(vec![]);
    }
    if words(&endorsement.committee).is_none() || words(&endorsement.by).is_none() {
        return Err(Error::EndorserMissing);
    }
    let (on, today) = (endorsement.on, context.today());
    if on > today {
        return Err(Error::EndorsedInFuture { on, today });
    }
    let asked = terms(entry)?.endorsement.as_ref();
    has_form(known, &endorsement.sealed_form, asked.map(|asked| &asked.sealed_form))?;
    Ok(vec![Event::CaseEndorsed { case, endorsement }])
}

/// Whether the sealed form is attached, in the role that the campaign gives it.
fn has_form(case: &Case, sha256: &str, role: Option<&FileRole>) -> Result<(), Error> {
    let fits = |file: &crate::entry::AttachedFile| role.is_none_or(|role| *role == file.role);
    if case.files.get(sha256).is_some_and(fits) {
        return Ok(());
    }
    Err(Error::SealedFormMissing { role: role.cloned().unwrap_or_else(|| "推荐表".into()) })
}
