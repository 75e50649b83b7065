//! A small campaign: three units, one round of two experts, two tiers.

use std::collections::BTreeMap;

use fawen_domain::{
    campaign::{BulletinPlan, CampaignCommand, Policy, policy::Channel},
    entry::{CaseContent, EntryCommand, EntryTerms},
    region::RegionCode,
    review::{
        Aggregation, CaseRef, ConflictPolicy, Criterion, Expert, Loads, Quorum, RoundCommand,
        RoundPlan, Rubric, Score, ScoredSheet, SheetDraft, Visibility,
    },
    selection::{
        CaseFacts, Normalisation, NoticeRule, OrganiserCandidate, OrganiserRule, RankedInput,
        RankingMethod, SelectionCommand, SelectionPolicy, TieBreak, TierPolicy, TierRule,
        WorkCalendar,
    },
    unit::Unit,
};
use jiff::civil::date;
use serde_json::json;

use super::{Act, CODE, ISSUER, Step, drafted, founding, issued, rechecked, step};

pub(crate) const CAMPAIGN: &str = "2022-ydyp";
pub(crate) const NOTICE: &str = "notice";
pub(crate) const BULLETIN: &str = "bulletin";
pub(crate) const SELECTION: &str = "2022-ydyp/selection";
const ROUND: &str = "2022-ydyp/round-1";
/// When the tiers and the organisers are fixed.
pub(crate) const DERIVED: &str = "2023-01-05T09:00";

/// Each unit with its region and its score.
const UNITS: [(&str, u8, u32); 3] =
    [("北京协和医院", 0, 95), ("浙江医院", 33, 90), ("江苏省人民医院", 32, 85)];

/// How a selection comes to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Its results are shown first (公示).
    Shown,
    /// They are not, but organisers are awarded.
    WithOrganisers,
    /// Neither.
    Plain,
}

/// The whole of it, from the founding of the issuer to the issue of the bulletin.
pub(crate) fn small_campaign(outcome: Outcome) -> Vec<Step> {
    let mut steps = founding();
    steps.extend(notice_and_campaign());
    steps.extend(reviewed());
    steps.extend(selected(outcome));
    steps.extend(rechecked(BULLETIN, date(2023, 2, 20)));
    steps.extend(issued(BULLETIN, date(2023, 2, 20)));
    steps
}

/// Plans a campaign for a notice.
pub(crate) fn planned(campaign: &'static str, notice: &str) -> Step {
    let plan = CampaignCommand::Plan {
        campaign: campaign.into(),
        notice: notice.into(),
        policy: Box::new(policy()),
    };
    step("2022-09-01T09:00", Act::Campaign(campaign, plan))
}

/// The notice is issued for its campaign.
pub(crate) fn notice_and_campaign() -> Vec<Step> {
    let day = date(2022, 10, 8);
    let plan = CampaignCommand::PlanBulletin { plan: Box::new(bulletin_plan()) };
    let mut steps = vec![planned(CAMPAIGN, NOTICE), drafted(NOTICE, day)];
    steps.extend(rechecked(NOTICE, day));
    steps.extend(issued(NOTICE, day));
    steps.push(step("2022-10-08T17:00", Act::Campaign(CAMPAIGN, plan)));
    steps
}

/// Demands nothing but the deadline.
fn policy() -> Policy {
    let policy = json!({
        "name": "特色品牌案例征集活动",
        "categories": [{ "id": "case", "name": "案例" }],
        "eligibility": { "open": true, "routes": { "direct": true, "recommender": true } },
        "schedule": {
            "phases": [{
                "name": "征集", "purpose": "collecting", "words": "10月",
                "from": "2022-10-08", "to": "2022-10-31",
            }],
            "deadline": { "shown": "2022-10-31" },
        },
    });
    serde_json::from_value(policy).unwrap()
}

