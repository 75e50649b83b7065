//! Who may take part, on what themes, and who answers for it.

use super::{
    Part, Proposal,
    sections::{Section, unmarked},
};
use crate::{
    campaign::policy::{Category, Endorsement, FileRole},
    ids::CategoryId,
    outline::pattern::patterns,
    text::parse_numeral,
    unit::UnitKind,
};

patterns! {
    /// 征集范围…包括A、B、C等单位.
    KINDS = r"征集(?:范围|对象)[^。]*?(?:包括|为|：)([^，。：]*、[^，。]*?)(等(?:单位|机构)?)?$";
    /// 紧紧围绕：, after which the themes stand one a line.
    THEMES_FOLLOW = r"(?:围绕|主题|方面)[^，。]*[：:]$";
    /// 以“A”、“B”为主题.
    THEMES_QUOTED = r"以((?:“[^”]+”[、和及]?){2,})为主题";
    QUOTED = r"“([^”]+)”";
    /// 任选其中一个主题.
    PICK = r"任选(?:其中)?的?([一二三两\d]+)个主题";
    BRACKETED = r"^\s*[（(]\d{1,2}[）)]";
    /// What closes the last theme of a sentence that runs through a list.
    TAIL = r"等[^，。、]{4,}$";
    /// 开展半年以上, 开展一年以上, 3个月以上.
    RUNNING = r"开展(?:至少)?(半年|[一二两三\d]+年|[一二三四五六七八九十\d]+个月)以上";
    /// 需经所在单位党委审核把关.
    ENDORSED = r"经(?:过)?([^，。、]{2,16}?)(?:审核|审定|把关|同意)";
    SEALED = r"加盖[^，。]{0,16}公章|盖章";
    DIRECT = r"自行推荐|自荐|自主申报|直接向";
    RECOMMENDED = r"择优推荐|推荐给|统一报送|组织推荐|汇总后";
}

pub(super) fn read(section: &Section, proposal: &mut Proposal) {
    themes_in_lines(section, proposal);
    for sentence in section.sentences() {
        kinds(sentence, proposal);
        themes_quoted(sentence, proposal);
        running(sentence, proposal);
        endorsement(sentence, proposal);
    }
    routes(section, proposal);
}

fn kinds(sentence: &str, proposal: &mut Proposal) {
    let Some(found) = KINDS.captures(sentence) else { return };
    let names = found.get(1).map(|names| names.as_str()).unwrap_or_default();
    let eligibility = &mut proposal.policy.eligibility;
    eligibility.kinds = names
        .split('、')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(UnitKind::from)
        .collect();
    eligibility.open = found.get(2).is_some();
    proposal.read(Part::Kinds, sentence);
}

/// Themes that stand as items under a line that ends in a colon.
fn themes_in_lines(section: &Section, proposal: &mut Proposal) {
    let mut lines = section.lines.iter().skip_while(|line| !THEMES_FOLLOW.is_match(line));
    let Some(head) = lines.next() else { return };
    let items: Vec<&String> = lines.take_while(|line| BRACKETED.is_match(line)).collect();
    if items.len() < 2 {
        return;
    }
    proposal.read(Part::Themes, head);
    let themes = &mut proposal.policy.eligibility.themes;
    for item in &items {
        let name = unmarked(item).trim_end_matches(['；', ';', '。']);
        themes.names.push(TAIL.replace(name, "").into_owned());
    }
    themes.min = 1;
    for item in items {
        proposal.read(Part::Themes, item);
    }
}

fn themes_quoted(sentence: &str, proposal: &mut Proposal) {
    let Some(found) = THEMES_QUOTED.captures(sentence).and_then(|found| found.get(1)) else {
        return;
    };
    let names = QUOTED.captures_iter(found.as_str()).filter_map(|name| name.get(1));
    let themes = &mut proposal.policy.eligibility.themes;
    themes.names = names.map(|name| name.as_str().to_owned()).collect();
    themes.min = 1;
    let pick = PICK.captures(sentence).and_then(|found| found.get(1));
    themes.max = pick.and_then(|number| numeral(number.as_str()));
    proposal.read(Part::Themes, sentence);
}

fn running(sentence: &str, proposal: &mut Proposal) {
    let Some(found) = RUNNING.captures(sentence).and_then(|found| found.get(1)) else { return };
    let words = found.as_str();
    let months = if words == "半年" {
        Some(6)
    } else if let Some(years) = words.strip_suffix('年') {
        numeral(years).and_then(|years| years.checked_mul(12))
    } else {
        words.strip_suffix("个月").and_then(numeral)
    };
    if months.is_some() {
        proposal.policy.eligibility.running_months = months;
        proposal.read(Part::Running, sentence);
    }
}

/// Who endorses, where the same sentence asks for a seal on a form.
fn endorsement(sentence: &str, proposal: &mut Proposal) {
    let sealed = SEALED.is_match(sentence) && sentence.contains('表');
    let Some(body) = ENDORSED.captures(sentence).and_then(|found| found.get(1)) else { return };
    if !sealed || proposal.policy.eligibility.endorsement.is_some() {
        return;
    }
    let body = body.as_str().trim_start_matches('由').to_owned();
    let sealed_form = FileRole::from("盖章推荐表");
    proposal.policy.eligibility.endorsement = Some(Endorsement { body, sealed_form });
    proposal.read(Part::Endorsement, sentence);
}

/// Which ways are open: where only one is named, the other is shut.
fn routes(section: &Section, proposal: &mut Proposal) {
    let (mut direct, mut recommended) = (Vec::new(), Vec::new());
    for sentence in section.sentences() {
        if DIRECT.is_match(sentence) {
            direct.push(sentence);
        }
        if RECOMMENDED.is_match(sentence) {
            recommended.push(sentence);
        }
    }
    if direct.is_empty() && recommended.is_empty() {
        return;
    }
    let routes = &mut proposal.policy.eligibility.routes;
    routes.direct = !direct.is_empty();
    routes.recommender = !recommended.is_empty();
    for sentence in recommended.into_iter().chain(direct) {
        proposal.read(Part::Routes, sentence);
    }
}

/// What is handed in, where something is: by the word for it in the name of the campaign.
pub(super) fn category(section: &Section, proposal: &mut Proposal) {
    const WORDS: [&str; 8] =
        ["案例", "征文", "论文", "书画摄影", "微党课", "视频", "建言献策", "作品"];
    let policy = &mut proposal.policy;
    let schedule = &policy.schedule;
    let collects = schedule.deadline.is_some()
        || schedule.collecting().is_some()
        || !policy.quotas.is_empty()
        || !policy.files.is_empty();
    let Some((name, words)) = section.name.as_ref().filter(|_| collects) else { return };
    let found = WORDS.iter().find(|word| name.contains(**word));
    let id = CategoryId::new("case");
    let name = found.map_or("作品", |word| word).to_owned();
    policy.categories.push(Category { id, name, note: String::new() });
    proposal.read(Part::Categories, words);
}

/// A number in digits or Chinese numerals.
pub(super) fn numeral(text: &str) -> Option<u32> {
    text.trim().parse().ok().or_else(|| parse_numeral(text))
}
