use serde_json::Value;

use super::*;
use crate::{
    Finding, Severity,
    campaign::fixtures::{ALL, policy, ydyp},
};

/// Severity and rule of each finding, in order.
fn found(policy: &Policy) -> Vec<(Severity, String)> {
    let findings = policy.findings();
    findings
        .into_iter()
        .map(|finding| (finding.severity, finding.rule))
        .collect()
}

fn errors(policy: &Policy) -> Vec<String> {
    let mut findings = policy.findings();
    findings.retain(|finding| finding.severity == Severity::Error);
    findings
        .into_iter()
        .map(|finding| finding.message)
        .collect()
}

/// Whether everything written in `text` is also in `read`: no field was misspelt and dropped.
fn is_kept(text: &Value, read: &Value) -> bool {
    match (text, read) {
        (Value::Object(text), Value::Object(read)) => text
            .iter()
            .all(|(key, value)| read.get(key).is_some_and(|read| is_kept(value, read))),
        (Value::Array(text), Value::Array(read)) => {
            text.len() == read.len()
                && text
                    .iter()
                    .zip(read)
                    .all(|(text, read)| is_kept(text, read))
        }
        _ => text == read,
    }
}

#[test]
fn every_word_of_a_fixture_is_read() {
    for (name, text) in ALL {
        let value: Value = serde_json::from_str(text).expect("JSON");
        let read = serde_json::to_value(policy(name)).expect("JSON");
        assert!(
            is_kept(&value, &read),
            "{name} holds a field that no policy has"
        );
    }
}

#[test]
fn the_real_policies_have_the_findings_that_the_notices_deserve() {
    use Severity::{Note, Warning};
    let expected: [(&str, &[(Severity, &str)]); 10] = [
        (
            "2019-01-weidangke",
            &[
                (Warning, "campaign-channel-named"),
                (Warning, "campaign-deadline-missing"),
                (Note, "campaign-open-item"),
                (Note, "campaign-open-item"),
            ],
        ),
        (
            "2019-02-xianxue",
            &[
                (Warning, "campaign-channel-named"),
                (Warning, "campaign-deadline-missing"),
            ],
        ),
        ("2019-03-zhuti-dangri", &[]),
        ("2019-04-dangke", &[]),
        ("2019-05-liangqi", &[]),
        (
            "2019-06-diaoyan",
            &[(Note, "campaign-open-item"), (Note, "campaign-open-item")],
        ),
        (
            "2019-07-jianyan",
            &[
                (Warning, "campaign-channel-named"),
                (Warning, "campaign-deadline-after-phase-end"),
                (Note, "campaign-deadline-reading"),
                (Note, "campaign-deadline-reading"),
                (Warning, "campaign-tiers-consistent"),
            ],
        ),
        (
            "2019-08-zhengwen",
            &[
                (Note, "campaign-deadline-reading"),
                (Note, "campaign-deadline-reading"),
                (Warning, "campaign-tiers-consistent"),
            ],
        ),
        (
            "2019-09-shuhua-sheying",
            &[
                (Warning, "campaign-deadline-before-phase-end"),
                (Note, "campaign-deadline-reading"),
                (Note, "campaign-deadline-reading"),
            ],
        ),
        (
            "2022-ydyp",
            &[
                (Warning, "campaign-deadline-before-phase-end"),
                (Note, "campaign-deadline-reading"),
                (Note, "campaign-open-item"),
                (Warning, "campaign-book-within-awards"),
            ],
        ),
    ];
    for (name, expected) in expected {
        let expected: Vec<_> = expected
            .iter()
            .map(|(severity, rule)| (*severity, (*rule).to_owned()))
            .collect();
        assert_eq!(found(&policy(name)), expected, "{name}");
    }
}

#[test]
fn the_deadline_before_the_end_of_collecting_is_told_with_both_dates() {
    let findings = ydyp().findings();
    let finding: &Finding = findings.first().expect("a finding");
    assert_eq!(
        finding.message,
        "截止日期2022年10月31日早于征集阶段“2022年10月至11月上旬”的结束（2022年11月10日），请核对"
    );
}

