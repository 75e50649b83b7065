use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn assign(seed: u64) -> RoundCommand {
    RoundCommand::Assign { seed }
}

/// A panel of `experts` and as many `cases`, spread over a few units so that some conflict.
fn history(cases: usize, experts: usize, loads: Loads) -> Vec<RoundEvent> {
    let mut plan = plan();
    plan.loads = loads;
    plan.quorum.sheets_per_case = 1;
    plan.cases =
        (0..cases).map(|n| case(&format!("c{n:03}"), &format!("u{}", n % 13), 11, None)).collect();
    let experts = (0..experts).map(|n| expert(&format!("e{n:02}"), &format!("u{n}"), 31)).collect();
    vec![RoundEvent::RoundOpened { plan }, RoundEvent::PanelFormed { experts }]
}

fn loads(events: &[RoundEvent]) -> BTreeMap<ExpertId, u32> {
    let mut loads = BTreeMap::new();
    for event in events {
        if let RoundEvent::CasesAssigned { cases, .. } = event {
            for expert in cases.iter().flat_map(|line| &line.experts) {
                *loads.entry(expert.clone()).or_default() += 1;
            }
        }
    }
    loads
}

#[test]
fn an_assignment_records_seed_algorithm_digest_and_result() {
    let events = after(vec![opened(), formed()]).when(assign(20_221_115)).events();
    insta::assert_json_snapshot!(events);
}

#[test]
fn an_assignment_is_drawn_once() {
    after(started()).when(assign(7)).then_nothing();
    after(started()).when(assign(8)).then_refused(RoundError::AlreadyAssigned { seed: 7 });
    after(vec![opened()]).when(assign(7)).then_refused(RoundError::PanelEmpty);
}

#[test]
fn the_campaign_of_2022_is_spread_evenly_over_nine_experts() {
    let limits = Loads { experts_per_case: 5, min_cases: 380, max_cases: 385 };
    let events = after(history(691, 9, limits)).when(assign(2022)).events();
    let loads = loads(&events);
    // 691 × 5 = 3455 = 8 × 384 + 383
    assert_eq!(loads.values().min(), Some(&383));
    assert_eq!(loads.values().max(), Some(&384));
}

#[test]
fn cases_that_conflicts_leave_uncovered_are_named() {
    let two = vec![expert("e1", "fudan", 31), expert("e2", "hebei", 13)];
    after(vec![opened(), RoundEvent::PanelFormed { experts: two }]).when(assign(1)).then_refused(
        RoundError::CasesNotCovered {
            cases: vec![Uncovered { case: "c3".into(), missing: 1, eligible: 1 }],
        },
    );
}

#[test]
fn cases_beyond_the_limits_of_load_are_named() {
    let tight = Loads { experts_per_case: 2, min_cases: 0, max_cases: 3 };
    let refused = ReviewRound::replay(&history(5, 3, tight))
        .decide(assign(1), &context("2022-11-15T09:00:00+08:00"));
    match refused {
        // Ten seats, nine places.
        Err(RoundError::CasesNotCovered { cases }) => {
            assert_eq!(cases.iter().map(|case| case.missing).sum::<u32>(), 1);
        }
        other => panic!("one seat is too many, but: {other:?}"),
    }
}

#[test]
fn too_many_experts_for_too_few_cases_are_named() {
    let loads = Loads { experts_per_case: 1, min_cases: 2, max_cases: 9 };
    let refused = ReviewRound::replay(&history(3, 2, loads))
        .decide(assign(1), &context("2022-11-15T09:00:00+08:00"));
    match refused {
        Err(RoundError::TooFewCases { experts, min_cases: 2 }) => assert_eq!(experts.len(), 1),
        other => panic!("three cases do not give two each, but: {other:?}"),
    }
}

