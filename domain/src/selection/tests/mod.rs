//! Given/when/then for every command and refusal of a selection, and its laws.

mod campaign_2022;
mod erasing;
mod notice;
mod opening;
mod publication;
mod ranking;
mod tiers;
mod voting;

use std::collections::BTreeMap;

use super::*;
use crate::{
    given::{Given, given},
    ids::TierId,
    review::{Aggregation, ScoredSheet, tests::rubric},
    unit::RegionCode,
};

/// A case with one sheet for each line of scores (创新、实效、可借鉴, in points).
pub(super) fn input(id: &str, unit: &str, region: u8, sheets: &[[u32; 3]]) -> RankedInput {
    let facts = CaseFacts {
        case: id.into(),
        unit: unit.into(),
        unit_name: format!("{unit}医院"),
        title: format!("{id}案例"),
        region: RegionCode(region),
        themes: [].into(),
        list_order: 1,
    };
    let sheets = sheets.iter().zip(1..).map(|(points, n)| sheet(&format!("e{n}"), *points));
    RankedInput { facts, sheets: sheets.collect() }
}

pub(super) fn sheet(expert: &str, points: [u32; 3]) -> ScoredSheet {
    let ids = ["innovation", "effect", "transfer"];
    let scores = ids.into_iter().zip(points).map(|(id, n)| (id.into(), n * 100));
    ScoredSheet { expert: expert.into(), scores: scores.collect(), typical: false }
}

/// A case whose one sheet gives it this many points.
pub(super) fn with_points(id: &str, unit: &str, region: u8, points: u32) -> RankedInput {
    input(id, unit, region, &[[points; 3]])
}

pub(super) fn themed(mut input: RankedInput, theme: &str) -> RankedInput {
    input.facts.themes.insert(theme.into());
    input
}

pub(super) fn method() -> RankingMethod {
    let criterion = |id: &str| TieBreak::Criterion(id.into());
    RankingMethod {
        rubric: rubric(),
        aggregation: Aggregation::TrimmedMean { from: 5 },
        normalisation: Normalisation::None,
        tie_breaks: vec![
            criterion("innovation"),
            criterion("effect"),
            criterion("transfer"),
            TieBreak::LowerDeviation,
            TieBreak::MoreTypicalVotes,
            TieBreak::Ballot,
            TieBreak::Lot,
        ],
    }
}

pub(super) fn tier(id: &str, name: &str, count: u32) -> TierRule {
    TierRule { id: id.into(), name: name.into(), count, region_cap: None, themes: vec![] }
}

/// Two 典型案例, two 优秀案例, one award a unit, one organiser, five working days of notice.
pub(super) fn policy() -> SelectionPolicy {
    SelectionPolicy {
        method: method(),
        tiers: TierPolicy {
            tiers: vec![tier("typical", "典型案例", 2), tier("excellent", "优秀案例", 2)],
            one_per_unit: true,
        },
        organisers: Some(OrganiserRule { count: 1 }),
        public_notice: Some(NoticeRule { working_days: 5 }),
    }
}

pub(super) fn opened_with(policy: SelectionPolicy) -> SelectionEvent {
    SelectionEvent::SelectionOpened { campaign: "2022-ydyp".into(), policy }
}

/// Six cases, one point apart: a (浙江) b (浙江) c (江苏) d (中央) e (江苏) f (北京).
pub(super) fn inputs() -> Vec<RankedInput> {
    let line = [("a", 33), ("b", 33), ("c", 32), ("d", 0), ("e", 32), ("f", 11)];
    let line = line.into_iter().zip((0..95).rev());
    line.map(|((id, region), points)| with_points(id, &format!("u-{id}"), region, points)).collect()
}

/// Plays the commands on top of the events, at their times; the last one may not fail.
pub(super) fn play(
    mut events: Vec<SelectionEvent>,
    commands: Vec<(&str, SelectionCommand)>,
) -> Vec<SelectionEvent> {
    for (at, command) in commands {
        let new = given::<Selection>(events.clone()).at(at).when(command).events();
        events.extend(new);
    }
    events
}

