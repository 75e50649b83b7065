use super::*;

#[test]
fn a_notice_shows_the_results_for_enough_working_days() {
    let derived = play(confirmed(), vec![(JANUARY, derive(candidates()))]);
    after(derived.clone()).when(notice(6, 12)).then([SelectionEvent::PublicNoticeStarted {
        from: jiff::civil::date(2023, 2, 6),
        until: jiff::civil::date(2023, 2, 12),
        working_days: 5,
    }]);
    let late = refusal(&derived, IN_NOTICE, notice(6, 9));
    assert_eq!(
        late.to_string(),
        "不能公示：公示期：不能从2023-02-06起公示：今天已是2023-02-08；\
         公示期：应不少于5个工作日，现为4个；请推后截止日期"
    );
}

#[test]
fn a_notice_comes_after_tiers_and_organisers() {
    after(ranked()).when(notice(6, 12)).then_refused(SelectionError::NotConfirmed);
    let SelectionError::NoticeFaulty { findings } = refusal(&confirmed(), JANUARY, notice(6, 12))
    else {
        panic!("the organisers are missing")
    };
    assert_eq!(messages(&findings), ["尚未产生；请按获奖数量推选"]);
}

#[test]
fn a_notice_stands_and_so_do_the_organisers_in_it() {
    after(noticed()).when(notice(6, 12)).then_nothing();
    let (from, until) = (jiff::civil::date(2023, 2, 6), jiff::civil::date(2023, 2, 12));
    after(noticed())
        .when(notice(7, 14))
        .then_refused(SelectionError::NoticeStarted { from, until });
    after(noticed()).when(derive(candidates())).then_nothing();
    let others = [(11, 50), (32, 60), (33, 99)].map(|(region, n)| candidate(region, n)).into();
    after(noticed())
        .when(derive(others))
        .then_refused(SelectionError::NoticeStarted { from, until });
}

#[test]
fn a_policy_without_notice_has_none() {
    let mut policy = policy();
    policy.public_notice = None;
    policy.organisers = None;
    let events = play(
        vec![opened_with(policy)],
        vec![
            (JANUARY, compute(inputs(), Some(1))),
            (JANUARY, SelectionCommand::ProposeTiers),
            (JANUARY, SelectionCommand::Confirm),
        ],
    );
    after(events.clone()).when(notice(6, 12)).then_refused(SelectionError::NoPublicNotice);
    after(events.clone()).when(derive(vec![])).then_refused(SelectionError::NoOrganiserAwards);
    after(events)
        .when(SelectionCommand::Publish { bulletin: "b".into() })
        .then([SelectionEvent::ResultsPublished { bulletin: "b".into() }]);
}

#[test]
fn an_objection_is_lodged_during_the_notice() {
    let lodged = SelectionEvent::ObjectionLodged {
        id: "o1".into(),
        case: "b".into(),
        reason: "案例并非该单位所为".into(),
        by: "李某".into(),
    };
    during(noticed()).when(objection("o1", "b")).then([lodged]);
    let (from, until) = (jiff::civil::date(2023, 2, 6), jiff::civil::date(2023, 2, 12));
    for (at, today) in [(JANUARY, (1, 5)), (AFTER_NOTICE, (2, 13))] {
        let today = jiff::civil::date(2023, today.0, today.1);
        given::<Selection>(noticed())
            .at(at)
            .when(objection("o1", "b"))
            .then_refused(SelectionError::NoticeNotRunning { from, until, today });
    }
    after(confirmed()).when(objection("o1", "b")).then_refused(SelectionError::NoticeNotStarted);
}

#[test]
fn an_objection_is_signed_reasoned_and_about_an_awarded_case() {
    during(noticed())
        .when(objection("o1", "f"))
        .then_refused(SelectionError::NotAwarded { case: "f".into() });
    let nameless = |reason: &str, by: &str| SelectionCommand::LodgeObjection {
        id: "o1".into(),
        case: "b".into(),
        reason: reason.into(),
        by: by.into(),
    };
    for (command, what) in
        [(nameless("", "李某"), "异议理由"), (nameless("抄袭", " "), "异议人（实名）")]
    {
        during(noticed()).when(command).then_refused(SelectionError::Missing { what });
    }
    let lodged = play(noticed(), vec![(IN_NOTICE, objection("o1", "b"))]);
    during(lodged.clone()).when(objection("o1", "b")).then_nothing();
    during(lodged)
        .when(objection("o1", "c"))
        .then_refused(SelectionError::ObjectionKnown { id: "o1".into() });
}

