//! 审计: the time line over everything, and one object as of a moment, with what changed.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Choice, Crumb, Frame, Happening, Page, Section, address,
    part::{
        empty,
        form::{self, Field},
        moment::moment,
        table::pager,
        timeline::timeline,
    },
};

/// The time line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// What is asked for.
    pub filter: Filter,
    /// Types of objects to choose from.
    pub types: Vec<Choice>,
    /// What happened, newest first.
    pub happenings: Vec<Happening>,
    /// The list before this one (newer).
    pub earlier: Option<String>,
    /// The list after this one (older).
    pub later: Option<String>,
    /// The state of the record: what was verified last.
    pub verified: Option<Verified>,
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Type of object.
    pub of: String,
    /// Identifier of an object.
    pub id: String,
    /// Who acted.
    pub who: String,
}

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Whether everything agreed.
    pub good: bool,
    /// What was compared and found.
    pub says: Vec<String>,
    /// When.
    pub at: Timestamp,
}

impl Page for Timeline {
    fn title(&self) -> String {
        "审计".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Audit)
    }

    fn body(&self, frame: &Frame) -> Markup {
        let verify = address::under(address::AUDIT, &["verify"]);
        let acts = form::post(frame, &verify, "verify", &html! { button { "校验记录" } });
        html! {
            (crate::part::head("审计", Some("所有事项的时间线。审计只读，不改变任何记录。"), &acts))
            @if let Some(verified) = &self.verified { (result(verified)) }
            div.sheet {
                (self.filters())
                @if self.happenings.is_empty() { (empty("没有符合条件的记录", "请减少条件再查。")) }
                (timeline(&self.happenings))
                (pager(self.earlier.as_deref(), self.later.as_deref()))
            }
        }
    }
}

impl Timeline {
    fn filters(&self) -> Markup {
        html! {
            form.filters method="get" action=(address::AUDIT) role="search" aria-label="筛选记录" {
                (Field::new("of", "对象类别").quiet().select(&self.types, &self.filter.of, Some("全部")))
                (Field::new("id", "对象编号").quiet().stem("q").line("search", &self.filter.id))
                (Field::new("who", "经办人").quiet().stem("q").line("search", &self.filter.who))
                button { "筛选" }
            }
        }
    }
}

fn result(verified: &Verified) -> Markup {
    let class = if verified.good { "flash done" } else { "flash wrong" };
    html! {
        section class=(class) aria-label="校验结果" {
            p { strong { @if verified.good { "记录完好" } @else { "记录有问题" } } " " span.soft { (moment(verified.at)) } }
            ul { @for line in &verified.says { li { (line) } } }
        }
    }
}

/// One object as of a position of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AsOf {
    /// Type of the object, in Chinese.
    pub of: String,
    /// Where this page lives.
    pub address: String,
    /// What the object is called.
    pub name: String,
    /// Its events in order, the last of which is the present.
    pub moments: Vec<Happening>,
    /// How many of them are looked at, from 1.
    pub at: usize,
    /// Its state then, in lines.
    pub state: Vec<String>,
    /// Its state one event before, in lines.
    pub before: Vec<String>,
    /// What the event changed, in sentences.
    pub changes: Vec<String>,
}

impl Page for AsOf {
    fn title(&self) -> String {
        format!("{} {}", self.of, self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Audit)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Audit)]
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            (crate::part::head(&self.name, Some(&self.of), &html! {}))
            div.sheet { (self.slider()) }
            div #then {
                @if let Some(event) = self.at.checked_sub(1).and_then(|place| self.moments.get(place)) {
                    section.sheet aria-label="这时发生的事" { (timeline(std::slice::from_ref(event))) }
                }
                @if !self.changes.is_empty() {
                    section.sheet aria-labelledby="changes" {
                        h2 #changes { "改变了什么" }
                        ul { @for change in &self.changes { li { (change) } } }
                    }
                }
                div.sides {
                    section.sheet aria-labelledby="before" { h2 #before { "之前" } (lines(&self.before, "此前还没有这个对象。")) }
                    section.sheet aria-labelledby="after" { h2 #after { "之后" } (lines(&self.state, "没有内容。")) }
                }
            }
        }
    }
}

impl AsOf {
    fn slider(&self) -> Markup {
        html! {
            form.filters method="get" action=(self.address) hx-get=(self.address) hx-target="#then" hx-select="#then"
                hx-swap="outerHTML" hx-trigger="input delay:150ms, submit" {
                div.field.wide {
                    label for="at" { "拖动到任一时刻" }
                    input type="range" id="at" name="at" min="1" max=(self.moments.len()) value=(self.at) aria-describedby="at-hint";
                    p.hint #at-hint { "共" (self.moments.len()) "步。每一格是一次变动。" }
                }
                button { "查看" }
            }
        }
    }
}

fn lines(lines: &[String], none: &str) -> Markup {
    html! {
        @if lines.is_empty() { p.soft { (none) } } @else { pre tabindex="0" { (lines.join("\n")) } }
    }
}