#[test]
fn the_deadline_outside_the_stated_month_is_told() {
    let findings = policy("2019-07-jianyan").findings();
    let messages: Vec<&str> = findings.iter().map(|f| f.message.as_str()).collect();
    assert!(
        messages.contains(&"截止日期2019年8月1日在活动时间“7月”（至2019年7月31日）之外，请核对")
    );
}

#[test]
fn a_minimum_above_its_maximum_is_an_error() {
    let mut policy = policy("2019-09-shuhua-sheying");
    policy.quotas[0].min = 7;
    assert_eq!(errors(&policy), ["至少7件、限送6件：下限大于上限"]);
}

#[test]
fn kept_places_must_fit_into_the_maximum() {
    let mut policy = policy("2019-09-shuhua-sheying");
    policy.quotas[0].subs[0].min = 7;
    assert_eq!(errors(&policy), ["分项下限合计7件，超过限送的6件"]);
    policy.quotas[0].subs[0].min = 2;
    policy.quotas[0].subs[0].max = Some(1);
    assert_eq!(
        errors(&policy),
        ["其中书画作品至少2件、至多1件：下限大于上限"]
    );
}

#[test]
fn two_quotas_for_one_kind_and_a_limit_of_nothing_are_errors() {
    let mut policy = policy("2019-09-shuhua-sheying");
    policy.quotas[1].kinds = vec!["县级卫生健康局".into()];
    policy.quotas[1].per_person = Some(0);
    assert_eq!(
        errors(&policy),
        [
            "限额为0，等于不许参加；应在征集范围中写明，而不用限额",
            "“县级卫生健康局”有两条同类名额规定，请合并为一条",
        ]
    );
}

#[test]
fn rules_speak_of_known_categories_and_files() {
    let mut policy = policy("2019-09-shuhua-sheying");
    policy
        .categories
        .retain(|category| category.id != "sheying".into());
    assert_eq!(
        errors(&policy),
        ["规则提到类别“sheying”，但活动没有这个类别"]
    );
    let mut policy = ydyp();
    policy.files.retain(|rule| rule.role != "盖章推荐表".into());
    assert_eq!(
        errors(&policy),
        ["规则提到材料“盖章推荐表”，附件要求中没有列出"]
    );
}

#[test]
fn requirements_that_nobody_can_meet_are_errors() {
    let mut policy = ydyp();
    policy.name = " ".into();
    policy.eligibility.themes.min = 11;
    policy.eligibility.routes = Routes {
        direct: false,
        recommender: false,
    };
    policy.files[1].count.min = 3;
    policy.form[8].max_chars = Some(0);
    policy.form[0].at_most = Some("参加人员".into());
    assert_eq!(
        errors(&policy),
        [
            "活动没有名称，请填写",
            "要求至少符合11个主题，但只列了10个",
            "既不收自荐也不收推荐，没有单位能够参加；请至少开放一种",
            "至少3个、至多2个：下限大于上限",
            "“推荐单位”以“参加人员”为上限，两栏都须是表中的数字栏",
            "字数上限为0，无法填写",
        ]
    );
}

#[test]
fn phases_run_forwards_and_end_after_the_deadline_began() {
    let mut policy = ydyp();
    policy.schedule.phases[0].from = Some("2022-11-11".parse().expect("a date"));
    let messages = errors(&policy);
    assert_eq!(
        messages,
        [
            "开始日期2022-11-11晚于结束日期2022-11-10",
            "截止日期2022年10月31日早于征集开始，请改正",
        ]
    );
}

#[test]
fn awards_that_cannot_be_given_are_errors() {
    let mut policy = ydyp();
    policy.tiers[1].id = "dianxing".into();
    policy.tiers[0].count = TierCount::Exact(0);
    policy.constraints.per_unit = Some(0);
    policy.constraints.min_themes = Some(11);
    policy.constraints.further[0].about = false;
    policy.review.rounds[0].min_experts = 0;
    if let Some(award) = &mut policy.organiser_award {
        award.count = 0;
        award.measures.clear();
    }
    assert_eq!(errors(&policy).len(), 8);
}

