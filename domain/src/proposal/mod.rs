//! The rules of a campaign, proposed from the text of its notice (征集方案建议).
//!
//! A notice says its rules in sentences: 案例征集截止日期为2022年10月31日. What can be read off them is proposed,
//! each with the sentence it was taken from. Nothing is decided here: a person confirms or changes each part
//! before a campaign is planned. What is not found is left out, and what a notice words too freely is not guessed.

mod awards;
mod form;
mod limits;
mod material;
mod quotas;
mod schedule;
mod scope;
mod sections;
#[cfg(test)]
mod tests;

use self::sections::Section;
use crate::{campaign::Policy, paper::Paper};

/// The rules of one campaign as a notice words them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The rules, as far as they were read.
    pub policy: Policy,
    /// What was read, in the order of [`Part::ALL`].
    pub readings: Vec<Reading>,
}

/// One part of the rules, with where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Which part.
    pub part: Part,
    /// The sentences of the notice that say it.
    pub sentences: Vec<String>,
}

/// A part of the rules, as somebody confirms it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 活动名称
    Name,
    /// 类别: what is handed in.
    Categories,
    /// 征集范围: the kinds of units.
    Kinds,
    /// 主题
    Themes,
    /// 推荐组织: who may hand in.
    Routes,
    /// 常态化开展的时间
    Running,
    /// 审核把关: who endorses a case.
    Endorsement,
    /// 名额
    Quotas,
    /// 截止日期
    Deadline,
    /// 活动安排: the phases.
    Phases,
    /// 另行通知的事项
    OpenItems,
    /// 文稿字数
    Length,
    /// 文稿格式
    Styles,
    /// 附件要求: pictures and other files.
    Files,
    /// 推荐表的栏目
    Form,
    /// 报送方式
    Intake,
    /// 评审
    Review,
    /// 奖项设置
    Tiers,
    /// 从获奖作品中另选的
    Further,
    /// 优秀组织单位
    Organisers,
    /// 公示期
    PublicNotice,
}

impl Part {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 21] = [
        Self::Name,
        Self::Categories,
        Self::Kinds,
        Self::Themes,
        Self::Routes,
        Self::Running,
        Self::Endorsement,
        Self::Quotas,
        Self::Deadline,
        Self::Phases,
        Self::OpenItems,
        Self::Length,
        Self::Styles,
        Self::Files,
        Self::Form,
        Self::Intake,
        Self::Review,
        Self::Tiers,
        Self::Further,
        Self::Organisers,
        Self::PublicNotice,
    ];

    /// Its name, for forms and programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Categories => "categories",
            Self::Kinds => "kinds",
            Self::Themes => "themes",
            Self::Routes => "routes",
            Self::Running => "running",
            Self::Endorsement => "endorsement",
            Self::Quotas => "quotas",
            Self::Deadline => "deadline",
            Self::Phases => "phases",
            Self::OpenItems => "open-items",
            Self::Length => "length",
            Self::Styles => "styles",
            Self::Files => "files",
            Self::Form => "form",
            Self::Intake => "intake",
            Self::Review => "review",
            Self::Tiers => "tiers",
            Self::Further => "further",
            Self::Organisers => "organisers",
            Self::PublicNotice => "public-notice",
        }
    }

    /// Its name in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "活动名称",
            Self::Categories => "类别",
            Self::Kinds => "征集范围",
            Self::Themes => "主题",
            Self::Routes => "推荐组织",
            Self::Running => "开展时间",
            Self::Endorsement => "审核把关",
            Self::Quotas => "名额",
            Self::Deadline => "截止日期",
            Self::Phases => "活动安排",
            Self::OpenItems => "另行通知的事项",
            Self::Length => "文稿字数",
            Self::Styles => "文稿格式",
            Self::Files => "附件要求",
            Self::Form => "推荐表栏目",
            Self::Intake => "报送方式",
            Self::Review => "评审",
            Self::Tiers => "奖项设置",
            Self::Further => "另选作品",
            Self::Organisers => "优秀组织单位",
            Self::PublicNotice => "公示期",
        }
    }
}

impl Proposal {
    /// The sentences that a part was read from; none where the notice says nothing of it.
    #[must_use]
    pub fn sentences(&self, part: Part) -> &[String] {
        let reading = self.readings.iter().find(|reading| reading.part == part);
        reading.map_or(&[], |reading| &reading.sentences)
    }

    /// Notes that a part was read from a sentence.
    fn read(&mut self, part: Part, sentence: &str) {
        let sentence = sentence.trim().to_owned();
        let Some(reading) = self.readings.iter_mut().find(|reading| reading.part == part) else {
            return self.readings.push(Reading { part, sentences: vec![sentence] });
        };
        // A line holds its sentences: the longer of two is quoted.
        if reading.sentences.iter().any(|known| known.contains(&sentence)) {
            return;
        }
        reading.sentences.retain(|known| !sentence.contains(known.as_str()));
        reading.sentences.push(sentence);
    }
}

/// The campaigns that a notice opens, each with the rules that could be read; at least one. `year` is taken
/// where a date names none: that of the signing, or the present one.
///
/// A notice of several activities (系列活动) has one proposal for each.
#[must_use]
pub fn propose(paper: &Paper, year: i16) -> Vec<Proposal> {
    let year = sections::year_named(paper).unwrap_or(year);
    sections::of(paper).iter().map(|section| one(section, year)).collect()
}

fn one(section: &Section, year: i16) -> Proposal {
    let mut proposal = Proposal::default();
    if let Some((name, words)) = &section.name {
        proposal.policy.name.clone_from(name);
        proposal.read(Part::Name, words);
    }
    scope::read(section, &mut proposal);
    quotas::read(section, &mut proposal);
    schedule::read(section, year, &mut proposal);
    limits::read(section, &mut proposal);
    material::read(section, &mut proposal);
    form::read(section, &mut proposal);
    awards::read(section, &mut proposal);
    scope::category(section, &mut proposal);
    proposal.readings.sort_by_key(|reading| reading.part);
    proposal
}
