//! Periods against deadlines: a deadline lies inside the period that the same paper states.

use super::subject::{Subject, at, place};
use crate::{
    Finding, Rule,
    outline::{Passage, Role, pattern::patterns},
    paper::HeadingLevel,
};

patterns! {
    /// A period by months and, where given, days or thirds of months.
    PERIOD = r"(?:[0-9]{4}\s*年\s*)?([0-9]{1,2})\s*月\s*([上中下]旬|上中旬|中下旬|[0-9]{1,2}\s*日|底|份|初)?(?:\s*[至到—\-~～－]+\s*(?:[0-9]{4}\s*年\s*)?([0-9]{1,2})\s*月\s*([上中下]旬|上中旬|中下旬|[0-9]{1,2}\s*日|底|份|初)?)?";
    PERIOD_LABEL = r"(?:活动|征集|报送|调研|申报|推荐|报名|评选|举办|比赛|培训)(?:的)?时间\s*[：:为]\s*";
    DEADLINE_BEFORE = r"([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日?\s*(?:之前|以前|前|截止)";
    DEADLINE_IS = r"截止(?:日期|时间|日)?\s*(?:为|是|：|:)?\s*(?:[0-9]{4}\s*年\s*)?([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日";
    ACTION = r"征集|报名|申报|推荐|报送|投稿|评审|评选|筛选";
    REPORTED = r"总结|小结|报告|情况|汇总|信息";
    OPENS_WITH_PERIOD = r"^(?:[（(]?[0-9一二三四五六七八九十]+[）).．、]\s*)?(?:[0-9]{4}\s*年\s*)?[0-9]{1,2}\s*月";
}

/// A deadline lies in the period of its own section.
pub(super) const DEADLINE: Rule = Rule {
    id: "lint-deadline-outside-period",
    source: "条例 第二十条（四）",
    quote: "人名、地名、时间、数字、段落顺序、引文等是否准确",
};
/// The deadline ends the phase that it belongs to.
pub(super) const SCHEDULE: Rule = Rule {
    id: "lint-deadline-against-schedule",
    source: "条例 第二十条（四）",
    quote: "人名、地名、时间、数字、段落顺序、引文等是否准确",
};

/// A day of a year without the year, as month and day.
type Day = (u32, u32);

/// A period as words give it: `10月至11月上旬` ends somewhere in its last unit, 11月1日 to 10日.
struct Period {
    first: Day,
    last_unit: Day,
    last: Day,
}

/// The period that a text names first.
fn period(text: &str) -> Option<Period> {
    let found = PERIOD.captures(text)?;
    let part = |group| found.get(group).map(|part| part.as_str());
    let from: u32 = part(1)?.parse().ok()?;
    let detail = part(2).unwrap_or_default();
    let (month, unit) = match part(3).and_then(|to| to.parse().ok()) {
        Some(to) => (to, part(4).unwrap_or_default()),
        None => (from, detail),
    };
    Some(Period {
        first: (from, first_day(detail)),
        last_unit: (month, first_day(unit)),
        last: (month, last_day(unit)),
    })
}

fn first_day(detail: &str) -> u32 {
    match detail {
        "中旬" | "中下旬" => 11,
        "下旬" => 21,
        day => figure(day).unwrap_or(1),
    }
}

/// The 31st stands for the end of any month: deadlines are compared, not counted.
fn last_day(detail: &str) -> u32 {
    match detail {
        "上旬" | "初" => 10,
        "中旬" | "上中旬" => 20,
        day => figure(day).unwrap_or(31),
    }
}

