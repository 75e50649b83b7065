//! 征集活动: one planned from its notice. Each rule stands beside the sentence it was read from; a person
//! confirms or changes each, and only then the campaign is planned.

use maud::{Markup, html};

use crate::{
    Choice, Crumb, Finding, Frame, Page, Problems, Section, address,
    part::{
        empty,
        finding::{findings, tally},
        form::{self, Field},
    },
};

/// A notice to be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChooseNotice {
    /// The notices that this person may plan for: identifier, and title with what is known of it.
    pub notices: Vec<Choice>,
}

/// The rules read from a notice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCampaign {
    /// Identifier of the notice.
    pub notice: String,
    /// Its title.
    pub title: String,
    /// Where a notice calls for several activities: each with its place; else empty.
    pub activities: Vec<Choice>,
    /// Which of them is shown, from 0.
    pub activity: usize,
    /// Identifier that the campaign will have.
    pub campaign: String,
    /// The parts of the rules.
    pub parts: Vec<Part>,
    /// What is contradictory or missing in what was read.
    pub findings: Vec<Finding>,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

/// One part of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name, for the fields.
    pub name: String,
    /// Its name in Chinese.
    pub label: String,
    /// The sentences that it was read from; none: the notice does not say.
    pub sentences: Vec<String>,
    /// Whether it was confirmed.
    pub confirmed: bool,
    /// What it holds.
    pub controls: Vec<Control>,
}

/// One field of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// How it is written.
    pub hint: String,
    /// What stands in it; `yes` in a ticked box.
    pub value: String,
    /// What kind of field it is.
    pub kind: Kind,
}

/// What kind of field a part of the rules has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line of words.
    Line,
    /// A day.
    Day,
    /// An item a line, of so many.
    Lines(u32),
    /// A box to tick.
    Tick,
}

impl Page for ChooseNotice {
    fn title(&self) -> String {
        "从通知拟定活动".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Campaigns)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Campaigns)]
    }

    fn body(&self, _: &Frame) -> Markup {
        let under = "选一份征集通知，已印发的或者还在起草的都可以。系统从文字中读出日期、名额和要求，由您逐项核对。";
        html! {
            (crate::part::head("从通知拟定活动", Some(under), &html! {}))
            div.sheet {
                @if self.notices.is_empty() { (empty("还没有通知", "先在“公文”里起草征集通知。")) }
                @else {
                    form method="get" action=(address::NEW_CAMPAIGN) {
                        (Field::new("notice", "征集通知").required().select(&self.notices, "", None))
                        button.first { "读出方案" }
                    }
                }
            }
        }
    }
}

impl Page for NewCampaign {
    fn title(&self) -> String {
        format!("拟定活动 {}", self.title)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Campaigns)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let choose = Crumb { label: "从通知拟定".into(), href: address::NEW_CAMPAIGN.into() };
        vec![Crumb::section(Section::Campaigns), choose]
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head("拟定活动", Some(&self.title), &html! {}))
            @if self.activities.len() > 1 { (self.activities()) }
            p { "左边是从通知中读出的规定，可以改；右边是原文。读出的每一项都要核对并打钩。通知印发时活动随之开始，此后规定不再更改。" }
            (form::post(frame, address::NEW_CAMPAIGN, "plan", &self.fields()))
        }
    }
}

impl NewCampaign {
    /// A notice of several activities plans one campaign for each.
    fn activities(&self) -> Markup {
        let chosen = self.activity.to_string();
        html! {
            form.filters method="get" action=(address::NEW_CAMPAIGN) {
                (form::hidden("notice", &self.notice))
                (Field::new("activity", "通知中的活动").quiet().stem("pick").select(&self.activities, &chosen, None))
                button { "换一项" }
            }
        }
    }

    fn fields(&self) -> Markup {
        let id = Field::new("campaign", "活动编号").required().problems(&self.problems);
        html! {
            (form::hidden("notice", &self.notice))
            (form::hidden("activity", &self.activity.to_string()))
            div.sheet {
                (id.hint("本系统内的编号，小写字母、数字、连字符，如 2026-ydyp。").line("text", &self.campaign))
            }
            @for part in &self.parts { (self.part(part)) }
            @if !self.findings.is_empty() {
                section.sheet aria-labelledby="findings" {
                    h2 #findings { "方案的检查意见" }
                    p.soft { (tally(&self.findings)) "；按读出的内容检查，改动后以提交时为准。" }
                    (findings(&self.findings, None))
                }
            }
            div.acts {
                button.first #plan { "拟定活动" }
                a.button href=(address::CAMPAIGNS) { "返回" }
            }
        }
    }

    fn part(&self, part: &Part) -> Markup {
        let heading = format!("part-{}", part.name);
        let confirm = format!("ok-{}", part.name);
        html! {
            section.sheet aria-labelledby=(heading) {
                h2 id=(heading) { (part.label) }
                div.two {
                    div {
                        @for control in &part.controls { (self.control(control)) }
                        @if !part.sentences.is_empty() {
                            (Field::new(&confirm, "已与原文核对").problems(&self.problems).tick(part.confirmed))
                        }
                    }
                    div {
                        @if part.sentences.is_empty() { p.soft { "通知中没有读出。有规定的请填写，没有的留空。" } }
                        @for sentence in &part.sentences { blockquote.quoted { (sentence) } }
                    }
                }
            }
        }
    }

    fn control(&self, control: &Control) -> Markup {
        let field = Field::new(&control.name, &control.label).problems(&self.problems);
        let field = if control.hint.is_empty() { field } else { field.hint(&control.hint) };
        match control.kind {
            Kind::Line => field.line("text", &control.value),
            Kind::Day => field.line("date", &control.value),
            Kind::Lines(rows) => field.area(rows, &control.value),
            Kind::Tick => field.tick(control.value == "yes"),
        }
    }
}