pub(crate) fn bulletin_plan() -> BulletinPlan {
    let text = include_str!("../../fixtures/scenarios/2022/bulletin.toml");
    let wording = fawen_drafting::fields_from_toml(text).unwrap();
    let mut wording: BTreeMap<_, _> = wording.as_object().unwrap().clone().into_iter().collect();
    wording.remove("issued_on");
    BulletinPlan {
        document: BULLETIN.into(),
        issuers: vec![ISSUER.into()],
        series: CODE.into(),
        selection: SELECTION.into(),
        template: "results-bulletin".into(),
        wording,
        cites_notice: true,
    }
}

/// Cases come in, the deadline passes, the cases are screened and reviewed.
pub(crate) fn reviewed() -> Vec<Step> {
    let phase = || "征集".to_owned();
    let start = CampaignCommand::StartPhase { phase: phase() };
    let mut steps = vec![step("2022-10-09T08:00", Act::Campaign(CAMPAIGN, start))];
    for (unit, region, _) in UNITS {
        steps.extend(entered(unit, region));
    }
    let end = CampaignCommand::EndPhase { phase: phase() };
    steps.push(step("2022-11-01T00:01", Act::Clock));
    steps.push(step("2022-11-01T08:00", Act::Campaign(CAMPAIGN, end)));
    for (unit, ..) in UNITS {
        let pass = EntryCommand::ScreenIn { case: case(unit).as_str().into(), waiver: None };
        steps.push(step("2022-11-02T09:00", Act::Entry(entry(unit), pass)));
    }
    let round = |command| step("2022-12-01T09:00", Act::Round(ROUND.into(), command));
    let experts = ["甲", "乙"].map(expert).into();
    steps.push(round(RoundCommand::Open { plan: round_plan() }));
    steps.push(round(RoundCommand::FormPanel { experts }));
    steps.push(round(RoundCommand::Assign { seed: 7 }));
    for expert in ["甲", "乙"] {
        let sheets = UNITS.map(|(unit, _, points)| sheet(unit, points)).into();
        steps.push(round(RoundCommand::SubmitSheets { expert: expert.into(), sheets }));
    }
    steps.push(round(RoundCommand::Close));
    steps
}

fn entry(unit: &str) -> String {
    format!("{CAMPAIGN}/{unit}")
}

fn case(unit: &str) -> String {
    format!("{unit}-1")
}

fn entered(name: &str, region: u8) -> Vec<Step> {
    let region = RegionCode(region);
    let kind = "公立医院".into();
    let terms = Box::new(EntryTerms::for_kind(&policy(), &kind));
    let unit = Unit { id: name.into(), name: name.into(), kind, region, recommender: None };
    let content = CaseContent {
        category: "case".into(),
        title: format!("{name}的品牌"),
        authors: vec![],
        inner_body: None,
        themes: vec![],
        fields: BTreeMap::new(),
        since: None,
        frequency: String::new(),
    };
    let at = "2022-10-20T09:00";
    let submit = EntryCommand::Submit {
        case: case(name).as_str().into(),
        channel: Channel::Mail,
        received_at: format!("{at}:00+08:00").parse().unwrap(),
        deadline: None,
    };
    let draft =
        EntryCommand::DraftCase { case: case(name).as_str().into(), content: Box::new(content) };
    let open = EntryCommand::Open { campaign: CAMPAIGN.into(), unit, terms };
    [open, draft, submit].map(|command| step(at, Act::Entry(entry(name), command))).into()
}

fn rubric() -> Rubric {
    let criterion =
        Criterion { id: "effect".into(), name: "实效".into(), weight: 10_000, max: 10_000 };
    Rubric { criteria: vec![criterion] }
}

fn expert(id: &str) -> Expert {
    Expert {
        id: id.into(),
        name: format!("专家{id}"),
        unit: "复旦大学".into(),
        recommender: None,
        region: RegionCode(31),
        role: "特聘专家".into(),
    }
}

