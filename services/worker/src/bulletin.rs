//! The bulletin (通报): its template filled from the views alone.

use fawen_domain::{campaign::BulletinPlan, paper::Paper};
use fawen_drafting::{DraftingError, TemplateError, Templates};
use fawen_store::{Store, StoreError};
use fawen_views::{CampaignRow, Cases, Documents, Rounds, SelectionRow, Selections};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

/// Why a bulletin could not be drafted.
#[derive(Debug, thiserror::Error)]
pub enum BulletinError {
    /// The plan names a template that does not exist.
    #[error("没有“{name}”这个公文模板")]
    UnknownTemplate {
        /// Its name.
        name: String,
    },
    /// The fields do not fit the template.
    #[error(transparent)]
    Drafting(#[from] DraftingError),
    /// The templates themselves are broken.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A view could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Drafts the bulletin of a campaign.
pub(crate) async fn draft(
    store: &Store,
    campaign: &CampaignRow,
    plan: &BulletinPlan,
) -> Result<Paper, BulletinError> {
    let templates = Templates::embedded()?;
    let template = templates
        .get(&plan.template)
        .ok_or_else(|| BulletinError::UnknownTemplate { name: plan.template.clone() })?;
    let fields = fields(store, campaign, plan).await?;
    Ok(fawen_drafting::draft(template, &Value::Object(fields))?)
}

/// What is known only from the record: the wording of the plan is overlaid by it.
async fn fields(
    store: &Store,
    campaign: &CampaignRow,
    plan: &BulletinPlan,
) -> Result<Map<String, Value>, BulletinError> {
    let id = campaign.campaign.clone();
    let selection = plan.selection.to_string();
    let (cases, rounds, outcome) = store
        .read_views(move |views| {
            let cases = Cases::of_campaign_in(views, &id)?;
            let rounds = Rounds::closed_in(views, &id)?.len();
            Ok((cases, rounds, Selections::get_in(views, &selection)?))
        })
        .await?;
    let mut fields: Map<String, Value> = plan.wording.clone().into_iter().collect();
    fields.insert("submitted".into(), json!(cases.iter().filter(|case| case.counts()).count()));
    fields.insert("rounds".into(), json!(rounds));
    if let Some((from, to)) = period(campaign) {
        fields.insert("collected_from".into(), json!(from));
        fields.insert("collected_to".into(), json!(to));
    }
    if let Some(outcome) = outcome {
        fields.insert("tiers".into(), tiers(&outcome));
        let names = outcome.organisers.iter().map(|organiser| organiser.name.as_str());
        fields.insert("organisers".into(), json!(names.collect::<Vec<_>>()));
    }
    if plan.cites_notice
        && let Some(notice) = Documents::get(store, &campaign.notice).await?
    {
        fields.insert("notice_title".into(), json!(notice.title));
        fields.insert("notice_number".into(), json!(notice.number));
    }
    Ok(fields)
}

/// From the start of the first phase to the end of the last one that has ended.
fn period(campaign: &CampaignRow) -> Option<(Date, Date)> {
    let ended = || campaign.phases.values().filter(|run| run.ended.is_some());
    let from = ended().map(|run| run.started).min()?;
    let to = ended().filter_map(|run| run.ended).max()?;
    Some((from, to))
}

fn tiers(outcome: &SelectionRow) -> Value {
    let tiers = outcome.tiers.iter().map(|tier| {
        let entries =
            tier.lines.iter().map(|line| json!({"unit": line.unit_name, "title": line.title}));
        json!({"name": tier.name, "entries": entries.collect::<Vec<_>>()})
    });
    tiers.collect()
}
