use super::*;

fn reopen(expert: &str, case: &str, reason: &str) -> RoundCommand {
    RoundCommand::ReopenSheet { expert: expert.into(), case: case.into(), reason: reason.into() }
}

fn reopened() -> RoundEvent {
    RoundEvent::ScoreSheetReopened {
        expert: "e1".into(),
        case: "c1".into(),
        reason: "误将满分当作50分".into(),
    }
}

fn recuse(expert: &str, scope: RecusalScope, reason: &str) -> RoundCommand {
    RoundCommand::Recuse { expert: expert.into(), scope, reason: reason.into() }
}

fn recused(scope: RecusalScope) -> RoundEvent {
    RoundEvent::ExpertRecused { expert: "e1".into(), scope, reason: "亲属任职".into() }
}

fn history(more: impl IntoIterator<Item = RoundEvent>) -> Vec<RoundEvent> {
    started().into_iter().chain(more).collect()
}

#[test]
fn a_sheet_comes_in_once() {
    let values = [9000, 8050, 7000];
    after(started()).when(submit("e1", "c1", values)).then([submitted("e1", "c1", values)]);
    let with_it = history([submitted("e1", "c1", values)]);
    after(with_it.clone()).when(submit("e1", "c1", values)).then_nothing();
    after(with_it)
        .when(submit("e1", "c1", [9100, 8050, 7000]))
        .then_refused(RoundError::SheetStands { expert: "e1".into(), case: "c1".into() });
}

#[test]
fn a_batch_comes_in_whole_or_not_at_all() {
    let batch = |sheets| RoundCommand::SubmitSheets { expert: "e1".into(), sheets };
    let (good, bad) = ([9000, 8000, 7000], [9000, 8000, 10_001]);
    after(started())
        .when(batch(vec![draft("c1", good), draft("c3", good)]))
        .then([submitted("e1", "c1", good), submitted("e1", "c3", good)]);
    after(started())
        .when(batch(vec![draft("c1", good), draft("c1", good)]))
        .then_refused(RoundError::SheetTwice { case: "c1".into() });
    let round = ReviewRound::replay(&started());
    let refused = round.decide(
        batch(vec![draft("c1", bad), draft("c3", bad)]),
        &context("2022-11-20T09:00:00+08:00"),
    );
    assert_eq!(
        refused.unwrap_err().to_string(),
        "评分表有2处问题：案例“c1”的评分表：“可借鉴”得分100.01超过满分100.00；\
         案例“c3”的评分表：“可借鉴”得分100.01超过满分100.00"
    );
}

#[test]
fn all_faults_of_a_sheet_are_named_at_once() {
    let mut sheet = draft("c1", [9000, 8000, 7000]);
    sheet.scores[1] = Score { criterion: "innovation".into(), hundredths: 20_000 };
    sheet.scores[2].criterion = "beauty".into();
    let command = RoundCommand::SubmitSheet { expert: "e1".into(), sheet };
    let round = ReviewRound::replay(&started());
    let refusal = round.decide(command, &context("2022-11-20T09:00:00+08:00")).unwrap_err();
    let RoundError::SheetFaulty { findings } = refusal else { panic!("{refusal}") };
    let messages: Vec<_> = findings.into_iter().map(|finding| finding.message).collect();
    assert_eq!(
        messages,
        [
            "评分项innovation打了两次分",
            "评分标准中没有“beauty”这一项",
            "“创新”得分200.00超过满分100.00",
            "“实效”没有打分",
            "“可借鉴”没有打分",
        ]
    );
}

#[test]
fn only_who_was_drawn_hands_in_a_sheet() {
    let values = [0, 0, 0];
    after(started())
        .when(submit("e3", "c1", values))
        .then_refused(RoundError::NotOnDesk { expert: "e3".into(), case: "c1".into() });
    after(started())
        .when(submit("e9", "c1", values))
        .then_refused(RoundError::UnknownExpert { expert: "e9".into() });
    after(started())
        .when(submit("e1", "c9", values))
        .then_refused(RoundError::UnknownCase { case: "c9".into() });
    after(vec![opened(), formed()])
        .when(submit("e1", "c1", values))
        .then_refused(RoundError::NotAssigned);
}

#[test]
fn a_sheet_is_given_back_with_a_reason_and_comes_in_anew() {
    let with_it = history([submitted("e1", "c1", [4500, 4000, 3500])]);
    after(with_it.clone()).when(reopen("e1", "c1", "误将满分当作50分")).then([reopened()]);
    after(with_it.clone())
        .when(reopen("e1", "c1", ""))
        .then_refused(RoundError::ReasonMissing { act: "退回重评" });
    let back: Vec<_> = with_it.into_iter().chain([reopened()]).collect();
    after(back.clone()).when(reopen("e1", "c1", "又")).then_nothing();
    let anew = [9000, 8000, 7000];
    after(back).when(submit("e1", "c1", anew)).then([submitted("e1", "c1", anew)]);
    after(started())
        .when(reopen("e1", "c1", "误"))
        .then_refused(RoundError::NoSheet { expert: "e1".into(), case: "c1".into() });
}

#[test]
fn a_sheet_that_was_given_back_or_excluded_does_not_count() {
    let valid = |events: &[RoundEvent]| {
        let results = ReviewRound::replay(events).results();
        results.into_iter().map(|case| case.sheets.len()).collect::<Vec<_>>()
    };
    let both = history([
        submitted("e1", "c1", [4500, 4000, 3500]),
        submitted("e2", "c1", [4500, 4000, 3500]),
    ]);
    assert_eq!(valid(&both), [2, 0, 0]);
    let back: Vec<_> = both.iter().cloned().chain([reopened()]).collect();
    assert_eq!(valid(&back), [1, 0, 0]);
    let out: Vec<_> = both.into_iter().chain([recused(RecusalScope::All)]).collect();
    assert_eq!(valid(&out), [1, 0, 0]);
}

#[test]
fn an_expert_is_taken_out_of_one_case_or_of_all() {
    let one = || RecusalScope::Case("c1".into());
    after(started()).when(recuse("e1", one(), "亲属任职")).then([recused(one())]);
    after(started())
        .when(recuse("e1", RecusalScope::All, "亲属任职"))
        .then([recused(RecusalScope::All)]);
    after(history([recused(one())])).when(recuse("e1", one(), "又")).then_nothing();
    after(history([recused(RecusalScope::All)])).when(recuse("e1", one(), "又")).then_nothing();
    after(history([recused(one())])).when(submit("e1", "c1", [0, 0, 0])).then_refused(
        RoundError::Recused {
            expert: "e1".into(), case: "c1".into(), reason: "亲属任职".into()
        },
    );
    after(history([recused(one())])).when(submit("e1", "c3", [0, 0, 0])).then([submitted(
        "e1",
        "c3",
        [0, 0, 0],
    )]);
}

#[test]
fn a_recusal_names_who_from_what_and_why() {
    after(started())
        .when(recuse("e9", RecusalScope::All, "病"))
        .then_refused(RoundError::UnknownExpert { expert: "e9".into() });
    after(started())
        .when(recuse("e1", RecusalScope::Case("c9".into()), "病"))
        .then_refused(RoundError::UnknownCase { case: "c9".into() });
    after(started())
        .when(recuse("e1", RecusalScope::All, ""))
        .then_refused(RoundError::ReasonMissing { act: "回避" });
}
