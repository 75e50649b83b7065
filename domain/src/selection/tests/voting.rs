use super::*;

const COMMITMENT: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

fn cast(voter: &str, commitment: &str) -> SelectionCommand {
    SelectionCommand::CastBallot { voter: voter.into(), commitment: commitment.into() }
}

fn record(votes: &[(&str, u32)], blank: u32) -> SelectionCommand {
    let votes =
        votes.iter().map(|(case, votes)| BallotCount { case: (*case).into(), votes: *votes });
    SelectionCommand::RecordBallot { votes: votes.collect(), blank }
}

/// a and b are level in everything; three experts have voted.
fn voted() -> Vec<SelectionEvent> {
    let level: Vec<_> = ["a", "b"].map(|id| with_points(id, &format!("u-{id}"), 11, 90)).into();
    let mut commands = vec![(JANUARY, compute(level, None))];
    commands.extend(["e1", "e2", "e3"].map(|voter| (JANUARY, cast(voter, COMMITMENT))));
    play(opened(), commands)
}

#[test]
fn a_ballot_stores_a_commitment_only() {
    after(ranked())
        .when(cast("e1", &COMMITMENT.to_uppercase()))
        .then([SelectionEvent::BallotCast { voter: "e1".into(), commitment: COMMITMENT.into() }]);
    after(voted()).when(cast("e1", COMMITMENT)).then_nothing();
    let other = COMMITMENT.replace('9', "8");
    after(voted())
        .when(cast("e1", &other))
        .then_refused(SelectionError::BallotStands { voter: "e1".into() });
    after(ranked())
        .when(cast("e1", "a"))
        .then_refused(SelectionError::CommitmentMalformed { commitment: "a".into() });
    after(opened()).when(cast("e1", COMMITMENT)).then_refused(SelectionError::NotRanked);
    after(confirmed()).when(cast("e1", COMMITMENT)).then_refused(SelectionError::AlreadyConfirmed);
}

#[test]
fn a_counted_ballot_decides_the_next_ranking() {
    let events = play(voted(), vec![(JANUARY, record(&[("a", 0), ("b", 2)], 1))]);
    let level: Vec<_> = ["a", "b"].map(|id| with_points(id, &format!("u-{id}"), 11, 90)).into();
    let events = play(events, vec![(JANUARY, compute(level, None))]);
    let selection = Selection::replay(&events);
    assert_eq!(selection.ranking()[0].facts.case, "b".into());
    assert_eq!(selection.ranking()[1].decided_by, Separation::Tie(TieBreak::Ballot));
}

#[test]
fn a_count_fits_the_ballots() {
    let refusal_to = |command| refusal(&voted(), JANUARY, command).to_string();
    assert_eq!(
        refusal_to(record(&[("a", 1), ("a", 1), ("z", 2)], 0)),
        "计票有3处问题：计票：计得4票（含废票0票），实投3票；\
         计票：案例“a”计了两次；计票：案例“z”不在排序中"
    );
    let nobody = refusal(&ranked(), JANUARY, record(&[], 0)).to_string();
    assert_eq!(nobody, "计票有1处问题：计票：没有人投票");
}
