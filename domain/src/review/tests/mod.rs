//! Given/when/then for every command and refusal of a round, and its laws.

mod assigning;
mod closing;
mod erasing;
mod opening;
mod panel;
mod sheets;

use super::*;
use crate::{given::Given, given::context, given::given, unit::RegionCode};

pub(crate) fn criterion(id: &str, name: &str, weight: u32) -> Criterion {
    Criterion { id: id.into(), name: name.into(), weight, max: 10_000 }
}

/// 创新 40 %, 实效 35 %, 可借鉴 25 %, each out of 100.
pub(crate) fn rubric() -> Rubric {
    let criteria = vec![
        criterion("innovation", "创新", 4000),
        criterion("effect", "实效", 3500),
        criterion("transfer", "可借鉴", 2500),
    ];
    Rubric { criteria }
}

pub(super) fn case(id: &str, unit: &str, region: u8, recommender: Option<&str>) -> CaseRef {
    CaseRef {
        case: id.into(),
        unit: unit.into(),
        region: RegionCode(region),
        recommender: recommender.map(Into::into),
        category: None,
    }
}

pub(super) fn expert(id: &str, unit: &str, region: u8) -> Expert {
    Expert {
        id: id.into(),
        name: format!("专家{id}"),
        unit: unit.into(),
        recommender: None,
        region: RegionCode(region),
        role: "特聘专家".into(),
    }
}

/// Three cases from three regions, two experts for each, two sheets for the quorum.
pub(super) fn plan() -> RoundPlan {
    RoundPlan {
        campaign: "2022-ydyp".into(),
        number: 1,
        cases: vec![
            case("c1", "xiehe", 0, None),
            case("c2", "renmin", 11, Some("bj-yanjiuhui")),
            case("c3", "hebei", 13, Some("hebei")),
        ],
        rubric: rubric(),
        visibility: Visibility::Blind,
        quorum: Quorum { sheets_per_case: 2, panel_share: 6667 },
        loads: Loads { experts_per_case: 2, min_cases: 1, max_cases: 3 },
        conflicts: ConflictPolicy { same_unit: true, same_recommender: true, same_region: false },
        aggregation: Aggregation::TrimmedMean { from: 5 },
    }
}

pub(super) fn opened() -> RoundEvent {
    RoundEvent::RoundOpened { plan: plan() }
}

pub(super) fn experts() -> Vec<Expert> {
    vec![expert("e1", "fudan", 31), expert("e2", "zheyi", 33), expert("e3", "xiehe", 0)]
}

pub(super) fn formed() -> RoundEvent {
    RoundEvent::PanelFormed { experts: experts() }
}

/// e1 and e2 have all three cases, except that e3 has c2 instead of e1.
pub(super) fn assigned() -> RoundEvent {
    let line = |case: &str, number, experts: [&str; 2]| AssignedCase {
        case: case.into(),
        number,
        experts: experts.map(Into::into).into(),
    };
    RoundEvent::CasesAssigned {
        seed: 7,
        algorithm: ALGORITHM.into(),
        input_digest: "00".into(),
        cases: vec![
            line("c3", 1, ["e1", "e2"]),
            line("c1", 2, ["e1", "e2"]),
            line("c2", 3, ["e2", "e3"]),
        ],
    }
}

pub(super) fn started() -> Vec<RoundEvent> {
    vec![opened(), formed(), assigned()]
}

pub(crate) fn scores(values: [u32; 3]) -> Vec<Score> {
    let ids = ["innovation", "effect", "transfer"];
    let pairs = ids.into_iter().zip(values);
    pairs.map(|(id, hundredths)| Score { criterion: id.into(), hundredths }).collect()
}

pub(super) fn draft(case: &str, values: [u32; 3]) -> SheetDraft {
    SheetDraft { case: case.into(), scores: scores(values), typical: true, comment: String::new() }
}

pub(super) fn submit(expert: &str, case: &str, values: [u32; 3]) -> RoundCommand {
    RoundCommand::SubmitSheet { expert: expert.into(), sheet: draft(case, values) }
}

pub(super) fn submitted(expert: &str, case: &str, values: [u32; 3]) -> RoundEvent {
    let scores = scores(values).into_iter().map(|s| (s.criterion, s.hundredths)).collect();
    let sheet = ScoreSheet { scores, typical: true, comment: String::new() };
    RoundEvent::ScoreSheetSubmitted { expert: expert.into(), case: case.into(), sheet }
}

/// Every sheet but that of e3 on c2.
pub(super) fn all_but_one() -> Vec<RoundEvent> {
    let sheets = [("e1", "c3"), ("e2", "c3"), ("e1", "c1"), ("e2", "c1"), ("e2", "c2")];
    let sheets = sheets.map(|(expert, case)| submitted(expert, case, [9000, 8000, 7000]));
    started().into_iter().chain(sheets).collect()
}

pub(super) fn after(events: Vec<RoundEvent>) -> Given<ReviewRound> {
    given(events)
}