fn round_plan() -> RoundPlan {
    let cases = UNITS.map(|(unit, region, _)| CaseRef {
        case: case(unit).as_str().into(),
        unit: unit.into(),
        region: RegionCode(region),
        recommender: None,
        category: None,
    });
    RoundPlan {
        campaign: CAMPAIGN.into(),
        number: 1,
        cases: cases.into(),
        rubric: rubric(),
        visibility: Visibility::Blind,
        quorum: Quorum { sheets_per_case: 2, panel_share: 10_000 },
        loads: Loads { experts_per_case: 2, min_cases: 1, max_cases: 3 },
        conflicts: ConflictPolicy { same_unit: true, same_recommender: true, same_region: false },
        aggregation: Aggregation::Mean,
    }
}

fn sheet(unit: &str, points: u32) -> SheetDraft {
    SheetDraft {
        case: case(unit).as_str().into(),
        scores: vec![Score { criterion: "effect".into(), hundredths: points * 100 }],
        typical: false,
        comment: String::new(),
    }
}

/// The selection up to the moment at which nothing can change it any more.
pub(crate) fn selected(outcome: Outcome) -> Vec<Step> {
    let select = |command| step(DERIVED, Act::Select(command));
    let open = SelectionCommand::Open { campaign: CAMPAIGN.into(), policy: rules(outcome) };
    let rank = SelectionCommand::ComputeRanking { inputs: inputs(), lot_seed: None };
    let mut steps = vec![
        select(open),
        select(rank),
        select(SelectionCommand::ProposeTiers),
        select(SelectionCommand::Confirm),
    ];
    if outcome != Outcome::Plain {
        steps.push(select(organisers(&[("北京市促进会", 0), ("浙江省促进会", 33)])));
    }
    if outcome == Outcome::Shown {
        let (from, until) = (date(2023, 2, 6), date(2023, 2, 12));
        let calendar = WorkCalendar::default();
        steps.push(select(SelectionCommand::StartPublicNotice { from, until, calendar }));
        let close = Act::Select(SelectionCommand::ClosePublicNotice);
        steps.push(step("2023-02-13T09:00", close));
    }
    steps
}

/// Derives the organisers from these candidates.
pub(crate) fn organisers(candidates: &[(&str, u8)]) -> SelectionCommand {
    let candidate = |(name, region): &(&str, u8)| OrganiserCandidate {
        region: RegionCode(*region),
        unit: format!("organiser-{region}").as_str().into(),
        name: (*name).into(),
        submissions: 1,
    };
    SelectionCommand::DeriveOrganiserAwards {
        candidates: candidates.iter().map(candidate).collect(),
    }
}

fn rules(outcome: Outcome) -> SelectionPolicy {
    let tier = |id: &str, name: &str| TierRule {
        id: id.into(),
        name: name.into(),
        count: 1,
        region_cap: None,
        themes: vec![],
    };
    SelectionPolicy {
        method: RankingMethod {
            rubric: rubric(),
            aggregation: Aggregation::Mean,
            normalisation: Normalisation::None,
            tie_breaks: vec![TieBreak::Criterion("effect".into())],
        },
        tiers: TierPolicy {
            tiers: vec![tier("typical", "典型案例"), tier("excellent", "优秀案例")],
            one_per_unit: true,
        },
        organisers: (outcome != Outcome::Plain).then_some(OrganiserRule { count: 1 }),
        public_notice: (outcome == Outcome::Shown).then_some(NoticeRule { working_days: 5 }),
    }
}

fn inputs() -> Vec<RankedInput> {
    let input = |(unit, region, points): (&str, u8, u32)| RankedInput {
        facts: CaseFacts {
            case: case(unit).as_str().into(),
            unit: unit.into(),
            unit_name: unit.into(),
            title: format!("{unit}的品牌"),
            region: RegionCode(region),
            themes: [].into(),
            list_order: 1,
        },
        sheets: vec![ScoredSheet {
            expert: "甲".into(),
            scores: [("effect".into(), points * 100)].into(),
            typical: false,
        }],
    };
    UNITS.map(input).into()
}
