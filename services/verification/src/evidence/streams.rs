//! The streams on which a document rests.

use std::collections::BTreeSet;

use fawen_domain::{
    Decider,
    campaign::Campaign,
    document::OfficialDocument,
    entry::{EntryEvent, UnitEntry},
    ids::CampaignId,
    issuer::Issuer,
    register::{NumberRegister, register_id},
    review::{ReviewRound, RoundEvent},
    selection::{Selection, SelectionEvent},
};
use fawen_store::{LoggedEvent, Position, Store, StoreError};

use super::Scope;

/// How many events are read at a time.
const BATCH: u32 = 2_048;

/// The streams of a document, by type and identifier.
pub(super) async fn of(
    store: &Store,
    id: &str,
    document: &OfficialDocument,
    scope: Scope,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut streams = vec![(OfficialDocument::TYPE.to_owned(), id.to_owned())];
    if let Some(registration) = document.registration() {
        let register = register_id(&registration.number.code, registration.number.year);
        streams.push((NumberRegister::TYPE.to_owned(), register.to_string()));
    }
    let Some(draft) = document.draft() else { return Ok(streams) };
    streams.extend(draft.issuers.iter().map(|id| (Issuer::TYPE.to_owned(), id.to_string())));
    if scope == Scope::Everything {
        let notice = draft.refers_to.iter().map(ToString::to_string);
        streams.extend(notice.map(|id| (OfficialDocument::TYPE.to_owned(), id)));
        let campaigns: BTreeSet<&CampaignId> = draft.concerns.iter().collect();
        streams.extend(behind(store, &campaigns).await?);
    }
    Ok(streams)
}

/// The streams of campaigns: their own, and those whose first event names one of them.
async fn behind(
    store: &Store,
    campaigns: &BTreeSet<&CampaignId>,
) -> Result<Vec<(String, String)>, StoreError> {
    let own = campaigns.iter().map(|id| (Campaign::TYPE.to_owned(), id.to_string()));
    let mut streams: Vec<(String, String)> = own.collect();
    let mut reached = Position::START;
    loop {
        let events = store.log(reached, BATCH).await?;
        let Some(last) = events.last() else { return Ok(streams) };
        reached = last.position;
        for event in events.iter().filter(|event| event.sequence == 1) {
            if campaign(event)?.is_some_and(|id| campaigns.contains(&id)) {
                streams.push((event.aggregate_type.clone(), event.aggregate_id.clone()));
            }
        }
    }
}

/// The campaign that the first event of a stream names.
fn campaign(first: &LoggedEvent) -> Result<Option<CampaignId>, StoreError> {
    if let Some(EntryEvent::EntryOpened { campaign, .. }) = first.decode::<UnitEntry>()? {
        return Ok(Some(campaign));
    }
    if let Some(RoundEvent::RoundOpened { plan }) = first.decode::<ReviewRound>()? {
        return Ok(Some(plan.campaign));
    }
    if let Some(SelectionEvent::SelectionOpened { campaign, .. }) = first.decode::<Selection>()? {
        return Ok(Some(campaign));
    }
    Ok(None)
}