fn figure(day: &str) -> Option<u32> {
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn day_of(found: &regex::Captures<'_>) -> Option<Day> {
    Some((found[1].parse().ok()?, found[2].parse().ok()?))
}

/// Within one section: `活动时间：7月` and `请于8月1日前`.
fn deadline_in(section: &[&Passage]) -> Vec<Finding> {
    let stated = section.iter().find_map(|passage| {
        let label = PERIOD_LABEL.find(&passage.text)?;
        let rest = passage.text.get(label.end()..)?;
        OPENS_WITH_PERIOD.is_match(rest).then(|| period(rest))?
    });
    let Some(Period { first, last, .. }) = stated else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for passage in section {
        for found in DEADLINE_BEFORE.captures_iter(&passage.text) {
            if day_of(&found).is_some_and(|day| day > last && !reports(&passage.text, &found)) {
                let message = format!(
                    "期限“{}”不在本项所写的时间（{}月{}日至{}月{}日）之内，请统一",
                    &found[0],
                    first.0,
                    first.1,
                    last.0,
                    month_end(last)
                );
                findings.push(at(
                    Finding::warning(DEADLINE, place(passage), message),
                    passage,
                    &found[0],
                ));
            }
        }
    }
    findings
}

/// Whether the deadline is for a report on the activity, which follows it.
fn reports(text: &str, deadline: &regex::Captures<'_>) -> bool {
    let after = deadline.get(0).and_then(|found| text.get(found.end()..));
    let clause = after.and_then(|after| after.split(['。', '；']).next()).unwrap_or_default();
    REPORTED.is_match(clause)
}

/// A last day that the month has.
const fn month_end((month, day): Day) -> u32 {
    match month {
        2 if day > 29 => 29,
        4 | 6 | 9 | 11 if day > 30 => 30,
        _ => day,
    }
}

/// Checks every section of the first two levels by itself.
pub(super) fn deadline(subject: &Subject) -> Vec<Finding> {
    let passages: Vec<&Passage> = subject.main_text().collect();
    let opens = |passage: &Passage| {
        matches!(passage.role, Role::Heading(HeadingLevel::One | HeadingLevel::Two))
    };
    passages.chunk_by(|_, next| !opens(next)).flat_map(deadline_in).collect()
}

/// A phase of a schedule: the passage that opens with its period.
struct Phase<'s> {
    passage: &'s Passage,
    words: String,
    period: Period,
}

/// No more phases than this are looked at, so that cost stays bounded.
const MOST_PHASES: usize = 50;

fn phases(subject: &Subject) -> Vec<Phase<'_>> {
    subject
        .main_text()
        .filter(|passage| OPENS_WITH_PERIOD.is_match(&passage.text))
        .filter_map(|passage| {
            let words = PERIOD.find(&passage.text)?.as_str().trim_end().to_owned();
            Some(Phase { passage, words, period: period(&passage.text)? })
        })
        .take(MOST_PHASES)
        .collect()
}

/// The schedule gives an action a period, another place gives it a deadline.
pub(super) fn schedule(subject: &Subject) -> Vec<Finding> {
    let phases = phases(subject);
    let mut findings = Vec::new();
    for passage in subject.main_text() {
        for found in DEADLINE_IS.captures_iter(&passage.text) {
            findings.extend(against(&phases, passage, &found));
        }
    }
    findings
}

/// The finding on a deadline that does not fall in the last unit of the phase of its action.
fn against(
    phases: &[Phase<'_>],
    passage: &Passage,
    found: &regex::Captures<'_>,
) -> Option<Finding> {
    let day = day_of(found)?;
    let before = passage.text.get(..found.get(0)?.start())?;
    let sentence = before.rsplit(['。', '；']).next()?;
    let action = ACTION.find_iter(sentence).last()?.as_str();
    let phase = phases.iter().find(|phase| phase.passage.text.contains(action))?;
    let Period { last_unit, last, .. } = phase.period;
    if last_unit <= day && day <= last {
        return None;
    }
    let message = format!(
        "第{}行的安排写“{}”{action}，止于{}月{}日，这里的截止日期却是{}月{}日：请统一",
        phase.passage.line,
        phase.words,
        last.0,
        month_end(last),
        day.0,
        day.1
    );
    let finding = Finding::warning(SCHEDULE, place(passage), message);
    Some(at(finding, passage, &found[0]))
}
