//! The time line over everything.

use maud::{Markup, html};

use super::Verified;
use crate::{
    Choice, Frame, Happening, Page, Section, address,
    part::{empty, form::Field, moment::moment, table::pager, timeline::timeline},
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
    /// The list from its beginning (newest).
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
    /// First day.
    pub since: String,
    /// Last day.
    pub until: String,
}

impl Page for Timeline {
    fn title(&self) -> String {
        "审计".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Audit)
    }

    fn body(&self, _: &Frame) -> Markup {
        let acts = html! { a.button href=(address::VERIFICATION) { "校验与取证" } };
        html! {
            (crate::part::head("审计", Some("所有事项的时间线。审计只读，不改变任何记录。"), &acts))
            @if let Some(verified) = &self.verified { (standing(verified)) }
            div.sheet {
                (self.filters())
                @if self.happenings.is_empty() { (self.nothing()) }
                (timeline(&self.happenings))
                (pager(self.earlier.as_deref(), self.later.as_deref()))
            }
        }
    }
}

impl Timeline {
    fn filters(&self) -> Markup {
        let Filter { of, id, who, since, until } = &self.filter;
        html! {
            form.filters method="get" action=(address::AUDIT) role="search" aria-label="筛选记录" {
                (Field::new("of", "对象类别").quiet().select(&self.types, of, Some("全部")))
                (Field::new("id", "对象编号").quiet().stem("q").line("search", id))
                (Field::new("who", "经办人").quiet().stem("q").line("search", who))
                (Field::new("since", "从").quiet().stem("q").line("date", since))
                (Field::new("until", "到").quiet().stem("q").line("date", until))
                button { "筛选" }
            }
        }
    }

    fn nothing(&self) -> Markup {
        match self.later {
            Some(_) => {
                empty("这一段里没有符合条件的记录", "较早的记录还没有查：点“下一页”接着查。")
            }
            None => empty("没有符合条件的记录", "请减少条件再查。"),
        }
    }
}

fn standing(verified: &Verified) -> Markup {
    let class = if verified.good { "flash done" } else { "flash wrong" };
    html! {
        section class=(class) aria-label="校验结果" {
            p {
                strong { (verified.verdict()) } " " span.soft { (moment(verified.at)) " 校验" } "　"
                a href=(address::VERIFICATION) { "详情" }
            }
        }
    }
}
