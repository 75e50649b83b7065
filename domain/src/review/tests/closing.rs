use proptest::prelude::*;

use super::*;

fn quorum(experts: u32) -> RoundEvent {
    RoundEvent::QuorumReached { cases: 3, experts }
}

fn complete() -> Vec<RoundEvent> {
    let last = [submitted("e3", "c2", [9000, 8000, 7000]), quorum(3)];
    all_but_one().into_iter().chain(last).collect()
}

#[test]
fn the_last_sheet_that_is_needed_reaches_the_quorum_once() {
    let values = [9000, 8000, 7000];
    after(all_but_one())
        .when(submit("e3", "c2", values))
        .then([submitted("e3", "c2", values), quorum(3)]);
    let back = RoundEvent::ScoreSheetReopened {
        expert: "e3".into(),
        case: "c2".into(),
        reason: "误".into(),
    };
    after(complete().into_iter().chain([back]).collect())
        .when(submit("e3", "c2", values))
        .then([submitted("e3", "c2", values)]);
}

#[test]
fn a_round_closes_with_its_quorum_only() {
    after(complete()).when(RoundCommand::Close).then([RoundEvent::RoundClosed { sheets: 6 }]);
    after(all_but_one()).when(RoundCommand::Close).then_refused(RoundError::NoQuorum {
        cases: vec!["c2".into()],
        sheets: 2,
        experts: 2,
        experts_needed: 3,
    });
    // The quorum was reached, then a sheet was excluded.
    let out = RoundEvent::ExpertRecused {
        expert: "e3".into(),
        scope: RecusalScope::All,
        reason: "亲属任职".into(),
    };
    after(complete().into_iter().chain([out]).collect()).when(RoundCommand::Close).then_refused(
        RoundError::NoQuorum { cases: vec!["c2".into()], sheets: 2, experts: 2, experts_needed: 3 },
    );
}

#[test]
fn a_closed_round_takes_nothing_more() {
    let closed: Vec<_> =
        complete().into_iter().chain([RoundEvent::RoundClosed { sheets: 6 }]).collect();
    after(closed.clone()).when(RoundCommand::Close).then_nothing();
    for command in [
        submit("e1", "c1", [1, 1, 1]),
        RoundCommand::JoinPanel { expert: expert("e4", "x", 41) },
        RoundCommand::Reassign { seed: 1 },
    ] {
        after(closed.clone()).when(command).then_refused(RoundError::AlreadyClosed);
    }
}

#[test]
fn the_best_go_on_and_so_does_who_is_level_with_the_last() {
    let mut events = started();
    for (expert, case, innovation) in [
        ("e1", "c3", 9000),
        ("e2", "c3", 9000),
        ("e1", "c1", 8000),
        ("e2", "c1", 8000),
        ("e2", "c2", 7000),
        ("e3", "c2", 9000),
    ] {
        events.push(submitted(expert, case, [innovation, 8000, 8000]));
    }
    let round = ReviewRound::replay(&events);
    assert_eq!(round.advance(1), Err(RoundError::NotClosed));
    events.push(RoundEvent::RoundClosed { sheets: 6 });
    let round = ReviewRound::replay(&events);
    let through = |n| -> Vec<String> {
        round.advance(n).unwrap().into_iter().map(|case| case.case.to_string()).collect()
    };
    assert!(through(0).is_empty());
    assert_eq!(through(1), ["c3"]);
    assert_eq!(through(2), ["c1", "c2", "c3"]);
    assert_eq!(through(9), ["c1", "c2", "c3"]);
}

/// 691 cases, nine experts, five sheets a case: each sheet is decided and folded without a look
/// at the others, or this test would take minutes.
#[test]
fn a_round_of_the_size_of_2022_runs_to_its_end() {
    let mut plan = plan();
    plan.cases = (0..691).map(|n| case(&format!("c{n:03}"), &format!("u{n}"), 11, None)).collect();
    plan.loads = Loads { experts_per_case: 5, min_cases: 300, max_cases: 400 };
    plan.quorum = Quorum { sheets_per_case: 5, panel_share: 10_000 };
    let experts = (0..9).map(|n| expert(&format!("e{n}"), "fudan", 31)).collect();
    let context = context("2022-11-20T09:00:00+08:00");
    let mut round = ReviewRound::default();
    let mut events = 0;
    let mut play = |mut round: ReviewRound, command| {
        for event in round.decide(command, &context).unwrap() {
            round = round.evolve(&event);
            events += 1;
        }
        round
    };
    round = play(round, RoundCommand::Open { plan });
    round = play(round, RoundCommand::FormPanel { experts });
    round = play(round, RoundCommand::Assign { seed: 2022 });
    for (case, desk) in round.desks().clone() {
        for expert in desk.seats.into_keys() {
            round = play(round, submit(expert.as_str(), case.as_str(), [9000, 8000, 7000]));
        }
    }
    round = play(round, RoundCommand::Close);
    assert!(round.is_closed());
    // Opened, formed, assigned, the sheets, the quorum, closed.
    assert_eq!(events, 3 + 691 * 5 + 2);
}

proptest! {
    #[test]
    fn the_counts_kept_with_the_state_are_those_of_the_desks(
        steps in prop::collection::vec((0_u8..4, 0_usize..3, 0_usize..3, 0_u32..2), 0..50),
    ) {
        let context = context("2022-11-20T09:00:00+08:00");
        let mut round = ReviewRound::replay(&started());
        let mut quorums = 0;
        for (kind, e, c, n) in steps {
            let (expert, case) = (["e1", "e2", "e3"][e], ["c1", "c2", "c3"][c]);
            let command = match kind {
                0 | 1 => submit(expert, case, [n, n, n]),
                2 => RoundCommand::ReopenSheet {
                    expert: expert.into(), case: case.into(), reason: "误".into(),
                },
                _ => RoundCommand::Recuse {
                    expert: expert.into(),
                    scope: RecusalScope::Case(case.into()),
                    reason: "亲属".into(),
                },
            };
            for event in round.decide(command, &context).unwrap_or_default() {
                quorums += u32::from(event == quorum(3));
                round = round.evolve(&event);
            }
            for CaseScores { case, sheets } in round.results() {
                prop_assert_eq!(round.desks()[&case].valid as usize, sheets.len());
                prop_assert_eq!(round.lacking().contains(&case), sheets.len() < 2);
            }
            prop_assert!(quorums <= 1);
        }
        let json = serde_json::to_string(&round).unwrap();
        prop_assert_eq!(serde_json::from_str::<ReviewRound>(&json).unwrap(), round);
    }
}