#[test]
fn an_upheld_objection_takes_the_case_out_and_the_next_moves_up() {
    let lodged = play(noticed(), vec![(IN_NOTICE, objection("o1", "b"))]);
    let events = during(lodged.clone()).when(settle("o1", Settlement::Upheld)).events();
    let names: Vec<&str> = events.iter().map(Into::into).collect();
    assert_eq!(
        names,
        ["ObjectionSettled", "CaseRemoved", "TiersAmended", "OrganiserAwardsDerived"]
    );
    let SelectionEvent::TiersAmended { tiers, moved, shortfalls, .. } = &events[2] else {
        panic!("the tiers are amended")
    };
    assert_eq!(lists(tiers), ["a c", "d e"]);
    assert_eq!(shortfalls, &[]);
    let moved: Vec<_> = moved.iter().map(|moved| moved.case.as_str()).collect();
    assert_eq!(moved, ["b", "c", "e"]);
    let selection = Selection::replay(lodged.iter().chain(&events));
    // 浙江 lost one of two, 江苏 won one.
    assert_eq!(selection.organisers(), [candidate(32, 60)]);
    assert_eq!(Selection::replay(&lodged).organisers(), [candidate(33, 40)]);
}

#[test]
fn a_rejected_objection_changes_nothing_and_a_settlement_stands() {
    let lodged = play(noticed(), vec![(IN_NOTICE, objection("o1", "b"))]);
    let settled = SelectionEvent::ObjectionSettled {
        id: "o1".into(),
        settlement: Settlement::Rejected,
        reason: "经核实".into(),
    };
    let rejected = settle("o1", Settlement::Rejected);
    during(lodged.clone()).when(rejected.clone()).then([settled.clone()]);
    let done: Vec<_> = lodged.iter().cloned().chain([settled]).collect();
    during(done.clone()).when(rejected).then_nothing();
    during(done).when(settle("o1", Settlement::Upheld)).then_refused(
        SelectionError::AlreadySettled { id: "o1".into(), reason: "经核实".into() },
    );
    given::<Selection>(lodged)
        .when(settle("o2", Settlement::Upheld))
        .then_refused(SelectionError::UnknownObjection { id: "o2".into() });
}

#[test]
fn a_case_is_taken_out_once() {
    let objections = vec![
        (IN_NOTICE, objection("o1", "b")),
        (IN_NOTICE, objection("o2", "b")),
        (IN_NOTICE, settle("o1", Settlement::Upheld)),
    ];
    let events = play(noticed(), objections);
    let second = during(events).when(settle("o2", Settlement::Upheld)).events();
    assert_eq!(second.len(), 1);
}

#[test]
fn a_notice_ends_after_its_last_day_with_all_objections_settled() {
    let lodged = play(noticed(), vec![(IN_NOTICE, objection("o1", "b"))]);
    let close = SelectionCommand::ClosePublicNotice;
    let early = refusal(&lodged, IN_NOTICE, close.clone());
    assert_eq!(
        early.to_string(),
        "公示不能结束：公示：公示至2023-02-12，今天是2023-02-08，期满次日方可结束；\
         异议“o1”：对案例“b”的异议尚未处理"
    );
    let settled = play(lodged, vec![(IN_NOTICE, settle("o1", Settlement::Rejected))]);
    let closed = SelectionEvent::PublicNoticeClosed { objections: 1 };
    given::<Selection>(settled.clone()).at(AFTER_NOTICE).when(close.clone()).then([closed.clone()]);
    let done = settled.into_iter().chain([closed]);
    given::<Selection>(done).at(AFTER_NOTICE).when(close.clone()).then_nothing();
    after(confirmed()).when(close).then_refused(SelectionError::NoticeNotStarted);
}
