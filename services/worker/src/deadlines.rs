//! Deadlines: a campaign whose time is over is closed.

use fawen_domain::{
    Context,
    campaign::{Campaign, CampaignCommand, Stage},
    ids::CampaignId,
};
use fawen_store::{Envelope, ExecuteError, Store};
use fawen_views::Campaigns;

/// Closes every open campaign whose deadline, with its grace, lies before `context.at`; returns
/// which. At the last instant itself a receipt is still in time, so nothing closes yet.
///
/// The command carries the deadline in its identifier: the same deadline closes once, a later
/// extension is a deadline of its own.
///
/// # Errors
/// What the store runs into, or a refusal of the campaign.
pub async fn close_due(
    store: &Store,
    context: &Context,
) -> Result<Vec<CampaignId>, ExecuteError<<Campaign as fawen_domain::Decider>::Error>> {
    let mut closed = Vec::new();
    fawen_views::catch_up(store).await?;
    for row in Campaigns::list(store).await? {
        let id = row.campaign.as_str();
        let (campaign, _) = store.load::<Campaign>(id).await?;
        let Some(due) = campaign.closes_at().filter(|due| *due < context.at) else { continue };
        if *campaign.stage() != Stage::Open {
            continue;
        }
        let envelope = Envelope::new(format!("close:{id}:{due}"), context.clone());
        store.execute::<Campaign>(id, CampaignCommand::Close, &envelope).await?;
        closed.push(row.campaign);
    }
    Ok(closed)
}
