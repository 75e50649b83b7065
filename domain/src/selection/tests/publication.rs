use super::*;

fn publish(bulletin: &str) -> SelectionCommand {
    SelectionCommand::Publish { bulletin: bulletin.into() }
}

fn revoke(case: &str, reason: &str) -> SelectionCommand {
    SelectionCommand::RevokeAward { case: case.into(), reason: reason.into() }
}

#[test]
fn results_are_published_when_everything_is_done() {
    let closed = play(noticed(), vec![(AFTER_NOTICE, SelectionCommand::ClosePublicNotice)]);
    after(closed)
        .when(publish("bulletin-2023-4"))
        .then([SelectionEvent::ResultsPublished { bulletin: "bulletin-2023-4".into() }]);
    let SelectionError::NotReady { findings } = refusal(&confirmed(), JANUARY, publish("b")) else {
        panic!("neither organisers nor notice")
    };
    assert_eq!(
        messages(&findings),
        ["尚未产生；请按获奖数量推选", "尚未结束；期满并处理完全部异议后方可公布"]
    );
    after(ranked()).when(publish("b")).then_refused(SelectionError::NotConfirmed);
}

#[test]
fn results_are_published_once() {
    after(published()).when(publish("bulletin-2023-4")).then_nothing();
    after(published())
        .when(publish("other"))
        .then_refused(SelectionError::AlreadyPublished { bulletin: "bulletin-2023-4".into() });
}

#[test]
fn an_award_is_taken_back_with_a_reason() {
    let revoked = SelectionEvent::AwardRevoked {
        case: "a".into(),
        tier: typical(),
        reason: "弄虚作假".into(),
    };
    after(published()).when(revoke("a", "弄虚作假")).then([revoked.clone()]);
    let done: Vec<_> = published().into_iter().chain([revoked]).collect();
    after(done.clone()).when(revoke("a", "又")).then_nothing();
    let left = Selection::replay(&done).published_list(&typical());
    assert_eq!(left.iter().map(|line| line.case.as_str()).collect::<Vec<_>>(), ["b"]);
}

#[test]
fn only_published_awards_are_taken_back() {
    after(confirmed()).when(revoke("a", "误")).then_refused(SelectionError::NotPublished);
    after(published())
        .when(revoke("f", "误"))
        .then_refused(SelectionError::NotAwarded { case: "f".into() });
    after(published())
        .when(revoke("a", ""))
        .then_refused(SelectionError::Missing { what: "撤销理由" });
}

#[test]
fn published_lists_are_in_region_order_never_by_score() {
    let mut inputs = inputs();
    // c (江苏) and e (江苏) share a region; e stands before c in the list, though below in rank.
    inputs[2].facts.list_order = 2;
    let mut policy = policy();
    policy.tiers.tiers[0].count = 5;
    policy.tiers.tiers[1].count = 1;
    let events = play(
        vec![opened_with(policy)],
        vec![
            (JANUARY, compute(inputs, Some(1))),
            (JANUARY, SelectionCommand::ProposeTiers),
            (JANUARY, SelectionCommand::Confirm),
        ],
    );
    let list = Selection::replay(&events).published_list(&typical());
    let order: Vec<_> = list.iter().map(|line| line.case.as_str()).collect();
    assert_eq!(order, ["d", "e", "c", "a", "b"]);
    assert_eq!(list[0].unit_name, "u-d医院");
}
