use super::*;
use crate::Refusal;

fn faults(plan: RoundPlan) -> Vec<String> {
    let context = context("2022-11-15T09:00:00+08:00");
    match ReviewRound::default().decide(RoundCommand::Open { plan }, &context) {
        Err(RoundError::PlanFaulty { findings }) => {
            findings.into_iter().map(|finding| finding.message).collect()
        }
        other => panic!("the plan is refused, but: {other:?}"),
    }
}

#[test]
fn a_round_opens_with_its_plan() {
    given::<ReviewRound>([]).when(RoundCommand::Open { plan: plan() }).then([opened()]);
}

#[test]
fn a_round_opens_once() {
    after(vec![opened()])
        .when(RoundCommand::Open { plan: plan() })
        .then_refused(RoundError::AlreadyOpened { number: 1 });
}

#[test]
fn nothing_happens_before_the_plan() {
    for command in [
        RoundCommand::FormPanel { experts: experts() },
        RoundCommand::Assign { seed: 1 },
        RoundCommand::Close,
        submit("e1", "c1", [0, 0, 0]),
    ] {
        given::<ReviewRound>([]).when(command).then_refused(RoundError::NotOpened);
    }
}

#[test]
fn all_faults_of_a_plan_are_named_at_once() {
    let mut faulty = plan();
    faulty.rubric.criteria[0].weight = 3000;
    faulty.rubric.criteria[1].max = 0;
    faulty.cases.push(case("c1", "other", 12, None));
    faulty.loads = Loads { experts_per_case: 2, min_cases: 5, max_cases: 4 };
    faulty.quorum = Quorum { sheets_per_case: 3, panel_share: 10_001 };
    assert_eq!(
        faults(faulty),
        [
            "各评分项权重合计应为100%，现为90%",
            "评分项“实效”的满分和权重都应大于0",
            "案例c1列入了两次",
            "每名评委最少5件，多于最多4件",
            "每件案例的有效评分表应为1至2份（每件的评委数），现为3份",
            "参评评委比例100.01%超过100%",
        ]
    );
}

#[test]
fn a_plan_without_cases_or_experts_is_none() {
    let mut empty = plan();
    empty.cases.clear();
    empty.loads.experts_per_case = 0;
    empty.rubric.criteria[1].id = "innovation".into();
    let faults = faults(empty);
    assert!(faults.contains(&"本轮没有参评案例，请先完成形式审查".to_owned()));
    assert!(faults.contains(&"每件案例至少由1名评委评审".to_owned()));
    assert!(faults.contains(&"评分项“实效”（innovation）重复".to_owned()));
}

#[test]
fn maxima_that_cannot_be_added_exactly_are_refused() {
    let mut odd = plan();
    for (criterion, max) in
        odd.rubric.criteria.iter_mut().zip([u32::MAX, u32::MAX - 1, 4_294_967_291])
    {
        criterion.max = max;
    }
    assert_eq!(faults(odd), ["各评分项满分的最小公倍数过大，请改用整分（如100分）"]);
}

#[test]
fn a_refusal_names_its_rule() {
    let refusal = RoundError::NotAssigned;
    assert_eq!(refusal.rule().id, "review-assignment");
    assert_eq!(refusal.to_string(), "案例尚未分配");
}

#[test]
fn the_total_of_a_sheet_weighs_each_score_against_its_maximum() {
    let mut rubric = rubric();
    rubric.criteria[2].max = 3000;
    let values = scores([9000, 8000, 1000]);
    let read = rubric.read(&values).unwrap();
    // 40 % of 90 and 35 % of 80 and 25 % of a third: 36 + 28 + 8.333…
    assert_eq!(rubric.total(&read), 7233);
}
