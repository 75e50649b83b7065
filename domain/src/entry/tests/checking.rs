use super::*;
use crate::{Finding, Severity};

/// What the check says of the case after these events.
fn findings(events: &[EntryEvent]) -> Vec<Finding> {
    UnitEntry::replay(events).formal_findings(&"case".into())
}

pub(super) fn told(events: &[EntryEvent]) -> Vec<(Severity, String, String)> {
    findings(events)
        .into_iter()
        .map(|finding| (finding.severity, finding.rule, finding.message))
        .collect()
}

pub(super) fn error(rule: &str, message: &str) -> (Severity, String, String) {
    (Severity::Error, rule.into(), message.into())
}

pub(super) fn warning(rule: &str, message: &str) -> (Severity, String, String) {
    (Severity::Warning, rule.into(), message.into())
}

/// A ready case of 2022 with other content.
fn with_content(content: CaseContent) -> Vec<EntryEvent> {
    let drafted = EntryEvent::CaseDrafted { case: "case".into(), content: Box::new(content) };
    let mut events = ready();
    events[1] = drafted;
    events
}

/// A ready case of 2022 with another file in place of the one with this number.
pub(super) fn with_file(n: usize, file: AttachedFile) -> Vec<EntryEvent> {
    let mut events = ready();
    events[n.saturating_add(1)] = attached(file);
    events
}

/// A case of 2019 with one file.
pub(super) fn of_2019(name: &str, category: &str, file: AttachedFile) -> Vec<EntryEvent> {
    let drafted = EntryEvent::CaseDrafted {
        case: "case".into(),
        content: Box::new(super::quotas::work(category, "张三")),
    };
    vec![opened_2019(name), drafted, attached(file)]
}

pub(super) fn of_rule(events: &[EntryEvent], rule: &str) -> Vec<String> {
    let mut findings = findings(events);
    findings.retain(|finding| finding.rule == rule);
    findings.into_iter().map(|finding| finding.message).collect()
}

#[test]
fn a_case_in_order_has_no_findings() {
    assert_eq!(told(&ready()), []);
    assert!(UnitEntry::default().formal_findings(&"case".into()).is_empty());
}

#[test]
fn all_faults_are_told_at_once() {
    let rules: Vec<String> =
        findings(&[opened(), drafted()]).into_iter().map(|finding| finding.message).collect();
    assert_eq!(
        rules,
        [
            "尚未经所在单位党委审核；请填写“盖章推荐表”，盖章后扫描上传并登记",
            "“文稿”至少1个，现有0个，请补交1个",
            "“图片”至少1个，现有0个，请补交1个",
            "“盖章推荐表”至少1个，现有0个，请补交1个",
        ]
    );
}

#[test]
fn a_case_serves_one_of_the_ten_themes() {
    let astray = CaseContent { themes: vec!["医院管理".into()], ..content() };
    assert_eq!(
        told(&with_content(astray)),
        [
            error("entry-theme", "“医院管理”不是通知列出的主题，请从通知中选择"),
            error("entry-theme", "至少选择1个主题，现选0个"),
        ]
    );
}

#[test]
fn the_short_lecture_chooses_one_of_two_themes() {
    let both = CaseContent {
        themes: vec!["不忘初心、牢记使命".into(), "我爱我的祖国".into()],
        ..super::quotas::work("weidangke", "王五")
    };
    let drafted = EntryEvent::CaseDrafted { case: "case".into(), content: Box::new(both) };
    let events = [opened_2019("2019-01-weidangke"), drafted];
    assert_eq!(of_rule(&events, "entry-theme"), ["至多选择1个主题，现选2个"]);
}

#[test]
fn the_activity_has_run_for_half_a_year() {
    let since = |month: i8| CaseContent { since: Some(date(2022, month, 20)), ..content() };
    assert_eq!(told(&with_content(since(4))), []);
    assert_eq!(
        told(&with_content(since(5))),
        [error("entry-running-months", "活动自2022年5月开展，到截止日期不足6个月，不符合征集条件")]
    );
    let mut to_the_day = with_content(since(5));
    if let Some(EntryEvent::EntryOpened { terms, .. }) = to_the_day.first_mut() {
        terms.deadline = Some(Deadline::on(date(2022, 11, 1)));
    }
    assert_eq!(told(&to_the_day), []);
    let unknown = CaseContent { since: None, frequency: " ".into(), ..content() };
    assert_eq!(
        told(&with_content(unknown)),
        [
            error("entry-running-months", "请填写活动频次，如每周一次、每月一次、半年一次"),
            error("entry-running-months", "请填写活动的起始年月"),
        ]
    );
}

#[test]
fn the_form_is_filled_in_within_its_limits() {
    let mut wrong = content();
    wrong.fields.remove("活动频次");
    wrong.fields.insert("联系电话".into(), "13800000000、微信".into());
    wrong.fields.insert("活动简介".into(), format!("{}COVID-19", "字".repeat(500)));
    assert_eq!(
        told(&with_content(wrong)),
        [
            error("entry-form-required", "请填写“活动频次”（如每周一次，每月一次，半年一次等）"),
            error("entry-form-phone", "“微信”不是电话号码，请写手机11位或区号-电话"),
            error("entry-form-length", "限500字以内，现有501字，请删去1字"),
        ]
    );
}

#[test]
fn party_members_are_not_more_than_donors() {
    let form = |donors: &str, members: &str| {
        let mut content = super::quotas::work("lianxidan", "张三");
        content.fields = fields(&[("拟现场参加人数", donors), ("其中党员人数", members)]);
        let drafted = EntryEvent::CaseDrafted { case: "case".into(), content: Box::new(content) };
        of_rule(&[opened_2019("2019-02-xianxue"), drafted], "entry-form-number")
    };
    assert_eq!(form("30", "30"), [""; 0]);
    assert_eq!(form("30", "31"), ["31大于“拟现场参加人数”，请核对"]);
    assert_eq!(form("三十", "1"), ["“三十”不是整数，请填写阿拉伯数字"]);
}

#[test]
fn the_place_is_asked_of_photographs_only() {
    let asked = |category: &str| {
        let events = of_2019("2019-09-shuhua-sheying", category, picture());
        of_rule(&events, "entry-form-required").iter().any(|message| message.contains("拍摄地点"))
    };
    assert!(asked("sheying"));
    assert!(!asked("shufa"));
}
