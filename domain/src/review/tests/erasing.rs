use super::*;
use crate::personal::{ERASED, tests::without_personal_texts};

fn erase(reason: &str) -> RoundCommand {
    RoundCommand::EraseExpert { expert: "e1".into(), reason: reason.into() }
}

fn erased() -> RoundEvent {
    RoundEvent::ExpertErased { expert: "e1".into(), reason: "本人申请".into() }
}

fn closed() -> Vec<RoundEvent> {
    all_but_one().into_iter().chain([RoundEvent::RoundClosed { sheets: 5 }]).collect()
}

#[test]
fn the_name_of_an_expert_is_erased_after_the_round() {
    after(closed()).when(erase("本人申请")).then([erased()]);
    let gone: Vec<_> = closed().into_iter().chain([erased()]).collect();
    let round = ReviewRound::replay(&gone);
    assert_eq!(round.panel().get(&"e1".into()).map(|expert| expert.name.as_str()), Some(ERASED));
    after(gone).when(erase("本人申请")).then_nothing();
}

#[test]
fn while_the_round_runs_everyone_knows_who_judges() {
    let refused = RoundError::StillNeeded { expert: "e1".into() };
    after(all_but_one()).when(erase("本人申请")).then_refused(refused);
}

#[test]
fn an_erasure_names_a_known_expert_and_a_reason() {
    after(closed())
        .when(erase(" "))
        .then_refused(RoundError::ReasonMissing { act: "删除个人信息" });
    let stranger = RoundCommand::EraseExpert { expert: "nobody".into(), reason: "申请".into() };
    after(closed())
        .when(stranger)
        .then_refused(RoundError::UnknownExpert { expert: "nobody".into() });
}

#[test]
fn erased_events_fold_to_the_same_state() {
    let mut whole = closed();
    for expert in ReviewRound::replay(&whole).panel().keys() {
        let (expert, reason) = (expert.clone(), "本人申请".into());
        whole.push(RoundEvent::ExpertErased { expert, reason });
    }
    let left = without_personal_texts::<ReviewRound>(&whole);
    assert_ne!(whole, left);
    assert_eq!(ReviewRound::replay(&whole), ReviewRound::replay(&left));
}
