//! The bulletin (通报): its template filled from the views alone.

use fawen_domain::{
    campaign::BulletinPlan,
    ids::{CampaignId, DocumentId},
    paper::Paper,
};
use fawen_drafting::{DraftingError, TemplateError, Templates};
use fawen_store::{Position, Store, StoreError};
use fawen_views::{
    CampaignRow, Campaigns, Cases, DocumentRow, Documents, Rounds, SelectionRow, Selections,
};
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
    #[error("读取视图出错")]
    Store(#[from] StoreError),
}

/// How often the views are read anew while other runs move them on.
const READINGS: usize = 16;

/// What the figures come from, as it all stood at one position of the log.
struct Record {
    at: Position,
    campaign: CampaignRow,
    submitted: usize,
    rounds: usize,
    outcome: Option<SelectionRow>,
    notice: Option<DocumentRow>,
}

/// A bulletin as it drafted itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafted {
    /// The paper.
    pub paper: Paper,
    /// The position of the log that its figures are of.
    pub at: Position,
    /// The template, by name, version and hash.
    pub template: String,
}

/// Drafts again the bulletin that is planned as this document, from views as they stand; nothing when they
/// know of no such plan.
///
/// # Errors
/// See [`BulletinError`].
pub async fn redraft(
    views: &Store,
    document: &DocumentId,
) -> Result<Option<Drafted>, BulletinError> {
    let planned = Campaigns::list(views).await?.into_iter().find_map(|row| {
        let plan = row.bulletin_plan.filter(|plan| plan.document == *document)?;
        Some((row.campaign, plan))
    });
    let Some((campaign, plan)) = planned else { return Ok(None) };
    let templates = Templates::embedded()?;
    let Some(record) = record(views, &campaign, &plan).await? else {
        return Err(StoreError::Unsettled.into());
    };
    fill(&templates, &record, &plan).map(Some)
}

/// Fills the template of the plan with what is on record.
fn fill(
    templates: &Templates,
    record: &Record,
    plan: &BulletinPlan,
) -> Result<Drafted, BulletinError> {
    let template = templates
        .get(&plan.template)
        .ok_or_else(|| BulletinError::UnknownTemplate { name: plan.template.clone() })?;
    let paper = fawen_drafting::draft(template, &Value::Object(fields(record, plan)))?;
    Ok(Drafted { paper, at: record.at, template: template.identity() })
}

/// Drafts the bulletin of a campaign.
pub(crate) async fn draft(
    store: &Store,
    campaign: &CampaignId,
    plan: &BulletinPlan,
) -> Result<Drafted, BulletinError> {
    let templates = Templates::embedded()?;
    for _ in 0..READINGS {
        fawen_views::catch_up(store).await?;
        if let Some(record) = record(store, campaign, plan).await? {
            return fill(&templates, &record, plan);
        }
    }
    Err(StoreError::Unsettled.into())
}

/// Reads all views at one moment; `None` when they do not stand at one position.
async fn record(
    store: &Store,
    campaign: &CampaignId,
    plan: &BulletinPlan,
) -> Result<Option<Record>, BulletinError> {
    let (id, selection) = (campaign.clone(), plan.selection.to_string());
    let read = store.read_views(move |views| {
        let Some(at) = fawen_views::common_position(views)? else { return Ok(None) };
        fawen_views::ensure_whole(views)?;
        let Some(campaign) = Campaigns::get_in(views, &id)? else { return Ok(None) };
        let cases = Cases::of_campaign_in(views, &id)?;
        Ok(Some(Record {
            at,
            submitted: cases.iter().filter(|case| case.counts()).count(),
            rounds: Rounds::closed_in(views, &id)?.len(),
            outcome: Selections::get_in(views, &selection)?,
            notice: Documents::get_in(views, &campaign.notice)?,
            campaign,
        }))
    });
    Ok(read.await?)
}

/// The wording of the plan, overlaid by what is known only from the record.
fn fields(record: &Record, plan: &BulletinPlan) -> Map<String, Value> {
    let mut fields: Map<String, Value> = plan.wording.clone().into_iter().collect();
    fields.insert("submitted".into(), json!(record.submitted));
    fields.insert("rounds".into(), json!(record.rounds));
    if let Some((from, to)) = period(&record.campaign) {
        fields.insert("collected_from".into(), json!(from));
        fields.insert("collected_to".into(), json!(to));
    }
    if let Some(outcome) = &record.outcome {
        fields.insert("tiers".into(), tiers(outcome));
        let names = outcome.organisers.iter().map(|organiser| organiser.name.as_str());
        fields.insert("organisers".into(), json!(names.collect::<Vec<_>>()));
    }
    if let Some(notice) = record.notice.as_ref().filter(|_| plan.cites_notice) {
        fields.insert("notice_title".into(), json!(notice.title));
        fields.insert("notice_number".into(), json!(notice.number));
    }
    fields
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
