//! When things happen: the deadline, the phases, and what is told later.

use super::{
    Part, Proposal,
    sections::{Section, unmarked},
};
use crate::{
    calendar::{Deadline, FoundDate, FuzzyDate, find_dates},
    campaign::policy::{OpenItem, Phase, PhasePurpose},
    outline::pattern::patterns,
};
use jiff::civil::Time;

patterns! {
    /// Says until when something is handed in.
    UNTIL = r"截止|截至|逾期";
    /// 请于…前…报送
    HAND_IN = r"(?:报送|上报|提交|发至|发送|寄|交)";
    /// The clock after a date: 17时30分, 18：00, 24时.
    CLOCK = r"^\s*(?:上午|下午)?\s*(\d{1,2})(?:时|点|[:：])(\d{2})?";
    AFTERNOON = r"^\s*下午";
    /// 17时30分前
    CLOCK_BEFORE = r"^\s*(?:上午|下午)?\s*\d{1,2}(?:时|点|[:：])(?:\d{2}分?)?(?:以|之)?前";
    /// A line of the plan that begins with its time.
    PLANNED = r"^\s*(?:活动时间|时间安排|调研时间|时间)?[：:]?\s*";
    TIME_LABEL = r"(?:活动时间|时间安排|调研时间)[：:]";
    /// 比赛地点另行通知, （具体时间、调研内容另行通知）
    LATER = r"([^，。；：（）()]*?)(?:将|由[^，。]{1,8})?另行(?:通知|发文|公布)";
    /// 择时组织召开新书发布会
    SOME_TIME = r"择(?:时|机)(?:组织)?(?:召开|举办|举行)([^，。；]+)";
}

/// What a phase is for, by the first of these words that its line has.
const PURPOSES: [(&str, PhasePurpose); 16] = [
    ("筛选", PhasePurpose::Reviewing),
    ("评审", PhasePurpose::Reviewing),
    ("评选", PhasePurpose::Reviewing),
    ("推选", PhasePurpose::Reviewing),
    ("展示", PhasePurpose::Publishing),
    ("公布", PhasePurpose::Publishing),
    ("通报", PhasePurpose::Publishing),
    ("表彰", PhasePurpose::Publishing),
    ("征集", PhasePurpose::Collecting),
    ("报送", PhasePurpose::Collecting),
    ("推荐", PhasePurpose::Collecting),
    ("申报", PhasePurpose::Collecting),
    ("征文", PhasePurpose::Collecting),
    ("比赛", PhasePurpose::Activity),
    ("培训", PhasePurpose::Activity),
    ("开展", PhasePurpose::Activity),
];

pub(super) fn read(section: &Section, year: i16, proposal: &mut Proposal) {
    for sentence in section.sentences() {
        deadline(sentence, year, proposal);
        later(sentence, proposal);
    }
    for line in &section.lines {
        phase(section, line, year, proposal);
    }
}

fn deadline(sentence: &str, year: i16, proposal: &mut Proposal) {
    if proposal.policy.schedule.deadline.is_some() {
        return;
    }
    let says_until = UNTIL.is_match(sentence);
    let hands_in = HAND_IN.is_match(sentence);
    for FoundDate { at, date } in find_dates(sentence, year) {
        let Ok(date) = date else { continue };
        // Only a day ends something; 报送 asks for 前 beside it.
        let to_the_day = date.words.contains(['日', '号']);
        let after = sentence.get(at.end..).unwrap_or_default();
        let before = date.before || CLOCK_BEFORE.is_match(after);
        if !to_the_day || !(says_until || (hands_in && before)) {
            continue;
        }
        proposal.policy.schedule.deadline = Some(Deadline {
            words: words_of(&date),
            at: clock(after),
            ..Deadline::on(date.range.to)
        });
        proposal.read(Part::Deadline, sentence);
        return;
    }
}

/// The words, where they say more than the date.
fn words_of(date: &FuzzyDate) -> String {
    date.words.clone()
}

fn clock(after: &str) -> Option<Time> {
    let found = CLOCK.captures(after)?;
    let hour: i8 = found.get(1)?.as_str().parse().ok()?;
    let minute = found.get(2).and_then(|minute| minute.as_str().parse().ok()).unwrap_or(0);
    let hour = match hour {
        1..=11 if AFTERNOON.is_match(after) => hour.checked_add(12)?,
        // 24时 is the end of the day, as without an hour.
        24 => return None,
        hour => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// A phase: a line that begins with its time, or whose label says 时间.
fn phase(section: &Section, line: &str, year: i16, proposal: &mut Proposal) {
    let text = unmarked(line);
    let labelled = TIME_LABEL.is_match(text);
    let start = PLANNED.find(text).map_or(0, |label| label.end());
    let Some(found) = find_dates(text, year).into_iter().next() else { return };
    let begins = found.at.start <= start.saturating_add("拟定在".len());
    let Ok(date) = found.date else { return };
    let rest = text.get(found.at.end..).unwrap_or_default();
    let named = PURPOSES.iter().find(|(word, _)| rest.contains(word));
    let (name, purpose) = match named {
        Some((word, purpose)) if begins && rest.starts_with(['，', ',', '：', ':']) => {
            ((*word).to_owned(), *purpose)
        }
        _ if labelled && begins => of_section(section),
        _ => return,
    };
    let phases = &mut proposal.policy.schedule.phases;
    if phases.iter().any(|known| known.name == name) {
        return;
    }
    let from = (!date.before).then_some(date.range.from);
    phases.push(Phase { name, purpose, words: date.words, from, to: date.range.to });
    proposal.read(Part::Phases, text);
}

/// The only phase of an activity, by its name.
fn of_section(section: &Section) -> (String, PhasePurpose) {
    let name = section.name.as_ref().map(|(name, _)| name.as_str()).unwrap_or_default();
    let collects = ["征集", "征文", "展", "评选"].iter().any(|word| name.contains(word));
    if collects {
        ("征集".to_owned(), PhasePurpose::Collecting)
    } else {
        ("开展".to_owned(), PhasePurpose::Activity)
    }
}

fn later(sentence: &str, proposal: &mut Proposal) {
    let found = LATER.captures_iter(sentence).chain(SOME_TIME.captures_iter(sentence));
    let items: Vec<OpenItem> = found
        .filter_map(|found| {
            let name = found.get(1)?.as_str().trim_start_matches("具体").trim();
            let words = found.get(0)?.as_str().trim();
            (!name.is_empty()).then(|| OpenItem { name: name.to_owned(), words: words.to_owned() })
        })
        .collect();
    for item in items {
        let known = &mut proposal.policy.schedule.open_items;
        if known.iter().all(|open| open.name != item.name) {
            known.push(item);
            proposal.read(Part::OpenItems, sentence);
        }
    }
}
