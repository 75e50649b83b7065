//! Showing the results, and ending it.

use jiff::civil::Date;

use super::Decision;
use crate::{
    Context, Finding,
    selection::{
        NoticeRule, PublicNotice, Selection, SelectionError, SelectionEvent, WorkCalendar, rules,
    },
};

pub(in crate::selection) fn start_notice(
    selection: &Selection,
    context: &Context,
    from: Date,
    until: Date,
    calendar: &WorkCalendar,
) -> Decision {
    let (policy, _) = selection.decided()?;
    let rule = policy.public_notice.ok_or(SelectionError::NoPublicNotice)?;
    if let Some(notice) = selection.notice {
        let same = notice.from == from && notice.until == until;
        let (from, until) = (notice.from, notice.until);
        return if same { Ok(vec![]) } else { Err(SelectionError::NoticeStarted { from, until }) };
    }
    let working_days = calendar.working_days(from, until);
    let mut findings = check_days(rule, context.today(), from, working_days);
    findings.extend(selection.organisers_outstanding());
    if !findings.is_empty() {
        return Err(SelectionError::NoticeFaulty { findings });
    }
    Ok(vec![SelectionEvent::PublicNoticeStarted { from, until, working_days }])
}

pub(in crate::selection) fn close_notice(selection: &Selection, context: &Context) -> Decision {
    let PublicNotice { until, closed, .. } =
        selection.notice.ok_or(SelectionError::NoticeNotStarted)?;
    if closed {
        return Ok(vec![]);
    }
    let mut findings = Vec::new();
    let today = context.today();
    if today <= until {
        let message = format!("公示至{until}，今天是{today}，期满次日方可结束");
        findings.push(Finding::error(rules::PUBLIC_NOTICE, "公示", message));
    }
    let open = selection.objections.iter().filter(|(_, objection)| objection.settled.is_none());
    findings.extend(open.map(|(id, objection)| {
        let message = format!("对案例“{}”的异议尚未处理", objection.case);
        Finding::error(rules::OBJECTION, format!("异议“{id}”"), message)
    }));
    if !findings.is_empty() {
        return Err(SelectionError::NoticeUnfinished { findings });
    }
    let objections = u32::try_from(selection.objections.len()).unwrap_or(u32::MAX);
    Ok(vec![SelectionEvent::PublicNoticeClosed { objections }])
}

fn check_days(rule: NoticeRule, today: Date, from: Date, working_days: u32) -> Vec<Finding> {
    let error = |message| Finding::error(rules::PUBLIC_NOTICE, "公示期", message);
    let mut findings = Vec::new();
    if from < today {
        findings.push(error(format!("不能从{from}起公示：今天已是{today}")));
    }
    if working_days < rule.working_days {
        findings.push(error(format!(
            "应不少于{}个工作日，现为{working_days}个；请推后截止日期",
            rule.working_days
        )));
    }
    findings
}

impl Selection {
    /// A finding when organisers are to be awarded and are not derived yet.
    pub(super) fn organisers_outstanding(&self) -> Option<Finding> {
        let asked = self.opened.as_ref().is_some_and(|o| o.policy.organisers.is_some());
        (asked && self.organisers.is_none()).then(|| {
            let message = "尚未产生；请按获奖数量推选";
            Finding::error(rules::ORGANISERS, "优秀组织单位", message)
        })
    }
}
