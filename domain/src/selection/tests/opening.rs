use super::*;
use crate::{
    Refusal,
    campaign::{fixtures, policy::TierCount},
};

#[test]
fn a_selection_opens_once_with_its_policy() {
    let open = || SelectionCommand::Open { campaign: "2022-ydyp".into(), policy: policy() };
    after(vec![]).when(open()).then(opened());
    after(opened()).when(open()).then_refused(SelectionError::AlreadyOpened);
}

#[test]
fn nothing_happens_before_the_policy() {
    for command in [
        compute(inputs(), None),
        SelectionCommand::ProposeTiers,
        SelectionCommand::Confirm,
        derive(vec![]),
        notice(6, 12),
        SelectionCommand::Publish { bulletin: "b".into() },
    ] {
        after(vec![]).when(command).then_refused(SelectionError::NotOpened);
    }
}

#[test]
fn all_faults_of_a_policy_are_named_at_once() {
    let mut faulty = policy();
    faulty.method.rubric.criteria[0].weight = 5000;
    faulty.method.tie_breaks.push(TieBreak::Criterion("beauty".into()));
    faulty.tiers.tiers[1] = tier("typical", "优秀案例", 0);
    faulty.organisers = Some(OrganiserRule { count: 0 });
    faulty.public_notice = Some(NoticeRule { working_days: 0 });
    let open = SelectionCommand::Open { campaign: "2022-ydyp".into(), policy: faulty };
    let SelectionError::PolicyFaulty { findings } = refusal(&[], JANUARY, open) else {
        panic!("the policy is refused")
    };
    assert_eq!(
        messages(&findings),
        [
            "各评分项权重合计应为100%，现为110%",
            "评分标准中没有“beauty”这一项",
            "等次“优秀案例”（typical）重复",
            "等次“优秀案例”的名额应大于0",
            "名额应大于0；不设该奖项的，请留空",
            "公示期应大于0个工作日；不公示的，请留空",
        ]
    );
}

#[test]
fn a_policy_has_a_tier() {
    let none = TierPolicy { tiers: vec![], one_per_unit: true };
    assert_eq!(messages(&none.check()), ["至少设一个等次"]);
}

#[test]
fn a_refusal_names_its_rule() {
    assert_eq!(SelectionError::NotPublished.rule().id, "selection-revocation");
    assert_eq!(SelectionError::AlreadyOpened.rule().id, "selection-policy");
}

#[test]
fn the_policy_follows_from_the_rules_of_the_campaign() {
    let policy = SelectionPolicy::for_campaign(&fixtures::ydyp(), method());
    let tiers: Vec<_> = policy.tiers.tiers.iter().map(|t| (t.name.as_str(), t.count)).collect();
    assert_eq!(tiers, [("典型案例", 30), ("优秀案例", 100)]);
    assert!(policy.tiers.one_per_unit);
    assert_eq!(policy.organisers, Some(OrganiserRule { count: 10 }));
    assert_eq!(policy.public_notice, None);
    let quiz = fixtures::policy("2019-01-weidangke");
    let open = quiz.tiers.iter().filter(|tier| tier.count == TierCount::Open).count();
    assert!(open > 0, "优胜奖若干");
    let policy = SelectionPolicy::for_campaign(&quiz, method());
    assert_eq!(policy.tiers.tiers.len() + open, quiz.tiers.len());
}
