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
pub(crate) struct Scenario {
    /// Its name: the folder it lies in.
    #[serde(skip)]
    pub(crate) name: String,
    /// What it plays, for the screen.
    pub(crate) title: String,
    /// The body that issues.
    pub(crate) issuer: IssuerPlan,
    /// The ledgers.
    pub(crate) registers: Vec<RegisterPlan>,
    /// Who does what; no real persons.
    pub(crate) people: People,
    /// The documents, in order.
    pub(crate) documents: Vec<DocumentPlan>,
    /// The campaign that is played to its end, if one is.
    pub(crate) campaign: Option<CampaignPlan>,
}

/// The body that issues.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssuerPlan {
    /// Identifier.
    pub(crate) id: IssuerId,
    /// Full name.
    pub(crate) name: String,
    /// Standard short name.
    pub(crate) short_name: Option<String>,
    /// The name in the mark, one of the two.
    pub(crate) mark_name: String,
    /// The office that prints and sends.
    pub(crate) office: String,
    /// Its seal.
    pub(crate) seal: SealId,
    /// Its issuer codes with the names of their series.
    pub(crate) codes: BTreeMap<String, String>,
    /// When it was entered.
    pub(crate) registered: DateTime,
}

/// A ledger.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterPlan {
    /// Issuer code.
    pub(crate) code: String,
    /// Year.
    pub(crate) year: i16,
    /// The last number given before.
    pub(crate) carried_over: u32,
    /// When it was opened.
    pub(crate) opened: DateTime,
}

/// Who does what in the life of a document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct People {
    /// 拟稿
    pub(crate) drafter: String,
    /// 审核
    pub(crate) reviewer: String,
    /// 签发
    pub(crate) signer: String,
    /// 复核、登记、印制、用印、核发
    pub(crate) office: String,
    /// 征集、审查
    pub(crate) campaign_office: String,
}

/// A document and the days of its life.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentPlan {
    /// Identifier.
    pub(crate) id: DocumentId,
    /// Where its paper comes from.
    pub(crate) paper: PaperSource,
    /// Issuer code of its series.
    pub(crate) series: String,
    /// When it was drafted.
    pub(crate) drafted: DateTime,
    /// Date of signing.
    pub(crate) signed_on: Date,
    /// Date of printing and issue.
    pub(crate) issued_on: Date,
    /// Who gets it.
    pub(crate) distribution: Vec<Delivery>,
    /// Errors of the historical paper that are let stand.
    #[serde(default)]
    pub(crate) waivers: Vec<WaiverPlan>,
    /// The campaigns it opens: identifier and name of the policy file.
    #[serde(default)]
    pub(crate) opens: BTreeMap<CampaignId, String>,
    /// What is corrected after the issue.
    pub(crate) erratum: Option<Erratum>,
    /// Where it is made public.
    pub(crate) channel: Option<String>,
}

/// Where a paper comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum PaperSource {
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

/// A rule whose errors are let stand: wherever they are, or at one place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaiverPlan {
    /// Identifier of the rule.
    pub(crate) rule: String,
    /// The place, for something that is left out only because it is waived.
    pub(crate) place: Option<String>,
    /// Why.
    pub(crate) reason: String,
}

/// A campaign that is played to its end.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CampaignPlan {
    /// Which.
    pub(crate) id: CampaignId,
    /// File of the entries.
    pub(crate) entries: String,
    /// File of the bulletin's wording.
    pub(crate) wording: String,
    /// Template of the bulletin.
    pub(crate) template: String,
    /// Identifier of the bulletin.
    pub(crate) bulletin: DocumentId,
    /// Issuer code of the bulletin's series.
    pub(crate) series: String,
    /// First and last moment of submission: entries come in between them.
    pub(crate) submissions: (DateTime, DateTime),
    /// When the phases start and end, by name.
    pub(crate) phases: BTreeMap<String, (DateTime, DateTime)>,
    /// When the clock first looks after the deadline.
    pub(crate) closed: DateTime,
    /// When the screening takes place.
    pub(crate) screened: DateTime,
    /// The review.
    pub(crate) review: ReviewPlan,
    /// The selection.
    pub(crate) selection: SelectionPlan,
}

/// The review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewPlan {
    /// Seed of the assignments and of the reconstructed score sheets.
    pub(crate) seed: u64,
    /// The panel.
    pub(crate) experts: Vec<ExpertPlan>,
    /// By what sheets are filled in.
    pub(crate) rubric: Rubric,
    /// The rounds, in order.
    pub(crate) rounds: Vec<RoundOf>,
}

/// An expert, with how strictly he judges.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertPlan {
    /// Identifier.
    pub(crate) id: ExpertId,
    /// Name.
    pub(crate) name: String,
    /// Unit.
    pub(crate) unit: UnitId,
    /// Region of the unit.
    pub(crate) region: RegionCode,
    /// As what the expert sits on the panel.
    pub(crate) role: String,
    /// What the expert adds to every score, in hundredths of a point.
    pub(crate) leniency: i32,
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
pub(crate) struct RoundOf {
    /// How many cases take part: all, or the best of the round before.
    pub(crate) best: Option<usize>,
    /// When it starts.
    pub(crate) opened: DateTime,
    /// When it ends.
    pub(crate) closed: DateTime,
    /// How much each case and expert gets.
    pub(crate) loads: Loads,
    /// When it counts.
    pub(crate) quorum: Quorum,
    /// Who must not judge what.
    pub(crate) conflicts: ConflictPolicy,
}

/// The selection.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SelectionPlan {
    /// Identifier.
    pub(crate) id: SelectionId,
    /// The policy.
    pub(crate) policy: SelectionPolicy,
    /// When the tiers are proposed and confirmed.
    pub(crate) confirmed: DateTime,
    /// First and last day of the public notice.
    pub(crate) notice: (Date, Date),
    /// Which days are worked.
    pub(crate) calendar: WorkCalendar,
    /// Who organised in each region; submissions are counted.
    pub(crate) organisers: Vec<OrganiserPlan>,
}

/// Who organised in a region.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganiserPlan {
    /// The region.
    pub(crate) region: RegionCode,
    /// Its name as printed.
    pub(crate) name: String,
}

impl OrganiserPlan {
    /// The candidate with the submissions of its region.
    #[must_use]
    pub(crate) fn candidate(&self, submissions: u32) -> OrganiserCandidate {
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
    pub(crate) fn embedded(name: &str) -> anyhow::Result<Self> {
        let text = file(name, "scenario.toml")?;
        let scenario: Self =
            toml::from_str(text).with_context(|| format!("情景“{name}”的 scenario.toml 有误"))?;
        Ok(Self { name: name.to_owned(), ..scenario })
    }

    /// The text of a file in the folder of the scenario.
    ///
    /// # Errors
    /// There is no such file.
    pub(crate) fn file(&self, name: &str) -> anyhow::Result<&'static str> {
        file(&self.name, name)
    }
}

/// The policy of this name.
///
/// # Errors
/// There is none, or it does not read.
pub(crate) fn policy(name: &str) -> anyhow::Result<Policy> {
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
