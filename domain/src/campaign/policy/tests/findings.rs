use super::*;
use crate::{Finding, Severity};

/// Severity and rule of each finding, in order.
fn found(policy: &Policy) -> Vec<(Severity, String)> {
    let findings = policy.findings();
    findings.into_iter().map(|finding| (finding.severity, finding.rule)).collect()
}

fn errors(policy: &Policy) -> Vec<String> {
    let mut findings = policy.findings();
    findings.retain(|finding| finding.severity == Severity::Error);
    findings.into_iter().map(|finding| finding.message).collect()
}

/// Rule and message of each error, in order.
fn faults(policy: &Policy) -> Vec<String> {
    let mut findings = policy.findings();
    findings.retain(|finding| finding.severity == Severity::Error);
    let lines = findings.into_iter();
    lines
        .map(|finding| format!("{} {}：{}", finding.rule, finding.place, finding.message))
        .collect()
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
            &[(Warning, "campaign-channel-named"), (Warning, "campaign-deadline-missing")],
        ),
        ("2019-03-zhuti-dangri", &[]),
        ("2019-04-dangke", &[]),
        ("2019-05-liangqi", &[]),
        ("2019-06-diaoyan", &[(Note, "campaign-open-item"), (Note, "campaign-open-item")]),
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
        let expected: Vec<_> =
            expected.iter().map(|(severity, rule)| (*severity, (*rule).to_owned())).collect();
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
    assert_eq!(errors(&policy), ["其中书画作品至少2件、至多1件：下限大于上限"]);
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
    policy.categories.retain(|category| category.id != "sheying".into());
    assert_eq!(errors(&policy), ["规则提到类别“sheying”，但活动没有这个类别"]);
    let mut policy = ydyp();
    policy.files.retain(|rule| rule.role != "盖章推荐表".into());
    assert_eq!(errors(&policy), ["规则提到材料“盖章推荐表”，附件要求中没有列出"]);
}

#[test]
fn requirements_that_nobody_can_meet_are_errors() {
    let mut policy = ydyp();
    policy.name = " ".into();
    policy.eligibility.themes.min = 11;
    policy.eligibility.themes.max = Some(10);
    policy.eligibility.routes = Routes { direct: false, recommender: false };
    policy.files[1].count.min = 3;
    policy.form[8].max_chars = Some(0);
    policy.form[0].at_most = Some("参加人员".into());
    assert_eq!(
        errors(&policy),
        [
            "活动没有名称，请填写",
            "要求至少符合11个主题，但只列了10个",
            "主题至少11个、至多10个：下限大于上限",
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
        ["开始日期2022-11-11晚于结束日期2022-11-10", "截止日期2022年10月31日早于征集开始，请改正",]
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
    assert_eq!(
        faults(&policy),
        [
            "campaign-tiers-consistent 等次：等次编号“dianxing”重复",
            "campaign-tiers-consistent 典型案例：名额为0，请删去或改正",
            "campaign-tiers-consistent 等次：获奖限额为0，没有单位能够获奖",
            "campaign-tiers-consistent 等次：获奖作品须覆盖11个主题，但只列了10个",
            "campaign-further-selection 结集出版：从中推选150个，各等次合计只有100个",
            "campaign-organiser-award 优秀组织单位：名额为0，请删去或改正",
            "campaign-organiser-award 优秀组织单位：没有写明按什么排序，请写明获奖数量、推荐数量",
            "campaign-rounds-manned 初评：每件作品的评审专家至少1名",
        ]
    );
}

#[test]
fn what_stands_twice_is_told() {
    fn twice<T: Clone>(items: &mut Vec<T>) {
        items.extend(items.first().cloned());
    }
    let mut policy = ydyp();
    twice(&mut policy.categories);
    twice(&mut policy.files);
    twice(&mut policy.form);
    twice(&mut policy.schedule.phases);
    twice(&mut policy.schedule.open_items);
    assert_eq!(
        faults(&policy),
        [
            "campaign-category-known 类别：类别编号“tese-pinpai”重复，请改用不同的编号",
            "campaign-files-consistent 文稿：同一类作品的这种材料有两条规定，请合并",
            "campaign-form-consistent 推荐单位：表格中有两个同名栏目，请改名或合并",
            "campaign-phases-consistent 征集：阶段重名，请改名",
            "campaign-open-item 新书发布会以及经验交流会：待定事项重名，请改名或合并",
        ]
    );
}

#[test]
fn doubtful_rules_are_warned_of() {
    let mut policy = ydyp();
    policy.quotas[0].kinds = vec!["民营医院".into()];
    policy.eligibility.routes.recommender = false;
    policy.schedule.phases.swap(0, 1);
    let findings = policy.findings();
    for message in [
        "名额提到“民营医院”，征集范围中没有这类单位",
        "不收推荐而设组织奖，请核对",
        "在“筛选”之后列出，却先于它结束",
    ] {
        let told = findings.iter().find(|finding| finding.message == message);
        assert_eq!(told.map(|f| f.severity), Some(Severity::Warning), "{message}");
    }
}

#[test]
fn a_review_without_tiers_and_tiers_without_review_are_told() {
    let mut policy = ydyp();
    policy.review.rounds.clear();
    let findings = policy.findings();
    assert!(findings.iter().any(|f| f.message == "设了奖项而没有评审轮次，请补充"));
}