#[test]
fn a_review_without_tiers_and_tiers_without_review_are_told() {
    let mut policy = ydyp();
    policy.review.rounds.clear();
    let findings = policy.findings();
    assert!(
        findings
            .iter()
            .any(|f| f.message == "设了奖项而没有评审轮次，请补充")
    );
}

#[test]
fn a_kind_of_unit_has_its_own_quotas_or_those_of_the_others() {
    let policy = policy("2019-09-shuhua-sheying");
    let max = |kind: &str| -> Vec<Option<u32>> {
        let quotas = quotas_for(&policy.quotas, &kind.into());
        quotas.into_iter().map(|quota| quota.max).collect()
    };
    assert_eq!(max("县级卫生健康局"), [Some(6)]);
    assert_eq!(max("市属三级医院"), [Some(4)]);
    assert_eq!(max("民营医院"), [Some(2)]);
}

#[test]
fn the_list_of_eight_kinds_is_open_and_a_closed_one_excludes() {
    let open = ydyp().eligibility;
    assert_eq!(open.standing(&"公立医院".into()), KindStanding::Listed);
    assert_eq!(open.standing(&"民营医院".into()), KindStanding::Covered);
    let closed = policy("2019-01-weidangke").eligibility;
    assert_eq!(closed.standing(&"民营医院".into()), KindStanding::Excluded);
}

fn photo_name() -> NameRule {
    let policy = policy("2019-09-shuhua-sheying");
    policy.files[0].name.clone().expect("a name rule")
}

#[test]
fn a_photo_is_named_by_work_author_unit_and_contact() {
    for name in [
        "【晨光】+张三+绍兴市人民医院+13800000000",
        "【A+B】＋张三＋绍兴市人民医院＋0575-85080583",
        "【晨光】 + 张三 + 绍兴市人民医院 + 85080583",
    ] {
        assert_eq!(photo_name().misfit(name), None, "{name}");
    }
    let shown = "；应按“【作品名字】+姓名+单位+联系方式”命名";
    for (name, why) in [
        ("", "“作品名字”应写在【】之内"),
        (
            "晨光+张三+绍兴市人民医院+13800000000",
            "“作品名字”应写在【】之内",
        ),
        (
            "【晨光】张三+绍兴市人民医院+13800000000",
            "“作品名字”之后的分隔不对",
        ),
        ("【】+张三+绍兴市人民医院+13800000000", "缺少“作品名字”"),
        ("【晨光】+张三", "“姓名”之后缺少内容"),
        (
            "【晨光】+张三+绍兴市人民医院+微信",
            "“联系方式”不是电话号码：微信",
        ),
    ] {
        assert_eq!(
            photo_name().misfit(name),
            Some(format!("{why}{shown}")),
            "{name}"
        );
    }
}

#[test]
fn the_subject_of_a_mail_tells_the_unit() {
    let subject = ydyp().intake.subject.expect("a subject rule");
    assert_eq!(
        subject.read("北京协和医院+特色品牌案例"),
        Ok(vec!["北京协和医院", "特色品牌案例"])
    );
    assert!(subject.misfit("北京协和医院+案例").is_some());
}

#[test]
fn a_caption_tells_time_place_and_event() {
    let rule = ydyp().files[1].name.clone().expect("a name rule");
    for name in ["2022年5月12日门诊大厅护士节活动", "20220512门诊大厅护士节"] {
        assert_eq!(rule.misfit(name), None, "{name}");
    }
    assert!(rule.misfit("图片1").is_some());
    assert!(rule.misfit("门诊大厅举办护士节活动").is_some());
}

#[test]
fn telephone_numbers_are_mobile_or_fixed() {
    for yes in [
        "13001987627",
        "010-64011959",
        "0575-85080583",
        "85080583",
        "01064011959",
    ] {
        assert!(is_phone(yes), "{yes}");
    }
    for no in [
        "",
        "-",
        "110",
        "23001987627",
        "10-64011959",
        "010-64011959-1",
        "一三八",
        "1300198762x",
    ] {
        assert!(!is_phone(no), "{no}");
    }
}
