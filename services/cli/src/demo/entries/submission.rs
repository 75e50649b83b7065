//! Units enter and submit their cases.

use fawen_domain::{
    calendar::Deadline,
    campaign::{Campaign, Policy, policy::Channel},
    entry::{EndorsementRecord, EntryCommand, EntryTerms, UnitEntry},
    unit::Unit,
};
use futures::{TryStreamExt, stream};
use indicatif::ProgressBar;
use jiff::{SignedDuration, civil::DateTime};

use super::{
    super::{
        desk::{Desk, Turn, instant},
        invention,
        scenario::CampaignPlan,
    },
    AT_ONCE, Entry, by_unit, material, stream_id,
};

/// Enters every unit and submits its cases, many units at once.
///
/// # Errors
/// A refusal, or a failure of the store.
pub(crate) async fn submit(
    desk: &Desk,
    plan: &CampaignPlan,
    entries: &[Entry],
    progress: &ProgressBar,
) -> anyhow::Result<()> {
    let (campaign, _) = desk.store().load::<Campaign>(plan.id.as_str()).await?;
    let deadline = campaign.deadline().cloned();
    let policy = campaign.policy().cloned().unwrap_or_default();
    let units = by_unit(entries);
    stream::iter(units.values().map(Ok::<_, anyhow::Error>))
        .try_for_each_concurrent(AT_ONCE, |cases| {
            let (policy, deadline) = (&policy, deadline.clone());
            async move {
                enter(desk, plan, policy, cases).await?;
                for case in cases {
                    submit_case(desk, plan, policy, deadline.clone(), case).await?;
                    progress.inc(1);
                }
                Ok(())
            }
        })
        .await
}

async fn enter(
    desk: &Desk,
    plan: &CampaignPlan,
    policy: &Policy,
    cases: &[&Entry],
) -> anyhow::Result<()> {
    let Some(first) = cases.first() else { return Ok(()) };
    let unit = Unit {
        id: first.unit_id.clone(),
        name: first.unit.clone(),
        kind: first.kind.clone(),
        region: first.region,
        recommender: None,
    };
    let terms = Box::new(EntryTerms::for_kind(policy, &unit.kind));
    let open = EntryCommand::Open { campaign: plan.id.clone(), unit, terms };
    let stream = stream_id(plan, &first.unit_id);
    let turn = Turn::new(&first.unit, plan.submissions.0);
    desk.give::<UnitEntry>(&format!("{stream}/open"), &turn, &stream, open).await
}

async fn submit_case(
    desk: &Desk,
    plan: &CampaignPlan,
    policy: &Policy,
    deadline: Option<Deadline>,
    entry: &Entry,
) -> anyhow::Result<()> {
    let at = moment(plan, entry)?;
    let stream = stream_id(plan, &entry.unit_id);
    let case = entry.case_id.clone();
    let files = material::files(entry);
    let form = files.last().map(|file| file.sha256.clone()).unwrap_or_default();
    let draft = EntryCommand::DraftCase {
        case: case.clone(),
        content: Box::new(material::content(policy, entry, at.date())),
    };
    let attach = files.into_iter().map(|file| EntryCommand::AttachFile {
        case: Some(entry.case_id.clone()),
        file: Box::new(file),
    });
    let endorsement = EndorsementRecord {
        committee: format!("{}党委", entry.unit.trim_end_matches("党委")),
        by: "党委书记（重构）".to_owned(),
        on: at.date(),
        sealed_form: form,
    };
    let endorse = EntryCommand::Endorse { case: case.clone(), endorsement };
    let received_at = instant(at)?;
    let submit = EntryCommand::Submit { case, channel: Channel::Mail, received_at, deadline };
    let commands = [draft].into_iter().chain(attach).chain([endorse, submit]);
    let turn = Turn::new(&entry.unit, at);
    for (n, command) in commands.enumerate() {
        let step = format!("{stream}/{}/{n}", entry.case_id);
        desk.give::<UnitEntry>(&step, &turn, &stream, command).await?;
    }
    Ok(())
}

/// When a case came in: drawn from its identifier, inside the time of submission.
fn moment(plan: &CampaignPlan, entry: &Entry) -> anyhow::Result<DateTime> {
    let (from, until) = plan.submissions;
    let span = until.duration_since(from).as_secs().max(1);
    let mut lot = invention::lot(entry.case_id.as_str());
    let seconds = i64::try_from(lot.below(usize::try_from(span)?))?;
    Ok(from.checked_add(SignedDuration::from_secs(seconds))?)
}
