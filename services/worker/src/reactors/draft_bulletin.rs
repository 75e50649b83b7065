//! A concluded selection drafts its bulletin.

use fawen_domain::{
    document::{DocumentCommand, Draft, OfficialDocument},
    selection::{Selection, SelectionEvent},
};
use fawen_store::{Fault, LoggedEvent, Reaction, Reactor};
use fawen_views::Campaigns;

use crate::bulletin;

/// Drafts the bulletin (通报) as soon as nothing more can change the outcome.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DraftBulletin;

impl Reactor for DraftBulletin {
    fn name(&self) -> &'static str {
        "draft-bulletin"
    }

    async fn react(&self, event: &LoggedEvent, reaction: &Reaction<'_>) -> Result<(), Fault> {
        let Some(happened) = event.decode::<Selection>()? else { return Ok(()) };
        let store = reaction.store();
        let (selection, _) = store.load::<Selection>(&event.aggregate_id).await?;
        if !concludes(&selection, &happened) {
            return Ok(());
        }
        let reached = fawen_views::catch_up(store).await?;
        let campaigns = Campaigns::list(store).await?;
        for row in campaigns {
            let Some(plan) = row.bulletin_plan.clone() else { continue };
            if plan.selection.as_str() != event.aggregate_id {
                continue;
            }
            let paper = bulletin::draft(store, &row, &plan).await?;
            let draft = Draft {
                document: plan.document.clone(),
                issuers: plan.issuers,
                series: plan.series,
                refers_to: Some(row.notice.clone()),
                concerns: vec![row.campaign.clone()],
                figures_from: Some(reached.get()),
                paper,
            };
            let command = DocumentCommand::Draft(Box::new(draft));
            let context = reaction.context("自动起草");
            reaction.execute::<OfficialDocument>(plan.document.as_str(), command, context).await?;
        }
        Ok(())
    }
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
