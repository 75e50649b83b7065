//! The issue of the bulletin publishes the results.

use fawen_domain::{
    campaign::{Campaign, CampaignCommand},
    document::{DocumentEvent, OfficialDocument},
    selection::{Selection, SelectionCommand},
};
use fawen_store::{Fault, LoggedEvent, Reaction, Reactor};
use fawen_views::Campaigns;

/// Publishes the selection and closes the circle on the campaign when its bulletin is issued.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReportResults;

impl Reactor for ReportResults {
    fn name(&self) -> &'static str {
        "report-results"
    }

    async fn react(&self, event: &LoggedEvent, reaction: &Reaction<'_>) -> Result<(), Fault> {
        let Some(DocumentEvent::DocumentIssued { document, .. }) =
            event.decode::<OfficialDocument>()?
        else {
            return Ok(());
        };
        fawen_views::catch_up_whole(reaction.store()).await?;
        for row in Campaigns::list(reaction.store()).await? {
            let Some(plan) = row.bulletin_plan.filter(|plan| plan.document == document) else {
                continue;
            };
            let publish = SelectionCommand::Publish { bulletin: document.clone() };
            let context = reaction.context("结果发布");
            let selection = plan.selection.as_str();
            reaction.execute::<Selection>(selection, publish, context.clone()).await?;
            let report = CampaignCommand::ReportResult { bulletin: document.clone() };
            reaction.execute::<Campaign>(row.campaign.as_str(), report, context).await?;
        }
        Ok(())
    }
}
