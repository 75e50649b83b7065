//! One document (公文): its page, its way with who, when and opinion, and what can be done now.

use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};

use crate::{
    Badge, Choice, Crumb, Finding, Frame, Happening, Page, Section, address,
    frame::made,
    part::{
        badge::badge,
        finding::{findings, tally},
        form::{self, Field},
        moment::{day, moment},
        timeline::timeline,
    },
};

/// One document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Identifier.
    pub id: String,
    /// How many steps it has seen; every act says which version it was taken from.
    pub version: u64,
    /// Title.
    pub title: String,
    /// Kind (文种).
    pub kind: String,
    /// Number, once registered.
    pub number: String,
    /// Issuers, host first.
    pub issuers: String,
    /// How far it has come.
    pub stage: Badge,
    /// Date of signing, once issued.
    pub signed_on: Option<Date>,
    /// Date of issue.
    pub issued_on: Option<Date>,
    /// The way: every step, in order.
    pub way: Vec<Step>,
    /// What this person may do now.
    pub acts: Vec<Act>,
    /// Everything that happened, newest first.
    pub history: Vec<Happening>,
    /// What the checks say of the present version.
    pub findings: Vec<Finding>,
    /// The first page, as safe SVG made by this program.
    pub leaf: Option<String>,
    /// Files to take away: label and address.
    pub files: Vec<(String, String)>,
    /// The versions of its text, newest first.
    pub versions: Vec<Version>,
}

/// One version of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// What it is called: `第2版`.
    pub label: String,
    /// Who wrote it.
    pub who: String,
    /// When.
    pub at: Timestamp,
    /// Where it is compared with the one before it; none for the first.
    pub compare: Option<String>,
}

/// One step of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name: `审核`.
    pub name: String,
    /// Where the document stands to it.
    pub state: StepState,
    /// Who did it, and when; or who it waits for.
    pub note: String,
}

/// Where a document stands to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Done.
    Past,
    /// It is there now.
    Now,
    /// Still to come.
    Ahead,
}

/// Something that this person may do with the document now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Last part of its address: `submit`.
    pub name: String,
    /// What it is called: `送审`.
    pub label: String,
    /// What has to be said with it.
    pub asks: Asks,
}

/// What an act asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// An opinion (意见), with the words to begin with.
    Opinion(String),
    /// A reason (理由), which must be given.
    Reason,
    /// A line of text: what it is called, and how to write it.
    Line {
        /// Its name.
        name: String,
        /// What it is called.
        label: String,
        /// How to write it.
        hint: String,
    },
    /// Several lines of text, as for [`Asks::Line`].
    Lines {
        /// Its name.
        name: String,
        /// What it is called.
        label: String,
        /// How to write it.
        hint: String,
    },
    /// A reason for every error that is let stand; those without one have to be mended before.
    Waivers(Vec<Finding>),
    /// One of several answers to each of several questions: name, question, answers.
    Choices(Vec<(String, String, Vec<Choice>)>),
    /// Another page does it, at this address.
    Page(String),
}

