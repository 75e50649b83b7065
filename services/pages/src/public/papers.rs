//! 公开公文: the list, with search.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    Choice, Frame, Page, Section, address,
    part::{
        empty,
        form::Field,
        moment::day,
        table::{self, cell, words},
    },
};

/// The papers that were made public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Papers {
    /// Words in title or number.
    pub words: String,
    /// Value of a kind.
    pub kind: String,
    /// Kinds to choose from.
    pub kinds: Vec<Choice>,
    /// The papers, newest first.
    pub rows: Vec<Row>,
    /// The list from its beginning.
    pub earlier: Option<String>,
    /// The list after this one.
    pub later: Option<String>,
}

/// One paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Kind (文种).
    pub kind: String,
    /// Number.
    pub number: String,
    /// Date of issue.
    pub issued_on: Option<Date>,
}

impl Page for Papers {
    fn title(&self) -> String {
        "公开公文".into()
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            (crate::part::head("公开公文", Some("已印发并公开发布的公文，可以阅读、下载和核验。"), &html! {}))
            div.sheet {
                (self.filters())
                @if self.rows.is_empty() { (self.nothing()) } @else { (self.table()) }
                (table::pager(self.earlier.as_deref(), self.later.as_deref()))
            }
        }
    }
}

impl Papers {
    fn filters(&self) -> Markup {
        html! {
            form.filters method="get" action=(address::PUBLIC) role="search" aria-label="查找公文" {
                div.field.wide {
                    label for="words" { "标题或者文号" }
                    input type="search" id="words" name="words" value=(self.words);
                }
                (Field::new("kind", "文种").quiet().select(&self.kinds, &self.kind, Some("全部")))
                button { "查找" }
            }
        }
    }

    fn nothing(&self) -> Markup {
        if self.words.is_empty() && self.kind.is_empty() {
            return empty("还没有公开的公文", "公文公开发布后会列在这里。");
        }
        html! {
            (empty("没有符合条件的公文", "请减少条件，或者换几个字再查。"))
            p { a href=(address::PUBLIC) { "清除条件" } }
        }
    }

    fn table(&self) -> Markup {
        let rows = html! {
            @for row in &self.rows {
                tr {
                    (table::head(&html! { a href=(address::public_paper(&row.id)) { (row.title) } }))
                    (words("文种", &row.kind))
                    (words("文号", &row.number))
                    (cell("印发日期", &html! { @if let Some(date) = row.issued_on { (day(date)) } @else { "—" } }))
                }
            }
        };
        let caption = format!("本页{}件", self.rows.len());
        table::table(&caption, &["标题", "文种", "文号", "印发日期"], &rows)
    }
}
