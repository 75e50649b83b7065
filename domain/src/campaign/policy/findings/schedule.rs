//! Dates that contradict each other.

use super::repeated;
use crate::{
    Finding, Rule,
    calendar::in_figures,
    campaign::{
        error::OPEN_ITEMS,
        policy::{Phase, Policy},
    },
};

const PHASES: Rule = Rule {
    id: "campaign-phases-consistent",
    source: "卫健政促发〔2022〕10号 三",
    quote: "2022年10月至11月上旬，印发通知，组织征集……；2022年11月中旬至12月，组织专家……进行筛选",
};
const BEFORE_PHASE_END: Rule = Rule {
    id: "campaign-deadline-before-phase-end",
    source: "卫健政促发〔2022〕10号 三、四（三）",
    quote: "2022年10月至11月上旬，印发通知，组织征集……案例征集截止日期为2022年10月31日。",
};
const AFTER_PHASE_END: Rule = Rule {
    id: "campaign-deadline-after-phase-end",
    source: "绍卫党函〔2019〕4号 二（七）3、4",
    quote: "活动时间：7月。……各地、各单位请于8月1日前，至少上报1个以上的优秀建言献策案例",
};
const MISSING: Rule = Rule {
    id: "campaign-deadline-missing",
    source: "卫健政促发〔2022〕10号 四（三）",
    quote: "案例征集截止日期为2022年10月31日。",
};
const READING: Rule = Rule {
    id: "campaign-deadline-reading",
    source: "民法典 第二百零三条第二款",
    quote: "期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。",
};

/// The rules of a schedule.
pub(super) const RULES: &[Rule] = &[PHASES, BEFORE_PHASE_END, AFTER_PHASE_END, MISSING, READING];

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    phases(policy, findings);
    deadline(policy, findings);
    let items = &policy.schedule.open_items;
    for name in repeated(items.iter().map(|item| item.name.as_str())) {
        findings.push(Finding::error(OPEN_ITEMS, name, "待定事项重名，请改名或合并"));
    }
    for item in items {
        let message = format!("“{}”尚未确定，须另行通知", item.name);
        findings.push(Finding::note(OPEN_ITEMS, "活动安排", message).quoting(&item.words));
    }
}

fn phases(policy: &Policy, findings: &mut Vec<Finding>) {
    let phases = &policy.schedule.phases;
    for name in repeated(phases.iter().map(|phase| phase.name.as_str())) {
        findings.push(Finding::error(PHASES, name, "阶段重名，请改名"));
    }
    for phase in phases {
        if let Some(from) = phase.from
            && from > phase.to
        {
            let message = format!("开始日期{from}晚于结束日期{}", phase.to);
            findings.push(Finding::error(PHASES, &phase.name, message).quoting(&phase.words));
        }
    }
    for (one, next) in phases.iter().zip(phases.iter().skip(1)) {
        if next.to < one.to {
            let message = format!("在“{}”之后列出，却先于它结束", one.name);
            findings.push(Finding::warning(PHASES, &next.name, message).quoting(&next.words));
        }
    }
}

fn deadline(policy: &Policy, findings: &mut Vec<Finding>) {
    let Some(deadline) = &policy.schedule.deadline else {
        if policy.collects() {
            let message = "征集作品而没有截止日期；活动将随最后一个阶段结束而截止";
            findings.push(Finding::warning(MISSING, "截止日期", message));
        }
        return;
    };
    if let Some(phase) = policy.schedule.collecting() {
        against_phase(phase, deadline.shown, findings);
    }
    if deadline.at.is_none() {
        let message = format!("没有写明时点，按{deadline}截止（北京时间）");
        findings.push(Finding::note(READING, "截止日期", message).quoting(&deadline.words));
    }
    if deadline.words.contains('前') {
        let message = format!("“{}”按含当日理解；建议写明“（含当日）”", deadline.words);
        findings.push(Finding::note(READING, "截止日期", message).quoting(&deadline.words));
    }
}

fn against_phase(phase: &Phase, shown: jiff::civil::Date, findings: &mut Vec<Finding>) {
    let words = &phase.words;
    let (day, end) = (in_figures(shown), in_figures(phase.to));
    if shown < phase.to {
        let message = format!("截止日期{day}早于征集阶段“{words}”的结束（{end}），请核对");
        findings.push(Finding::warning(BEFORE_PHASE_END, "截止日期", message).quoting(words));
    } else if shown > phase.to {
        let message = format!("截止日期{day}在活动时间“{words}”（至{end}）之外，请核对");
        findings.push(Finding::warning(AFTER_PHASE_END, "截止日期", message).quoting(words));
    }
    if phase.from.is_some_and(|from| shown < from) {
        let message = format!("截止日期{day}早于征集开始，请改正");
        findings.push(Finding::error(BEFORE_PHASE_END, "截止日期", message).quoting(words));
    }
}