#[test]
fn empty_seats_are_filled_after_a_recusal() {
    let out = RoundEvent::ExpertRecused {
        expert: "e2".into(),
        scope: RecusalScope::All,
        reason: "出国".into(),
    };
    let so_far: Vec<_> = started().into_iter().chain([out]).collect();
    let uncovered = |case: &str, eligible| Uncovered { case: case.into(), missing: 1, eligible };
    // e3 works where c1 comes from.
    after(so_far.clone())
        .when(RoundCommand::Reassign { seed: 3 })
        .then_refused(RoundError::CasesNotCovered { cases: vec![uncovered("c1", 0)] });
    let joined = RoundEvent::ExpertJoined { expert: expert("e4", "huaxi", 51) };
    let so_far: Vec<_> = so_far.into_iter().chain([joined]).collect();
    let events = after(so_far.clone()).when(RoundCommand::Reassign { seed: 3 }).events();
    let round = ReviewRound::replay(so_far.iter().chain(&events));
    for desk in round.desks().values() {
        assert_eq!(desk.seats.values().filter(|seat| seat.is_active()).count(), 2);
    }
    assert_eq!(round.desks()[&"c3".into()].number, 1, "the number stays");
    let done: Vec<_> = so_far.into_iter().chain(events).collect();
    after(done).when(RoundCommand::Reassign { seed: 4 }).then_nothing();
    after(vec![opened(), formed()])
        .when(RoundCommand::Reassign { seed: 3 })
        .then_refused(RoundError::NotAssigned);
}

#[test]
fn a_blind_round_shows_numbers_and_nothing_else() {
    let round = ReviewRound::replay(&started());
    let work = round.workload(&"e1".into()).unwrap();
    let blind = |number| BlindCase { number, category: None };
    assert_eq!(work, Workload::Blind(vec![blind(1), blind(2)]));
    let json = serde_json::to_string(&work).unwrap();
    assert_eq!(json, r#"{"blind":[{"number":1,"category":null},{"number":2,"category":null}]}"#);
    assert_eq!(round.case_of_number(2), Some(&"c1".into()));
}

#[test]
fn an_open_round_shows_the_cases() {
    let mut plan = plan();
    plan.visibility = Visibility::Open;
    let round = ReviewRound::replay(&[RoundEvent::RoundOpened { plan }, formed(), assigned()]);
    match round.workload(&"e3".into()) {
        Some(Workload::Open(cases)) => assert_eq!(cases, [super::plan().cases[1].clone()]),
        other => panic!("an open round, but: {other:?}"),
    }
    assert_eq!(round.workload(&"e9".into()), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_assignment_is_even_reproducible_and_without_conflict(
        seed in any::<u64>(), cases in 1_usize..40, experts in 3_usize..9, each in 1_u32..3,
    ) {
        let limits = Loads { experts_per_case: each, min_cases: 0, max_cases: 100 };
        let history = history(cases, experts, limits);
        let round = ReviewRound::replay(&history);
        let context = context("2022-11-15T09:00:00+08:00");
        let events = round.decide(assign(seed), &context).unwrap();
        prop_assert_eq!(&events, &round.decide(assign(seed), &context).unwrap());

        // The order in which cases and experts came in is of no account.
        let mut reversed = history.clone();
        if let [RoundEvent::RoundOpened { plan }, RoundEvent::PanelFormed { experts }] = &mut reversed[..] {
            plan.cases.reverse();
            experts.reverse();
        }
        let again = ReviewRound::replay(&reversed).decide(assign(seed), &context).unwrap();
        prop_assert_eq!(&events, &again);

        let [RoundEvent::CasesAssigned { cases: lines, .. }] = &events[..] else {
            panic!("one event");
        };
        prop_assert_eq!(lines.len(), cases);
        for line in lines {
            prop_assert_eq!(line.experts.len(), each as usize);
            for expert in &line.experts {
                prop_assert_eq!(round.conflict(expert, &line.case), None);
            }
        }
        // As even as can be: limits one above the even share are always kept by so few conflicts.
        let loads = loads(&events);
        let share = (cases as u32 * each).div_ceil(experts as u32);
        if cases > 20 {
            prop_assert!(loads.values().all(|load| *load <= share + 1));
        }
    }
}
