use super::*;

fn proposal(inputs: &[RankedInput], policy: &TierPolicy) -> Proposal {
    propose(&rank(&method(), inputs, &no_votes(), Some(1)).cases, policy, &[].into())
}

fn displaced(case: &str, reason: DisplacementReason) -> Displacement {
    Displacement { case: case.into(), tier: typical(), reason }
}

#[test]
fn the_tiers_are_filled_from_the_top() {
    let events = after(ranked()).when(SelectionCommand::ProposeTiers).events();
    let [SelectionEvent::TiersProposed { proposal }] = &events[..] else { panic!("a proposal") };
    assert_eq!(lists(&proposal.tiers), ["a b", "c d"]);
    assert_eq!(proposal.displacements, []);
    let proposed: Vec<_> = ranked().into_iter().chain(events).collect();
    after(proposed).when(SelectionCommand::ProposeTiers).then_nothing();
    after(opened()).when(SelectionCommand::ProposeTiers).then_refused(SelectionError::NotRanked);
}

#[test]
fn a_unit_gets_one_award() {
    let mut inputs = inputs();
    inputs[1].facts.unit = "u-a".into();
    let proposal = proposal(&inputs, &policy().tiers);
    assert_eq!(lists(&proposal.tiers), ["a c", "d e"]);
    let reason = DisplacementReason::UnitHasAward { unit: "u-a".into(), awarded: "a".into() };
    assert_eq!(proposal.displacements[0], displaced("b", reason));
}

#[test]
fn a_region_that_is_full_waits_for_the_next_tier() {
    let mut policy = policy().tiers;
    policy.tiers[0].region_cap = Some(1);
    let proposal = proposal(&inputs(), &policy);
    assert_eq!(lists(&proposal.tiers), ["a c", "b d"]);
    let reason = DisplacementReason::RegionFull { region: RegionCode(33), cap: 1 };
    assert_eq!(proposal.displacements, [displaced("b", reason)]);
}

#[test]
fn national_units_are_no_region() {
    let mut policy = policy().tiers;
    policy.tiers[0].region_cap = Some(1);
    let national: Vec<_> = ["a", "b"].map(|id| with_points(id, &format!("u-{id}"), 0, 90)).into();
    assert_eq!(proposal(&national, &policy).tiers[0].cases.len(), 2);
}

#[test]
fn a_missing_theme_takes_the_place_of_the_last() {
    let mut policy = policy().tiers;
    policy.tiers[0].themes = vec![ThemeMinimum { theme: "抗疫".into(), count: 1 }];
    let mut inputs = inputs();
    inputs[4] = themed(inputs[4].clone(), "抗疫");
    let proposal = proposal(&inputs, &policy);
    assert_eq!(lists(&proposal.tiers), ["a e", "b c"]);
    let reason =
        DisplacementReason::ThemeCoverage { theme: "抗疫".into(), in_favour_of: "e".into() };
    assert_eq!(proposal.displacements, [displaced("b", reason)]);
}

#[test]
fn a_theme_that_nobody_has_stays_missing() {
    let mut policy = policy();
    policy.tiers.tiers[0].themes = vec![ThemeMinimum { theme: "抗疫".into(), count: 1 }];
    policy.tiers.tiers[1].count = 9;
    let events = play(
        vec![opened_with(policy)],
        vec![(JANUARY, compute(inputs(), Some(1))), (JANUARY, SelectionCommand::ProposeTiers)],
    );
    let refusal = refusal(&events, JANUARY, SelectionCommand::Confirm);
    assert_eq!(
        refusal.to_string(),
        "等次不能确定：典型案例：主题“抗疫”至少1个，现为0个；\
         优秀案例：名额9个，按规则只能产生4个；请放宽限制或调整名额"
    );
}

#[test]
fn tiers_are_confirmed_as_proposed() {
    after(ranked()).when(SelectionCommand::Confirm).then_refused(SelectionError::NotProposed);
    let selection = Selection::replay(&confirmed());
    assert_eq!(lists(selection.confirmed().unwrap()), ["a b", "c d"]);
    after(confirmed()).when(SelectionCommand::Confirm).then_nothing();
    for command in [compute(inputs(), None), SelectionCommand::ProposeTiers] {
        after(confirmed()).when(command).then_refused(SelectionError::AlreadyConfirmed);
    }
}

#[test]
fn a_tie_that_decides_who_gets_what_must_be_decided() {
    let mut level = inputs();
    level[2] = with_points("c", "u-b", 32, 93);
    level[1] = with_points("b", "u-c", 33, 93);
    let events = play(opened(), vec![(JANUARY, compute(level.clone(), None))]);
    let pairs = vec![("b".into(), "c".into())];
    after(events.clone())
        .when(SelectionCommand::ProposeTiers)
        .then_refused(SelectionError::TieUndecided { pairs });
    let drawn = play(events, vec![(JANUARY, compute(level, Some(20_230_105)))]);
    after(drawn).when(SelectionCommand::ProposeTiers).events();
}

#[test]
fn a_tie_inside_a_tier_matters_only_if_someone_may_move_up() {
    let mut level = inputs();
    level[1] = with_points("b", "u-b", 33, 94);
    let mut policy = policy();
    policy.public_notice = None;
    let events = play(vec![opened_with(policy)], vec![(JANUARY, compute(level.clone(), None))]);
    after(events).when(SelectionCommand::ProposeTiers).events();
    let events = play(opened(), vec![(JANUARY, compute(level, None))]);
    let pairs = vec![("a".into(), "b".into())];
    after(events)
        .when(SelectionCommand::ProposeTiers)
        .then_refused(SelectionError::TieUndecided { pairs });
}

#[test]
fn what_if_changes_nothing() {
    let selection = Selection::replay(&confirmed());
    let before = selection.clone();
    let mut other = policy().tiers;
    other.tiers[0].count = 1;
    other.tiers[1].region_cap = Some(1);
    let proposal = selection.what_if(&other);
    assert_eq!(lists(&proposal.tiers), ["a", "b c"]);
    assert_eq!(selection, before);
}
