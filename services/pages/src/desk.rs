//! 工作台: what waits for me, what is due, what happened since I was last here.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Badge, Frame, Happening, Page, Section,
    part::{
        badge::badge,
        empty,
        moment::{moment, moment_text, until},
        timeline::timeline,
    },
};

/// The desk of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Name of the person.
    pub name: String,
    /// What waits for them, most urgent first.
    pub waiting: Vec<Waiting>,
    /// Where the rest of the papers is, if more wait than are shown.
    pub more: Option<String>,
    /// What ends soon, in order.
    pub deadlines: Vec<Due>,
    /// When they were last here.
    pub last_here: Option<Timestamp>,
    /// What happened since, newest first.
    pub news: Vec<Happening>,
    /// What they may begin: label and address.
    pub begin: Vec<(String, String)>,
}

/// Something that waits for this person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What has to be done: `待审核`.
    pub act: Badge,
    /// Of what.
    pub title: String,
    /// Where it is done.
    pub href: String,
    /// Since when it waits, where that is one moment.
    pub since: Option<Timestamp>,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Of what.
    pub title: String,
    /// Where it is shown.
    pub href: String,
    /// The moment.
    pub at: Timestamp,
    /// How long there is still, in Chinese.
    pub left: Badge,
}

impl Page for Desk {
    fn title(&self) -> String {
        "工作台".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Desk)
    }

    fn body(&self, _: &Frame) -> Markup {
        let begin = html! {
            @for (label, href) in &self.begin { a.button href=(href) { (label) } }
        };
        let waiting = match self.waiting.len() {
            0 => "没有等待您办理的事项".to_owned(),
            number => {
                let above = if self.more.is_some() { "以上" } else { "" };
                format!("有{number}项{above}等待您办理")
            }
        };
        html! {
            (crate::part::head(&format!("{}，您好", self.name), Some(&waiting), &begin))
            div.two {
                div {
                    section.sheet aria-labelledby="waiting" { h2 #waiting { "待办" } (self.waiting()) }
                    section.sheet aria-labelledby="news" { h2 #news { (self.since()) } (self.news()) }
                }
                section.sheet aria-labelledby="due" { h2 #due { "期限" } (self.due()) }
            }
        }
    }
}

impl Desk {
    fn since(&self) -> String {
        let since = self.last_here.map(moment_text);
        since.map_or_else(|| "近期动态".into(), |at| format!("{at} 以来的动态"))
    }

    fn waiting(&self) -> Markup {
        html! {
            @if self.waiting.is_empty() { (empty("都办完了", "新的待办出现时会列在这里。")) }
            ul.list {
                @for item in &self.waiting {
                    li {
                        span { (badge(&item.act)) " " a href=(item.href) { (item.title) } }
                        @if let Some(since) = item.since { span.soft { (moment(since)) " 起" } }
                    }
                }
            }
            @if let Some(rest) = &self.more {
                p.soft { "等待时间最长的列在这里；其余见" a href=(rest) { "未印发的公文" } "。" }
            }
        }
    }

    fn news(&self) -> Markup {
        html! {
            @if self.news.is_empty() { (empty("没有新动态", "您经办的公文和活动有了进展，会列在这里。")) }
            (timeline(&self.news))
        }
    }

    fn due(&self) -> Markup {
        html! {
            @if self.deadlines.is_empty() { (empty("近期没有期限", "征集活动的截止时间会列在这里。")) }
            ul.list {
                @for due in &self.deadlines {
                    li {
                        a href=(due.href) { (due.title) }
                        span { (badge(&due.left)) " " span.soft { (until(due.at)) } }
                    }
                }
            }
        }
    }
}