pub(super) const JANUARY: &str = "2023-01-05T09:00:00+08:00";
pub(super) const IN_NOTICE: &str = "2023-02-08T09:00:00+08:00";
pub(super) const AFTER_NOTICE: &str = "2023-02-13T09:00:00+08:00";

pub(super) fn compute(inputs: Vec<RankedInput>, lot_seed: Option<u64>) -> SelectionCommand {
    SelectionCommand::ComputeRanking { inputs, lot_seed }
}

pub(super) fn opened() -> Vec<SelectionEvent> {
    vec![opened_with(policy())]
}

pub(super) fn ranked() -> Vec<SelectionEvent> {
    play(opened(), vec![(JANUARY, compute(inputs(), Some(1)))])
}

pub(super) fn confirmed() -> Vec<SelectionEvent> {
    play(
        ranked(),
        vec![(JANUARY, SelectionCommand::ProposeTiers), (JANUARY, SelectionCommand::Confirm)],
    )
}

pub(super) fn candidate(region: u8, submissions: u32) -> OrganiserCandidate {
    OrganiserCandidate {
        region: RegionCode(region),
        unit: format!("org-{region:02}").as_str().into(),
        name: format!("{region:02}促进会"),
        submissions,
    }
}

pub(super) fn candidates() -> Vec<OrganiserCandidate> {
    [(11, 50), (32, 60), (33, 40)].map(|(region, n)| candidate(region, n)).into()
}

pub(super) fn derive(candidates: Vec<OrganiserCandidate>) -> SelectionCommand {
    SelectionCommand::DeriveOrganiserAwards { candidates }
}

pub(super) fn notice(from: i8, until: i8) -> SelectionCommand {
    SelectionCommand::StartPublicNotice {
        from: jiff::civil::date(2023, 2, from),
        until: jiff::civil::date(2023, 2, until),
        calendar: WorkCalendar::default(),
    }
}

/// Shown from Monday 6 to Sunday 12 February 2023.
pub(super) fn noticed() -> Vec<SelectionEvent> {
    play(confirmed(), vec![(JANUARY, derive(candidates())), (JANUARY, notice(6, 12))])
}

pub(super) fn objection(id: &str, case: &str) -> SelectionCommand {
    SelectionCommand::LodgeObjection {
        id: id.into(),
        case: case.into(),
        reason: "案例并非该单位所为".into(),
        by: "李某".into(),
    }
}

pub(super) fn settle(id: &str, settlement: Settlement) -> SelectionCommand {
    SelectionCommand::SettleObjection { id: id.into(), settlement, reason: "经核实".into() }
}

pub(super) fn published() -> Vec<SelectionEvent> {
    let publish = SelectionCommand::Publish { bulletin: "bulletin-2023-4".into() };
    play(
        noticed(),
        vec![(AFTER_NOTICE, SelectionCommand::ClosePublicNotice), (AFTER_NOTICE, publish)],
    )
}

pub(super) fn after(events: Vec<SelectionEvent>) -> Given<Selection> {
    given(events).at(JANUARY)
}

/// The same, while the notice goes on.
pub(super) fn during(events: Vec<SelectionEvent>) -> Given<Selection> {
    given(events).at(IN_NOTICE)
}

/// The messages of a refusal's findings.
pub(super) fn messages(findings: &[crate::Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.message.as_str()).collect()
}

/// The refusal to this command.
pub(super) fn refusal(
    events: &[SelectionEvent],
    at: &str,
    command: SelectionCommand,
) -> SelectionError {
    let decided = Selection::replay(events).decide(command, &crate::given::context(at));
    decided.expect_err("the command is refused")
}

/// The cases of each tier, as text.
pub(super) fn lists(tiers: &[TierList]) -> Vec<String> {
    let list =
        |tier: &TierList| tier.cases.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    tiers.iter().map(list).collect()
}

pub(super) fn no_votes() -> BTreeMap<CaseId, u32> {
    BTreeMap::new()
}

pub(super) fn typical() -> TierId {
    "typical".into()
}
