//! What of a notice belongs to which campaign, in sentences.

use crate::{
    outline::{Outline, Part, Role, pattern::patterns},
    paper::{HeadingLevel, Paper},
    text::squeeze,
};

patterns! {
    /// The number at the head of a heading or item.
    MARK = r"^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s*";
    /// The reason in the title: 关于开展…的通知.
    REASON = r"关于(?:举办|举行|组织|开展|征集)*(.+?)的(?:通知|公告|函)$";
    /// What an activity begins with.
    BEGIN = r"^(?:举办|举行|组织|开展)+";
    /// Labels that only a description of an activity has.
    LABEL = r"(?:活动|调研)?(?:主要内容|活动内容|参加(?:对象|人员)|时间安排|活动时间|奖项设置|活动要求)[：:]";
    /// A year in full, of a date or of a number.
    YEAR = r"(?:(20\d\d)年|〔(20\d\d)〕)";
    /// The end of a sentence.
    END = r"[。；;！!]|\n";
}

/// What a notice says of one campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// The name of the campaign, and the words that it was taken from.
    pub(super) name: Option<(String, String)>,
    /// Its lines, in order, each with its number.
    pub(super) lines: Vec<String>,
    /// The labels of the forms annexed to the notice; only where the notice opens one campaign.
    pub(super) labels: Vec<Vec<String>>,
}

impl Section {
    /// Its sentences, in order.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().flat_map(|line| sentences(line))
    }
}

/// The sentences of a line, without the marks that end them; a bracket does not part them.
pub(super) fn sentences(line: &str) -> Vec<&str> {
    let parts = END.split(line).map(str::trim);
    parts.filter(|sentence| !sentence.is_empty()).collect()
}

/// A line without the number at its head.
pub(super) fn unmarked(line: &str) -> &str {
    MARK.find(line).map_or(line, |mark| line.get(mark.end()..).unwrap_or_default()).trim()
}

/// The campaigns of a notice, at least one.
pub(super) fn of(paper: &Paper) -> Vec<Section> {
    let outline = Outline::from(paper);
    let main: Vec<(Role, &str)> = outline
        .lines
        .iter()
        .filter(|line| line.part == Part::Main)
        .map(|line| (line.role, line.text.as_str()))
        .collect();
    let several = activities(&main);
    if several.len() > 1 {
        return several;
    }
    let body = main.iter().filter(|(role, _)| is_body(*role));
    vec![Section {
        name: name_of_title(&paper.title),
        lines: body.map(|(_, text)| (*text).to_owned()).collect(),
        labels: super::form::labels(paper),
    }]
}

const fn is_body(role: Role) -> bool {
    matches!(role, Role::Paragraph | Role::Heading(_) | Role::ListItem | Role::TableRow)
}

/// The second-level sections that describe an activity each: with contents, participants and time.
fn activities(main: &[(Role, &str)]) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let mut current: Option<Section> = None;
    for (role, text) in main.iter().filter(|(role, _)| is_body(*role)) {
        match role {
            Role::Heading(HeadingLevel::One) => found.extend(current.take()),
            Role::Heading(HeadingLevel::Two) => {
                found.extend(current.take());
                current = Some(begun(text));
            }
            _ => {
                if let Some(section) = &mut current {
                    section.lines.push((*text).to_owned());
                }
            }
        }
    }
    found.extend(current);
    found.retain(|section| section.lines.iter().filter(|line| LABEL.is_match(line)).count() > 1);
    found
}

/// A section at its heading; what runs on after the heading is its first line.
fn begun(heading: &str) -> Section {
    let words = unmarked(heading);
    let (title, rest) = words.split_once('。').unwrap_or((words, ""));
    let name = BEGIN.replace(title, "").trim().to_owned();
    let lines = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
    Section {
        name: Some((name, heading.to_owned())),
        lines: lines.into_iter().collect(),
        labels: Vec::new(),
    }
}

/// The activity that a title names: what stands between 关于开展 and 的通知.
fn name_of_title(title: &str) -> Option<(String, String)> {
    let squeezed = squeeze(title);
    let name = REASON.captures(&squeezed)?.get(1)?.as_str().to_owned();
    Some((name, title.to_owned()))
}

/// The year of the signing, of the number, or the first that the text names.
pub(super) fn year_named(paper: &Paper) -> Option<i16> {
    let signed = paper.date_text().and_then(|text| crate::calendar::parse_date(&text).ok());
    let named = |text: &str| {
        let found = YEAR.captures(text)?;
        found.get(1).or_else(|| found.get(2))?.as_str().parse().ok()
    };
    let number = || paper.number_text().and_then(|text| named(&text));
    signed.map(jiff::civil::Date::year).or_else(number).or_else(|| named(&paper.plain_text()))
}