impl Page for Document {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Documents)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Documents)]
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head(&self.title, None, &badge(&self.stage)))
            section.sheet aria-label="办理流程" { (way(&self.way)) }
            div.two {
                div {
                    section.sheet aria-labelledby="history" { h2 #history { "办理经过" } (timeline(&self.history)) }
                    @if let Some(leaf) = &self.leaf {
                        section.sheet aria-labelledby="leaf" {
                            h2 #leaf { "首页" }
                            div.leaf role="img" aria-label=(format!("《{}》首页", self.title)) { (made(leaf)) }
                        }
                    }
                }
                div {
                    @if !self.acts.is_empty() {
                        section.sheet aria-labelledby="acts" { h2 #acts { "现在可以" } (self.acts(frame)) }
                    }
                    section.sheet aria-labelledby="facts" { h2 #facts { "基本情况" } (self.facts()) }
                    section.sheet aria-labelledby="versions" { h2 #versions { "稿本" } (self.versions()) }
                    section.sheet aria-labelledby="findings" {
                        h2 #findings { "检查意见" }
                        p.soft { (tally(&self.findings)) }
                        (findings(&self.findings, None))
                    }
                }
            }
        }
    }
}

impl Document {
    fn facts(&self) -> Markup {
        html! {
            dl.facts {
                dt { "文种" } dd { (self.kind) }
                dt { "文号" } dd { @if self.number.is_empty() { "尚未登记" } @else { (self.number) } }
                dt { "发文机关" } dd { (self.issuers) }
                @if let Some(date) = self.signed_on { dt { "成文日期" } dd { (day(date)) } }
                @if let Some(date) = self.issued_on { dt { "印发日期" } dd { (day(date)) } }
                @if !self.files.is_empty() {
                    dt { "下载" } dd {
                        @for (label, href) in &self.files { a href=(href) download { (label) } "　" }
                    }
                }
            }
        }
    }

    fn versions(&self) -> Markup {
        html! {
            p.soft { "共" (self.versions.len()) "版" }
            ul.list {
                @for version in &self.versions {
                    li {
                        span { (version.label) "　" (version.who) }
                        span {
                            span.soft { (moment(version.at)) }
                            @if let Some(href) = &version.compare {
                                "　" a href=(href) { "花脸稿" span.unseen { "：" (version.label) "与前一版比较" } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn acts(&self, frame: &Frame) -> Markup {
        html! { @for act in &self.acts { (self.act(frame, act)) } }
    }

    fn act(&self, frame: &Frame, act: &Act) -> Markup {
        let action = address::of_document(&self.id, &act.name);
        let seen = form::hidden("version", &self.version.to_string());
        match &act.asks {
            Asks::Page(href) => html! { p { a.button href=(href) { (act.label) } } },
            Asks::Nothing => {
                let button = html! { (seen) p { button.first { (act.label) } } };
                form::post(frame, &action, &act.name, &button)
            }
            asks => {
                let fields = html! { (seen) (asked(asks, &act.name)) };
                form::act(frame, &action, &act.name, &act.label, &fields)
            }
        }
    }
}

/// The fields of an act.
fn asked(asks: &Asks, stem: &str) -> Markup {
    match asks {
        Asks::Nothing | Asks::Page(_) => html! {},
        Asks::Opinion(begin) => Field::new("opinion", "意见").stem(stem).area(3, begin),
        Asks::Reason => Field::new("reason", "理由").stem(stem).required().area(3, ""),
        Asks::Line { name, label, hint } => {
            Field::new(name, label).hint(hint).stem(stem).required().line("text", "")
        }
        Asks::Lines { name, label, hint } => {
            Field::new(name, label).hint(hint).stem(stem).required().area(4, "")
        }
        Asks::Waivers(errors) => html! {
            @if errors.is_empty() { p { "没有须先改正的错误。" } }
            @for (place, error) in errors.iter().enumerate() {
                @let (name, label) = (format!("reason-{place}"), format!("{}：{}", error.place, error.message));
                (Field::new(&name, &label).hint("保留原样的，写明理由；要改的先退回修改。").stem(stem).line("text", ""))
            }
        },
        Asks::Choices(questions) => html! {
            @for (name, question, answers) in questions {
                (Field::new(name, question).stem(stem).required().select(answers, "", None))
            }
        },
    }
}

fn way(steps: &[Step]) -> Markup {
    html! {
        ol.way {
            @for step in steps {
                @let (class, current, unseen) = match step.state {
                    StepState::Past => (Some("past"), None, "已办："),
                    StepState::Now => (None, Some("step"), "正在办："),
                    StepState::Ahead => (None, None, "待办："),
                };
                li class=[class] aria-current=[current] {
                    strong { span.unseen { (unseen) } (step.name) }
                    span.soft { (step.note) }
                }
            }
        }
    }
}
