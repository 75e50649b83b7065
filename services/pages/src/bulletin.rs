//! 发布: the bulletin that reports the result, from its plan to its issue.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::{
    Badge, Choice, Crumb, Frame, Page, Problems, Section, address,
    part::{
        badge::badge,
        empty,
        form::{self, Field},
    },
    selections::steps,
};

/// The publication of the results of one campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bulletin {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Name of the campaign.
    pub name: String,
    /// How many steps the campaign has seen.
    pub version: u64,
    /// What has to come first and what has, in order: each with its state.
    pub way: Vec<(String, Badge)>,
    /// The paper, once it was drafted: title, address, where it stands.
    pub paper: Option<(String, String, Badge)>,
    /// The plan, once there is one: each part with what it says.
    pub plan: Vec<(String, String)>,
    /// The form of the plan, for who may plan.
    pub form: Option<Planning>,
}

/// What the plan is filled in with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planning {
    /// The series that may be drafted in.
    pub series: Vec<Choice>,
    /// The wording, by the fields of the template.
    pub wording: Vec<Wording>,
    /// What stands in the fields, by their names.
    pub given: BTreeMap<String, String>,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

/// One field of the template that people word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Name of its field in the form.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// Whether the paper cannot do without.
    pub required: bool,
    /// Whether each line of it is a paragraph.
    pub lines: bool,
}

impl Page for Bulletin {
    fn title(&self) -> String {
        format!("发布 {}", self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Selections)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let selection =
            Crumb { label: self.name.clone(), href: address::selection(&self.campaign) };
        vec![Crumb::section(Section::Selections), selection]
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head("发布", Some(&self.name), &html! {}))
            p { (steps(&self.campaign)) }
            div.two {
                div {
                    section.sheet aria-labelledby="paper" { h2 #paper { "通报" } (self.paper()) }
                    @if let Some(form) = &self.form {
                        section.sheet aria-labelledby="planning" {
                            h2 #planning { @if self.plan.is_empty() { "拟定通报方案" } @else { "修订通报方案" } }
                            p { "数字和名单由系统从记录中取，不在这里写。推选结束后通报自动起草，再走公文的审核、签发。" }
                            (self.planning(frame, form))
                        }
                    }
                }
                div {
                    section.sheet aria-labelledby="way" {
                        h2 #way { "进展" }
                        dl.facts { @for (step, state) in &self.way { dt { (step) } dd { (badge(state)) } } }
                    }
                    @if !self.plan.is_empty() {
                        section.sheet aria-labelledby="plan" {
                            h2 #plan { "通报方案" }
                            dl.facts { @for (part, says) in &self.plan { dt { (part) } dd { (says) } } }
                        }
                    }
                }
            }
        }
    }
}

impl Bulletin {
    fn paper(&self) -> Markup {
        html! {
            @match &self.paper {
                Some((title, href, stage)) => p { a href=(href) { (title) } "　" (badge(stage)) },
                None => (empty("通报还没有起草", "拟定方案、推选结束以后，系统自动起草，这里出现它的链接。")),
            }
        }
    }

    fn planning(&self, frame: &Frame, form: &Planning) -> Markup {
        let text = |name: &str| form.given.get(name).map(String::as_str).unwrap_or_default();
        let field = |name, label| Field::new(name, label).problems(&form.problems);
        let fields = html! {
            (form::hidden("version", &self.version.to_string()))
            (field("document", "通报的公文编号").required().hint("本系统内的编号，小写字母、数字、连字符。").line("text", text("document")))
            (field("series", "发文机关和机关代字").required().select(&form.series, text("series"), None))
            (field("cites_notice", "正文引用征集通知的标题和文号").tick(text("cites_notice") == "yes"))
            @for word in &form.wording { (wording(word, text(&word.name), &form.problems)) }
            div.acts { button.first { "保存方案" } }
        };
        form::post(frame, &address::bulletin(&self.campaign), "plan", &fields)
    }
}

fn wording(word: &Wording, text: &str, problems: &Problems) -> Markup {
    let field = Field::new(&word.name, &word.meaning).problems(problems);
    let field = if word.required { field.required() } else { field };
    if word.lines {
        return field.hint("每行一项。").area(3, text);
    }
    // A short one is written in a line, a sentence in several.
    if text.chars().nth(40).is_some() { field.area(3, text) } else { field.line("text", text) }
}
