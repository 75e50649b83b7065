use super::*;

fn declare(expert: &str, case: &str, reason: &str) -> RoundCommand {
    RoundCommand::DeclareConflict {
        expert: expert.into(),
        case: case.into(),
        reason: reason.into(),
    }
}

fn declared() -> RoundEvent {
    RoundEvent::ConflictDeclared {
        expert: "e1".into(),
        case: "c3".into(),
        reason: "曾任该单位顾问".into(),
    }
}

#[test]
fn a_panel_is_formed_in_the_order_of_identifiers() {
    let mut reversed = experts();
    reversed.reverse();
    after(vec![opened()]).when(RoundCommand::FormPanel { experts: reversed }).then([formed()]);
    after(vec![opened(), formed()])
        .when(RoundCommand::FormPanel { experts: experts() })
        .then_nothing();
}

#[test]
fn a_panel_has_members_and_each_once() {
    after(vec![opened()])
        .when(RoundCommand::FormPanel { experts: vec![] })
        .then_refused(RoundError::PanelEmpty);
    let twice = vec![expert("e1", "fudan", 31), expert("e1", "zheyi", 33)];
    after(vec![opened()])
        .when(RoundCommand::FormPanel { experts: twice })
        .then_refused(RoundError::ExpertTwice { expert: "e1".into() });
}

#[test]
fn after_the_assignment_experts_join_but_the_panel_stands() {
    after(started())
        .when(RoundCommand::FormPanel { experts: vec![expert("e4", "x", 41)] })
        .then_refused(RoundError::PanelStands);
    let expert = expert("e4", "x", 41);
    let joined = RoundEvent::ExpertJoined { expert: expert.clone() };
    after(started())
        .when(RoundCommand::JoinPanel { expert: expert.clone() })
        .then([joined.clone()]);
    let with_him: Vec<_> = started().into_iter().chain([joined]).collect();
    after(with_him.clone()).when(RoundCommand::JoinPanel { expert: expert.clone() }).then_nothing();
    let namesake = Expert { unit: "other".into(), ..expert };
    after(with_him)
        .when(RoundCommand::JoinPanel { expert: namesake })
        .then_refused(RoundError::ExpertTwice { expert: "e4".into() });
}

#[test]
fn a_conflict_is_declared_before_the_assignment() {
    after(vec![opened(), formed()])
        .when(declare("e1", "c3", " 曾任该单位顾问 "))
        .then([declared()]);
    after(vec![opened(), formed(), declared()]).when(declare("e1", "c3", "又")).then_nothing();
    after(started())
        .when(declare("e1", "c3", "顾问"))
        .then_refused(RoundError::DeclaredTooLate { expert: "e1".into(), case: "c3".into() });
}

#[test]
fn a_declaration_names_a_known_expert_a_known_case_and_a_reason() {
    let so_far = vec![opened(), formed()];
    after(so_far.clone())
        .when(declare("e9", "c3", "顾问"))
        .then_refused(RoundError::UnknownExpert { expert: "e9".into() });
    after(so_far.clone())
        .when(declare("e1", "c9", "顾问"))
        .then_refused(RoundError::UnknownCase { case: "c9".into() });
    after(so_far)
        .when(declare("e1", "c3", "　"))
        .then_refused(RoundError::ReasonMissing { act: "申报利害关系" });
}

#[test]
fn conflicts_follow_from_the_policy() {
    let mut plan = plan();
    plan.conflicts.same_region = true;
    let adviser =
        Expert { recommender: Some("bj-yanjiuhui".into()), ..expert("e4", "tiantan", 11) };
    let members = vec![
        expert("e1", "hebei", 13),
        expert("e2", "shijiazhuang", 13),
        expert("e3", "xiehe", 0),
        expert("e5", "fuwai", 0),
        adviser,
    ];
    let events = [
        RoundEvent::RoundOpened { plan },
        RoundEvent::PanelFormed { experts: members },
        RoundEvent::ConflictDeclared {
            expert: "e5".into(),
            case: "c2".into(),
            reason: "合作".into(),
        },
    ];
    let round = ReviewRound::replay(&events);
    let conflict = |expert: &str, case: &str| round.conflict(&expert.into(), &case.into());
    assert_eq!(conflict("e1", "c3"), Some(ConflictGround::SameUnit));
    assert_eq!(conflict("e2", "c3"), Some(ConflictGround::SameRegion));
    assert_eq!(conflict("e3", "c1"), Some(ConflictGround::SameUnit));
    assert_eq!(conflict("e5", "c1"), None, "national units share no region");
    assert_eq!(conflict("e4", "c2"), Some(ConflictGround::SameRecommender));
    let reason = "合作".to_owned();
    assert_eq!(conflict("e5", "c2"), Some(ConflictGround::Declared { reason }));
    assert_eq!(conflict("e4", "c3"), None);
}
