//! Whether the case is one that the campaign asks for, and somebody answers for it.

use jiff::{ToSpan, civil::Date};

use crate::{
    Finding, Rule,
    campaign::policy::KindStanding,
    entry::{Case, EntryTerms},
};

const UNIT_KIND: Rule = Rule {
    id: "entry-unit-kind-open",
    source: "卫健政促发〔2022〕10号 二（一）",
    quote: "包括卫生健康行政管理部门、……社会组织等单位。",
};
const THEMES: Rule = Rule {
    id: "entry-theme",
    source: "卫健政促发〔2022〕10号 二（一）1",
    quote: "结合本单位实际和职工特点，紧紧围绕：……重点任务组织开展活动。",
};
const RUNNING: Rule = Rule {
    id: "entry-running-months",
    source: "卫健政促发〔2022〕10号 二（一）2",
    quote: "活动至少常态化开展半年以上，形成了较为成熟的做法",
};
const ENDORSED: Rule = Rule {
    id: "entry-endorsed",
    source: "卫健政促发〔2022〕10号 四（二）2",
    quote: "推荐案例材料需经所在单位党委审核把关",
};

/// The rules of who and what may take part.
pub(in crate::entry) const RULES: &[Rule] = &[UNIT_KIND, THEMES, RUNNING, ENDORSED];

pub(super) fn check(terms: &EntryTerms, case: &Case, findings: &mut Vec<Finding>) {
    if terms.standing == KindStanding::Covered {
        let message = "单位类别未在通知中列明，按“等单位”接受，请人工确认";
        findings.push(Finding::warning(UNIT_KIND, "单位", message));
    }
    themes(terms, case, findings);
    if let Some(months) = terms.running_months {
        running(terms, case, months, findings);
    }
    if let Some(asked) = &terms.endorsement
        && case.endorsement.is_none()
    {
        let (body, form) = (&asked.body, &asked.sealed_form);
        let message = format!("尚未经{body}审核；请填写“{form}”，盖章后扫描上传并登记");
        findings.push(Finding::error(ENDORSED, "审核盖章", message));
    }
}

fn themes(terms: &EntryTerms, case: &Case, findings: &mut Vec<Finding>) {
    let asked = &terms.themes;
    let tags = &case.content.themes;
    for tag in tags.iter().filter(|tag| !asked.names.contains(tag)) {
        let message = format!("“{tag}”不是通知列出的主题，请从通知中选择");
        findings.push(Finding::error(THEMES, "主题", message).quoting(tag));
    }
    let known = asked.names.iter().filter(|name| tags.contains(name)).count();
    let known = u32::try_from(known).unwrap_or(u32::MAX);
    let min = asked.min;
    if known < min {
        let message = format!("至少选择{min}个主题，现选{known}个");
        findings.push(Finding::error(THEMES, "主题", message));
    }
    if let Some(max) = asked.max
        && known > max
    {
        let message = format!("至多选择{max}个主题，现选{known}个");
        findings.push(Finding::error(THEMES, "主题", message));
    }
}

fn running(terms: &EntryTerms, case: &Case, months: u32, findings: &mut Vec<Finding>) {
    if case.content.frequency.trim().is_empty() {
        let message = "请填写活动频次，如每周一次、每月一次、半年一次";
        findings.push(Finding::error(RUNNING, "活动频次", message));
    }
    let Some(since) = case.content.since else {
        findings.push(Finding::error(RUNNING, "起始年月", "请填写活动的起始年月"));
        return;
    };
    let Some(deadline) = &terms.deadline else {
        return;
    };
    let ripe = matured(since, months);
    if ripe.is_none_or(|ripe| ripe > deadline.shown) {
        let (year, month) = (since.year(), since.month());
        let message =
            format!("活动自{year}年{month}月开展，到截止日期不足{months}个月，不符合征集条件");
        findings.push(Finding::error(RUNNING, "起始年月", message));
    }
}

/// The first day on which an activity has run for so many months, counted from the first day of
/// its month; `None` beyond the calendar.
fn matured(since: Date, months: u32) -> Option<Date> {
    let months = i32::try_from(months).ok()?;
    let span = 0.days().try_months(months).ok()?;
    since.first_of_month().checked_add(span).ok()
}
