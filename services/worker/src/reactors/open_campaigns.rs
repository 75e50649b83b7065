//! The issue of a notice opens its campaigns.

use fawen_domain::{
    campaign::{Campaign, CampaignCommand, CampaignError},
    document::{DocumentEvent, OfficialDocument},
};
use fawen_store::{ExecuteError, Fault, LoggedEvent, Reaction, Reactor};
use fawen_views::Campaigns;

/// Opens the campaigns that were planned for a notice, and not called off, when it is issued.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OpenCampaigns;

impl Reactor for OpenCampaigns {
    fn name(&self) -> &'static str {
        "open-campaigns"
    }

    async fn react(&self, event: &LoggedEvent, reaction: &Reaction<'_>) -> Result<(), Fault> {
        let Some(DocumentEvent::DocumentIssued { document, number, issued_on, .. }) =
            event.decode::<OfficialDocument>()?
        else {
            return Ok(());
        };
        fawen_views::catch_up_whole(reaction.store()).await?;
        for row in Campaigns::of_notice(reaction.store(), &document).await? {
            let open = CampaignCommand::Open {
                notice: document.clone(),
                number: number.clone(),
                issued_on,
            };
            let context = reaction.context("征集启动");
            match reaction.execute::<Campaign>(row.campaign.as_str(), open, context).await {
                // Called off before its notice went out: the notice opens the others.
                Ok(_) | Err(ExecuteError::Refused(CampaignError::Cancelled { .. })) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}
