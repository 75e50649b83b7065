//! The entries of the units: drafted, filled with files, endorsed, submitted, screened.

use std::collections::BTreeMap;

use fawen_domain::{
    calendar::Deadline,
    campaign::{
        Campaign, Policy,
        policy::{Channel, LineSpacing, TextPart, TextStyle},
    },
    entry::{
        AttachedFile, CaseContent, EndorsementRecord, EntryCommand, EntryTerms, Pixels, Probe,
        UnitEntry,
    },
    ids::{CaseId, UnitId},
    lot::Lot,
    region::RegionCode,
    unit::{Unit, UnitKind},
};
use futures::{TryStreamExt, stream};
use indicatif::ProgressBar;
use jiff::{
    SignedDuration,
    civil::{Date, DateTime},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{
    desk::{Desk, Turn, instant},
    scenario::{CampaignPlan, Scenario},
};

/// How many units work at the same time.
const AT_ONCE: usize = 64;
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// One line of the entries: a real case, or a reconstructed one that says so.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Entry {
    /// Identifier.
    pub(crate) case_id: CaseId,
    /// Whose it is.
    pub(crate) unit_id: UnitId,
    /// Name of the unit, as printed.
    pub(crate) unit: String,
    /// Kind of the unit.
    pub(crate) kind: UnitKind,
    /// Region: two digits.
    pub(crate) region: RegionCode,
    /// Title.
    pub(crate) title: String,
    /// `real` or `reconstructed`.
    pub(crate) origin: Origin,
    /// What reviewers find in it, in hundredths of a point: invented.
    pub(crate) merit: i32,
}

/// Whether a case is known from the bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Origin {
    /// Printed in the bulletin of 2023.
    Real,
    /// Made up, and marked as such.
    Reconstructed,
}

/// Reads the entries of a scenario.
///
/// # Errors
/// The file is missing or does not read.
pub(crate) fn read(scenario: &Scenario, plan: &CampaignPlan) -> anyhow::Result<Vec<Entry>> {
    let mut reader = csv::Reader::from_reader(scenario.file(&plan.entries)?.as_bytes());
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

/// The stream of a unit's entry.
#[must_use]
pub(crate) fn stream_id(plan: &CampaignPlan, unit: &UnitId) -> String {
    format!("{}/{unit}", plan.id)
}

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

fn by_unit(entries: &[Entry]) -> BTreeMap<&UnitId, Vec<&Entry>> {
    let mut units: BTreeMap<&UnitId, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        units.entry(&entry.unit_id).or_default().push(entry);
    }
    units
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
    let files = files(entry);
    let form = files.last().map(|file| file.sha256.clone()).unwrap_or_default();
    let draft = EntryCommand::DraftCase {
        case: case.clone(),
        content: Box::new(content(policy, entry, at.date())),
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
    let mut lot = Lot::new(number_of(entry));
    let seconds = i64::try_from(lot.below(usize::try_from(span)?))?;
    Ok(from.checked_add(SignedDuration::from_secs(seconds))?)
}

/// The first eight bytes of the hash of the case's identifier.
fn number_of(entry: &Entry) -> u64 {
    let hash = Sha256::digest(entry.case_id.as_str());
    hash.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

fn content(policy: &Policy, entry: &Entry, on: Date) -> CaseContent {
    let answers = [
        ("推荐单位", entry.unit.as_str()),
        ("品牌名称", entry.title.as_str()),
        ("品牌单位", entry.unit.as_str()),
        ("参加人员", "本单位党员、干部职工"),
        ("起始年月", "2021年7月"),
        ("活动频次", "每月一次"),
        ("联系人", "联系人（重构） 党办主任"),
        ("联系电话", "13800000000 010-60000000"),
        ("活动简介", "围绕中心工作常态化开展，形成特色做法和品牌名称。（重构）"),
    ];
    let themes = &policy.eligibility.themes.names;
    let theme = themes.get(usize::from(entry.region.0) % themes.len().max(1));
    CaseContent {
        category: policy.categories.first().map(|c| c.id.clone()).unwrap_or_else(|| "case".into()),
        title: entry.title.clone(),
        authors: vec![],
        inner_body: None,
        themes: theme.into_iter().cloned().collect(),
        fields: answers.map(|(label, answer)| (label.to_owned(), answer.to_owned())).into(),
        since: on.with().year(2021).month(7).day(1).build().ok(),
        frequency: "每月一次".to_owned(),
    }
}

/// The article, a picture and the sealed form, as a probe would find them: reconstructed.
fn files(entry: &Entry) -> Vec<AttachedFile> {
    let mut lot = Lot::new(number_of(entry));
    let mut between = |least: usize, span: usize| least + lot.below(span);
    let file = |role: &str, name: String, bytes: usize, probe: Probe| AttachedFile {
        role: role.into(),
        sha256: hash(&format!("{}/{role}", entry.case_id)),
        name,
        bytes: bytes as u64,
        probe,
    };
    let jpeg = |pixels: Pixels| Probe {
        media: "image/jpeg".into(),
        pixels: Some(pixels),
        ..Probe::default()
    };
    let article = Probe {
        media: DOCX.into(),
        characters: u32::try_from(between(1800, 1200)).ok(),
        has_pictures: Some(false),
        headings: Some(["单位基本情况", "主要做法", "取得成效"].map(str::to_owned).into()),
        styles: styles(),
        ..Probe::default()
    };
    vec![
        file("文稿", format!("{}.docx", entry.case_id), between(20_000, 60_000), article),
        file(
            "图片",
            format!("2022年7月1日 {} 主题党日活动现场.jpg", entry.case_id),
            between(1_100_000, 3_000_000),
            jpeg(Pixels { width: 4000, height: 3000 }),
        ),
        file(
            "盖章推荐表",
            format!("{}推荐表.jpg", entry.case_id),
            between(300_000, 900_000),
            jpeg(Pixels { width: 1654, height: 2339 }),
        ),
    ]
}

fn styles() -> Vec<TextStyle> {
    let style = |part, face: &str, half_points, bold, centred, line| TextStyle {
        part,
        face: Some(face.to_owned()),
        half_points: Some(half_points),
        bold,
        centred,
        line,
    };
    vec![
        style(TextPart::Title, "宋体", 44, Some(true), Some(true), None),
        style(TextPart::Byline, "楷体", 32, None, Some(true), None),
        style(TextPart::Body, "仿宋", 32, None, None, Some(LineSpacing::Single)),
    ]
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Passes every case through the formal screening.
///
/// # Errors
/// A refusal, or a failure of the store.
pub(crate) async fn screen(
    desk: &Desk,
    plan: &CampaignPlan,
    entries: &[Entry],
    who: &str,
    progress: &ProgressBar,
) -> anyhow::Result<()> {
    let turn = Turn::new(who, plan.screened);
    stream::iter(by_unit(entries).values().map(Ok::<_, anyhow::Error>))
        .try_for_each_concurrent(AT_ONCE, |cases| {
            let turn = &turn;
            async move {
                for entry in cases {
                    let stream = stream_id(plan, &entry.unit_id);
                    let step = format!("{stream}/{}/screen", entry.case_id);
                    let pass = EntryCommand::ScreenIn { case: entry.case_id.clone(), waiver: None };
                    desk.give::<UnitEntry>(&step, turn, &stream, pass).await?;
                    progress.inc(1);
                }
                Ok(())
            }
        })
        .await
}
