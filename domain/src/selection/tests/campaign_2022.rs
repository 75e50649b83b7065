//! The real outcome of the campaign of 2022, from the bulletin 卫健政促发〔2023〕4号.

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Outcome {
    cases: Vec<Awarded>,
    organisers: Vec<Organiser>,
}

#[derive(Deserialize, Clone)]
struct Awarded {
    tier: String,
    no: u32,
    unit: String,
    title: String,
    region_code: String,
}

#[derive(Deserialize)]
struct Organiser {
    unit: String,
    region_code: String,
}

fn outcome() -> Outcome {
    let json = include_str!("../../../../tests/fixtures/campaign-2022-results.json");
    serde_json::from_str(json).expect("the fixture reads")
}

fn region(code: &str) -> RegionCode {
    RegionCode(code.parse().expect("two digits"))
}

/// The awarded cases with scores that put them into their tiers, in an order unlike the list's.
fn inputs_from(cases: &[Awarded]) -> Vec<RankedInput> {
    let input = |case: &Awarded| {
        let typical = case.tier == "典型案例";
        let points = if typical { 90 } else { 70 } + case.no * 7 % 10;
        let id = format!("{}{:03}", if typical { "t" } else { "x" }, case.no);
        let mut input = with_points(&id, &case.unit, region(&case.region_code).0, points);
        input.facts.unit_name.clone_from(&case.unit);
        input.facts.title.clone_from(&case.title);
        input.facts.list_order = case.no;
        input
    };
    cases.iter().map(input).collect()
}

/// Every region that has awards names an organisation: those of the bulletin by their names.
fn candidates_from(outcome: &Outcome) -> Vec<OrganiserCandidate> {
    let mut named: BTreeMap<RegionCode, OrganiserCandidate> = BTreeMap::new();
    for case in &outcome.cases {
        let code = region(&case.region_code);
        named.insert(code, candidate(code.0, 20));
    }
    for organiser in &outcome.organisers {
        let code = region(&organiser.region_code);
        let named = named.get_mut(&code).expect("an organiser's region has awards");
        named.name.clone_from(&organiser.unit);
    }
    named.into_values().collect()
}

fn decided(cases: &[Awarded]) -> Vec<SelectionEvent> {
    let mut policy = policy();
    policy.tiers.tiers = vec![tier("typical", "典型案例", 30), tier("excellent", "优秀案例", 100)];
    policy.tiers.tiers[0].region_cap = Some(3);
    policy.organisers = Some(OrganiserRule { count: 10 });
    play(
        vec![opened_with(policy)],
        vec![
            (JANUARY, compute(inputs_from(cases), Some(2022))),
            (JANUARY, SelectionCommand::ProposeTiers),
            (JANUARY, SelectionCommand::Confirm),
        ],
    )
}

fn organisers(cases: &[Awarded], candidates: Vec<OrganiserCandidate>) -> Selection {
    Selection::replay(&play(decided(cases), vec![(JANUARY, derive(candidates))]))
}

fn regions(selection: &Selection) -> Vec<u8> {
    selection.organisers().iter().map(|organiser| organiser.region.0).collect()
}

/// Gives one award of a region to another, as its last case.
fn move_award(cases: &mut [Awarded], from: &str, to: &str) {
    let moved = cases.iter_mut().rev().find(|case| case.region_code == from);
    moved.expect("the region has awards").region_code = to.to_owned();
}

#[test]
fn the_ten_real_organisers_follow_from_the_awards_in_region_order() {
    let outcome = outcome();
    let selection = organisers(&outcome.cases, candidates_from(&outcome));
    let derived: Vec<_> = selection.organisers().iter().map(|o| o.name.as_str()).collect();
    let printed: Vec<_> = outcome.organisers.iter().map(|o| o.unit.as_str()).collect();
    assert_eq!(derived, printed);
}

