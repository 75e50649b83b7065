//! 参评: a unit's cases in one campaign, and what it hands in for all of them.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Badge, Choice, Crumb, Finding, Frame, Page, Problems, Section, address,
    part::{
        attachment::{Attached, Uploading, attached, uploading},
        badge::badge,
        empty,
        finding::{findings, tally},
        form::{self, Field},
        moment::moment,
    },
};

/// The cases of one unit in one campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// Identifier of the unit.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// The deadline in force, in words.
    pub deadline: Option<String>,
    /// How many cases may still be handed in: `还可报送2件`.
    pub quota: String,
    /// Its cases.
    pub cases: Vec<Line>,
    /// What it is still expected to hand in.
    pub shortfalls: Vec<Finding>,
    /// The files of the unit.
    pub files: Vec<Attached>,
    /// Where such files are sent, if any are asked for and may be sent now.
    pub uploading: Option<Uploading>,
    /// Categories to choose from.
    pub categories: Vec<Choice>,
    /// Whether a new case may be begun.
    pub may_begin: bool,
    /// The number that a new case gets.
    pub next: String,
    /// What was typed for a new case.
    pub title: String,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Name of its category.
    pub category: String,
    /// Where it stands.
    pub standing: Badge,
    /// What the formal checks found.
    pub findings: Vec<Finding>,
    /// When it was received.
    pub received: Option<Timestamp>,
    /// Until when it is to be corrected.
    pub correct_until: Option<jiff::civil::Date>,
}

impl Page for Entry {
    fn title(&self) -> String {
        format!("参评 {}", self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Entries)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Entries)]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let until =
            html! { @if let Some(deadline) = &self.deadline { span.soft { "截止 " (deadline) } } };
        let under = format!("{}　{}", self.unit_name, self.quota);
        html! {
            (crate::part::head(&self.name, Some(&under), &until))
            section.sheet aria-labelledby="cases" {
                h2 #cases { "案例" }
                @if self.cases.is_empty() {
                    (empty("还没有案例", "先写题目、选类别，保存草稿；再填写各栏、上传文件、审核盖章、报送。"))
                }
                ul.list { @for case in &self.cases { (self.case(case)) } }
            }
            @if self.uploading.is_some() || !self.files.is_empty() { (self.of_unit(frame)) }
            @if !self.shortfalls.is_empty() {
                section.sheet aria-labelledby="shortfalls" {
                    h2 #shortfalls { "还应报送" }
                    (findings(&self.shortfalls, None))
                }
            }
            @if self.may_begin { (self.begin(frame)) }
        }
    }
}

impl Entry {
    fn case(&self, case: &Line) -> Markup {
        let href = address::case(&self.campaign, &self.unit, &case.id);
        html! {
            li {
                div {
                    a href=(href) { (case.title) }
                    p.soft { (case.category) "　形式检查：" (tally(&case.findings)) }
                    @if let Some(until) = case.correct_until {
                        p { "请在" (crate::part::moment::day(until)) "前补正。" }
                    }
                    @if let Some(at) = case.received {
                        p.soft { (moment(at)) " 收到　" a href=(address::under(&href, &["receipt"])) { "回执" } }
                    }
                }
                (badge(&case.standing))
            }
        }
    }

    fn of_unit(&self, frame: &Frame) -> Markup {
        let base = address::entry(&self.campaign, &self.unit);
        html! {
            section.sheet aria-labelledby="unit-files" {
                h2 #unit-files { "单位附件" }
                div #files {
                    (attached(frame, &self.files, &address::under(&base, &["detach"]), self.uploading.is_some()))
                }
                @if let Some(way) = &self.uploading { (uploading(frame, way, "unit")) }
            }
        }
    }

    fn begin(&self, frame: &Frame) -> Markup {
        let action = address::under(&address::entry(&self.campaign, &self.unit), &["cases"]);
        let title = Field::new("title", "题目").required().problems(&self.problems);
        let category = Field::new("category", "类别").required().problems(&self.problems);
        let only = match self.categories.as_slice() {
            [only] => only.value.as_str(),
            _ => "",
        };
        html! {
            section.sheet aria-labelledby="begin" {
                h2 #begin { "新的案例" }
                (form::post(frame, &action, "begin", &html! {
                    (form::hidden("number", &self.next))
                    (title.hint("不带书名号。").line("text", &self.title))
                    (category.select(&self.categories, only, Some("请选择")))
                    button.first { "保存草稿" }
                }))
            }
        }
    }
}
