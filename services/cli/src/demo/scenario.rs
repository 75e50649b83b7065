//! A scenario (情景): what is played, as data in `tests/fixtures/scenarios`.

use std::collections::BTreeMap;

use anyhow::Context;
use fawen_domain::{
    campaign::Policy,
    document::{Delivery, Erratum},
    ids::{CampaignId, DocumentId, ExpertId, IssuerId, SealId, SelectionId, UnitId},
    region::RegionCode,
    review::{ConflictPolicy, Expert, Loads, Quorum, Rubric},
    selection::{OrganiserCandidate, SelectionPolicy, WorkCalendar},
};
use include_dir::{Dir, include_dir};
use jiff::civil::{Date, DateTime};
use serde::Deserialize;

/// The scenarios and the policies they use, in the binary.
static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../tests/fixtures/scenarios");
static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../tests/fixtures/policies");

/// One scenario.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its name: the folder it lies in.
    #[serde(skip)]
    pub name: String,
    /// What it plays, for the screen.
    pub title: String,
    /// The body that issues.
    pub issuer: IssuerPlan,
    /// The ledgers.
    pub registers: Vec<RegisterPlan>,
    /// Who does what; no real persons.
    pub people: People,
    /// The documents, in order.
    pub documents: Vec<DocumentPlan>,
    /// The campaign that is played to its end, if one is.
    pub campaign: Option<CampaignPlan>,
}

/// The body that issues.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerPlan {
    /// Identifier.
    pub id: IssuerId,
    /// Full name.
    pub name: String,
    /// Standard short name.
    pub short_name: Option<String>,
    /// The name in the mark, one of the two.
    pub mark_name: String,
    /// The office that prints and sends.
    pub office: String,
    /// Its seal.
    pub seal: SealId,
    /// Its issuer codes with the names of their series.
    pub codes: BTreeMap<String, String>,
    /// When it was entered.
    pub registered: DateTime,
}

/// A ledger.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterPlan {
    /// Issuer code.
    pub code: String,
    /// Year.
    pub year: i16,
    /// The last number given before.
    pub carried_over: u32,
    /// When it was opened.
    pub opened: DateTime,
}

/// Who does what in the life of a document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// 拟稿
    pub drafter: String,
    /// 审核
    pub reviewer: String,
    /// 签发
    pub signer: String,
    /// 复核、登记、印制、用印、核发
    pub office: String,
    /// 征集、审查
    pub campaign_office: String,
}

/// A document and the days of its life.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentPlan {
    /// Identifier.
    pub id: DocumentId,
    /// Where its paper comes from.
    pub paper: PaperSource,
    /// Issuer code of its series.
    pub series: String,
    /// When it was drafted.
    pub drafted: DateTime,
    /// Date of signing.
    pub signed_on: Date,
    /// Date of printing and issue.
    pub issued_on: Date,
    /// Who gets it.
    pub distribution: Vec<Delivery>,
    /// Errors of the historical paper that are let stand.
    #[serde(default)]
    pub waivers: Vec<WaiverPlan>,
    /// The campaigns it opens: identifier and name of the policy file.
    #[serde(default)]
    pub opens: BTreeMap<CampaignId, String>,
    /// What is corrected after the issue.
    pub erratum: Option<Erratum>,
    /// Where it is made public.
    pub channel: Option<String>,
}

/// Where a paper comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PaperSource {
    /// A draft in markup, in the folder of the scenario.
    Draft(String),
    /// A template with its fields, and the draft of what it transmits.
    Template {
        /// Name of the template.
        name: String,
        /// File of the fields.
        fields: String,
        /// File of the attached document, put into the field `attached`.
        attached: Option<String>,
    },
    /// The service drafts it itself.
    Automatic,
}

/// A rule whose errors are let stand, wherever they are.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverPlan {
    /// Identifier of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
}

