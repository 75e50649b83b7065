//! What a printed paper rests on: its own stream, the register, the issuers, and what its figures come from.

use fawen_domain::{
    Decider,
    campaign::Campaign,
    document::{OfficialDocument, Source},
    ids::{CampaignId, DocumentId},
    issuer::Issuer,
    register::{NumberRegister, register_id},
    selection::Selection,
};
use fawen_store::{Position, Store, StoreError};

/// The streams with the versions that are used now; those of the figures as of the draft's position.
///
/// The cases that a figure counts are not listed one by one: they are all of the campaign up to that position.
pub(crate) async fn of(
    store: &Store,
    id: &DocumentId,
    document: &OfficialDocument,
    version: u64,
) -> Result<Vec<Source>, StoreError> {
    let mut sources = vec![source::<OfficialDocument>(id.as_str(), version)];
    if let Some(registration) = document.registration() {
        let number = &registration.number;
        let register = register_id(&number.code, number.year);
        let (_, version) = store.load::<NumberRegister>(register.as_str()).await?;
        sources.push(source::<NumberRegister>(register.as_str(), version));
    }
    let Some(draft) = document.draft() else { return Ok(sources) };
    for issuer in &draft.issuers {
        let (_, version) = store.load::<Issuer>(issuer.as_str()).await?;
        sources.push(source::<Issuer>(issuer.as_str(), version));
    }
    if let Some(position) = draft.figures_from {
        for campaign in &draft.concerns {
            sources.extend(of_campaign(store, campaign, Position::new(position)).await?);
        }
    }
    Ok(sources)
}

/// A campaign and its selection, as of a position.
async fn of_campaign(
    store: &Store,
    id: &CampaignId,
    position: Position,
) -> Result<Vec<Source>, StoreError> {
    let (campaign, _) = store.load::<Campaign>(id.as_str()).await?;
    let version = version_at(store, Campaign::TYPE, id.as_str(), position).await?;
    let mut sources = vec![source::<Campaign>(id.as_str(), version)];
    if let Some(plan) = campaign.bulletin_plan() {
        let selection = plan.selection.as_str();
        let version = version_at(store, Selection::TYPE, selection, position).await?;
        sources.push(source::<Selection>(selection, version));
    }
    Ok(sources)
}

/// How many events of a stream lie up to a position.
async fn version_at(
    store: &Store,
    kind: &str,
    id: &str,
    position: Position,
) -> Result<u64, StoreError> {
    let events = store.events(kind, id).await?;
    Ok(events.iter().filter(|event| event.position <= position).count() as u64)
}

fn source<D: Decider>(id: &str, version: u64) -> Source {
    Source { stream: format!("{}/{id}", D::TYPE), version }
}