#[test]
fn the_real_lists_are_published_in_their_order() {
    let outcome = outcome();
    let selection = Selection::replay(&decided(&outcome.cases));
    for (id, name, count) in [("typical", "典型案例", 30), ("excellent", "优秀案例", 100)] {
        let list = selection.published_list(&id.into());
        let published: Vec<_> = list.iter().map(|line| (&line.unit_name, &line.title)).collect();
        let printed: Vec<_> = outcome
            .cases
            .iter()
            .filter(|case| case.tier == name)
            .map(|case| (&case.unit, &case.title))
            .collect();
        assert_eq!(published, printed);
        assert_eq!(published.len(), count);
    }
}

#[test]
fn an_award_more_brings_a_region_in_and_an_award_less_out() {
    let outcome = outcome();
    let mut cases = outcome.cases.clone();
    // 重庆 had five, 黑龙江 four: now the other way round.
    move_award(&mut cases, "50", "23");
    let selection = organisers(&cases, candidates_from(&outcome));
    assert_eq!(regions(&selection), [11, 13, 23, 31, 32, 33, 34, 37, 41, 44]);
}

#[test]
fn a_tie_for_the_tenth_place_goes_by_submissions_then_typical_cases_then_code() {
    let outcome = outcome();
    let mut cases = outcome.cases.clone();
    // 黑龙江 and 重庆 level at five.
    move_award(&mut cases, "33", "23");
    let tenth = |candidates: Vec<OrganiserCandidate>| {
        let selection = organisers(&cases, candidates);
        let standings = &selection.organisers.as_ref().expect("derived").standings;
        let region = if regions(&selection).contains(&50) { 50 } else { 23 };
        (region, standings[10].decided_by)
    };
    let with = |submissions_50: u32, submissions_23: u32| {
        let mut candidates = candidates_from(&outcome);
        for candidate in &mut candidates {
            match candidate.region.0 {
                50 => candidate.submissions = submissions_50,
                23 => candidate.submissions = submissions_23,
                _ => {}
            }
        }
        candidates
    };
    assert_eq!(tenth(with(30, 29)), (50, OrganiserStep::Submissions));
    assert_eq!(tenth(with(29, 30)), (23, OrganiserStep::Submissions));
    let typical =
        |code: &str| cases.iter().filter(|c| c.region_code == code && c.tier == "典型案例").count();
    let (winner, step) = match typical("50").cmp(&typical("23")) {
        std::cmp::Ordering::Greater => (50, OrganiserStep::Typical),
        std::cmp::Ordering::Less => (23, OrganiserStep::Typical),
        std::cmp::Ordering::Equal => (23, OrganiserStep::RegionCode),
    };
    assert_eq!(tenth(with(30, 30)), (winner, step));
}

#[test]
fn national_units_count_for_no_region() {
    let outcome = outcome();
    let mut candidates = candidates_from(&outcome);
    // 中央 has six awards, more than 重庆.
    assert!(candidates.iter().any(|candidate| candidate.region == RegionCode(0)));
    candidates.iter_mut().for_each(|candidate| candidate.submissions = 20);
    assert!(!regions(&organisers(&outcome.cases, candidates)).contains(&0));
}

#[test]
fn a_region_that_may_win_must_name_its_organisation() {
    let outcome = outcome();
    let mut candidates = candidates_from(&outcome);
    candidates.retain(|candidate| candidate.region != RegionCode(33));
    candidates.push(candidate(11, 1));
    let refusal = refusal(&decided(&outcome.cases), JANUARY, derive(candidates));
    let SelectionError::OrganisersFaulty { findings } = refusal else { panic!("{refusal}") };
    assert_eq!(
        messages(&findings)[..2],
        ["地区11推荐了两家单位，其一为“11促进会”", "地区33获奖案例数入围，但没有写明组织单位"]
    );
}

#[test]
fn a_quota_of_organisers_is_met_exactly() {
    let SelectionError::OrganisersFaulty { findings } =
        refusal(&confirmed(), JANUARY, derive(vec![candidate(11, 50)]))
    else {
        panic!("北京 has no award")
    };
    assert_eq!(messages(&findings).last(), Some(&"名额1个，有获奖案例的地区只有0个"));
    after(ranked()).when(derive(candidates())).then_refused(SelectionError::NotConfirmed);
}