/// A campaign that is played to its end.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CampaignPlan {
    /// Which.
    pub id: CampaignId,
    /// File of the entries.
    pub entries: String,
    /// File of the bulletin's wording.
    pub wording: String,
    /// Template of the bulletin.
    pub template: String,
    /// Identifier of the bulletin.
    pub bulletin: DocumentId,
    /// Issuer code of the bulletin's series.
    pub series: String,
    /// First and last moment of submission: entries come in between them.
    pub submissions: (DateTime, DateTime),
    /// When the phases start and end, by name.
    pub phases: BTreeMap<String, (DateTime, DateTime)>,
    /// When the screening takes place.
    pub screened: DateTime,
    /// The review.
    pub review: ReviewPlan,
    /// The selection.
    pub selection: SelectionPlan,
}

/// The review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewPlan {
    /// Seed of the assignments and of the reconstructed score sheets.
    pub seed: u64,
    /// The panel.
    pub experts: Vec<ExpertPlan>,
    /// By what sheets are filled in.
    pub rubric: Rubric,
    /// The rounds, in order.
    pub rounds: Vec<RoundOf>,
}

/// An expert, with how strictly he judges.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpertPlan {
    /// Identifier.
    pub id: ExpertId,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: UnitId,
    /// Region of the unit.
    pub region: RegionCode,
    /// As what the expert sits on the panel.
    pub role: String,
    /// What the expert adds to every score, in hundredths of a point.
    pub leniency: i32,
}

impl From<&ExpertPlan> for Expert {
    fn from(plan: &ExpertPlan) -> Self {
        Self {
            id: plan.id.clone(),
            name: plan.name.clone(),
            unit: plan.unit.clone(),
            recommender: None,
            region: plan.region,
            role: plan.role.clone(),
        }
    }
}

/// One round.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundOf {
    /// How many cases take part: all, or the best of the round before.
    pub best: Option<usize>,
    /// When it starts.
    pub opened: DateTime,
    /// When it ends.
    pub closed: DateTime,
    /// How much each case and expert gets.
    pub loads: Loads,
    /// When it counts.
    pub quorum: Quorum,
    /// Who must not judge what.
    pub conflicts: ConflictPolicy,
}

/// The selection.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelectionPlan {
    /// Identifier.
    pub id: SelectionId,
    /// The policy.
    pub policy: SelectionPolicy,
    /// When the tiers are proposed and confirmed.
    pub confirmed: DateTime,
    /// First and last day of the public notice.
    pub notice: (Date, Date),
    /// Which days are worked.
    pub calendar: WorkCalendar,
    /// Who organised in each region; submissions are counted.
    pub organisers: Vec<OrganiserPlan>,
}

/// Who organised in a region.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganiserPlan {
    /// The region.
    pub region: RegionCode,
    /// Its name as printed.
    pub name: String,
}

impl OrganiserPlan {
    /// The candidate with the submissions of its region.
    #[must_use]
    pub fn candidate(&self, submissions: u32) -> OrganiserCandidate {
        OrganiserCandidate {
            region: self.region,
            unit: UnitId::new(format!("organiser-{:02}", self.region.0)),
            name: self.name.clone(),
            submissions,
        }
    }
}

impl Scenario {
    /// The scenario of this name.
    ///
    /// # Errors
    /// There is none, or its file does not read.
    pub fn embedded(name: &str) -> anyhow::Result<Self> {
        let text = file(name, "scenario.toml")?;
        let scenario: Self =
            toml::from_str(text).with_context(|| format!("情景“{name}”的 scenario.toml 有误"))?;
        Ok(Self { name: name.to_owned(), ..scenario })
    }

    /// The text of a file in the folder of the scenario.
    ///
    /// # Errors
    /// There is no such file.
    pub fn file(&self, name: &str) -> anyhow::Result<&'static str> {
        file(&self.name, name)
    }
}

/// The policy of this name.
///
/// # Errors
/// There is none, or it does not read.
pub fn policy(name: &str) -> anyhow::Result<Policy> {
    let text = POLICIES
        .get_file(format!("{name}.json"))
        .and_then(|file| file.contents_utf8())
        .with_context(|| format!("没有“{name}”这个活动方案"))?;
    serde_json::from_str(text).with_context(|| format!("活动方案“{name}”有误"))
}

fn file(scenario: &str, name: &str) -> anyhow::Result<&'static str> {
    SCENARIOS
        .get_file(format!("{scenario}/{name}"))
        .and_then(|file| file.contents_utf8())
        .with_context(|| format!("情景“{scenario}”缺少文件“{name}”"))
}
