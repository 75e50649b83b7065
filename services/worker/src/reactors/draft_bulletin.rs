//! A concluded selection drafts its bulletin.

use fawen_domain::{
    Decider,
    campaign::{BulletinPlan, Campaign, CampaignEvent},
    document::{DocumentCommand, DocumentError, Draft, OfficialDocument, Stage},
    ids::SelectionId,
    selection::{Selection, SelectionEvent},
};
use fawen_store::{ExecuteError, Fault, LoggedEvent, Reaction, Reactor};
use fawen_views::{CampaignRow, Campaigns};

use crate::bulletin::{self, Drafted};

/// Drafts the bulletin (通报) as soon as nothing more can change the outcome and its wording is
/// planned. Until it is sent for review, a draft follows the outcome and the plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DraftBulletin;

impl Reactor for DraftBulletin {
    fn name(&self) -> &'static str {
        "draft-bulletin"
    }

    async fn react(&self, event: &LoggedEvent, reaction: &Reaction<'_>) -> Result<(), Fault> {
        let Some(selection) = concluded(event, reaction).await? else { return Ok(()) };
        fawen_views::catch_up_whole(reaction.store()).await?;
        for row in Campaigns::list(reaction.store()).await? {
            let Some(plan) = row.bulletin_plan.clone() else { continue };
            if plan.selection == selection {
                draft(reaction, &row, plan).await?;
            }
        }
        Ok(())
    }
}

async fn draft(
    reaction: &Reaction<'_>,
    row: &CampaignRow,
    plan: BulletinPlan,
) -> Result<(), Fault> {
    let store = reaction.store();
    let Drafted { paper, at, template } = bulletin::draft(store, &row.campaign, &plan).await?;
    let figures_from = Some(at.get());
    let draft = Draft {
        document: plan.document.clone(),
        issuers: plan.issuers,
        series: plan.series,
        refers_to: Some(row.notice.clone()),
        concerns: vec![row.campaign.clone()],
        figures_from,
        template: Some(template),
        paper: paper.clone(),
    };
    let id = plan.document.as_str();
    let command = DocumentCommand::Draft(Box::new(draft));
    let context = reaction.context("自动起草");
    match reaction.execute::<OfficialDocument>(id, command, context.clone()).await {
        Ok(_) => return Ok(()),
        Err(ExecuteError::Refused(DocumentError::AlreadyDrafted)) => {}
        Err(error) => return Err(error.into()),
    }
    let (document, _) = store.load::<OfficialDocument>(id).await?;
    let differs = document.draft().is_some_and(|draft| draft.paper != paper);
    // Once people have it in their hands, it is theirs to change.
    if document.stage() == Stage::Drafting && differs {
        let paper = Box::new(paper);
        let revise = DocumentCommand::Revise { paper, figures_from, wording: vec![] };
        reaction.execute::<OfficialDocument>(id, revise, context).await?;
    }
    Ok(())
}

/// The selection whose bulletin is due by this event.
async fn concluded(
    event: &LoggedEvent,
    reaction: &Reaction<'_>,
) -> Result<Option<SelectionId>, Fault> {
    if let Some(happened) = event.decode::<Selection>()? {
        let (selection, _) = reaction.store().load::<Selection>(&event.aggregate_id).await?;
        let due = concludes(&selection, &happened);
        return Ok(due.then(|| SelectionId::new(event.aggregate_id.as_str())));
    }
    let Some(CampaignEvent::BulletinPlanned { plan }) = event.decode::<Campaign>()? else {
        return Ok(None);
    };
    let selection = selection_before(event, reaction, &plan.selection).await?;
    Ok(is_concluded(&selection).then_some(plan.selection))
}

/// The selection as it stood at the event: what concluded it later drafts the bulletin itself.
async fn selection_before(
    event: &LoggedEvent,
    reaction: &Reaction<'_>,
    id: &SelectionId,
) -> Result<Selection, Fault> {
    let mut selection = Selection::default();
    for earlier in reaction.store().events(Selection::TYPE, id.as_str()).await? {
        if earlier.position < event.position
            && let Some(happened) = earlier.decode::<Selection>()?
        {
            selection = selection.evolve(&happened);
        }
    }
    Ok(selection)
}

/// Whether this event is the last word: the end of the public notice, or, where results are not
/// shown first, the organisers, or the tiers.
fn concludes(selection: &Selection, event: &SelectionEvent) -> bool {
    let Some(policy) = selection.policy() else { return false };
    match event {
        SelectionEvent::PublicNoticeClosed { .. } => true,
        SelectionEvent::OrganiserAwardsDerived { .. } => policy.public_notice.is_none(),
        SelectionEvent::TiersConfirmed { .. } => {
            policy.public_notice.is_none() && policy.organisers.is_none()
        }
        _ => false,
    }
}

/// Whether the last word has been said.
fn is_concluded(selection: &Selection) -> bool {
    let Some(policy) = selection.policy() else { return false };
    if policy.public_notice.is_some() {
        return selection.notice().is_some_and(|notice| notice.closed);
    }
    let organisers = policy.organisers.is_none() || !selection.organisers().is_empty();
    organisers && selection.confirmed().is_some()
}
