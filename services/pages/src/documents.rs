//! 公文: the list, with search and filters.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Badge, Choice, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        form::Field,
        moment::moment,
        table::{self, cell, words},
    },
};

/// The list of documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documents {
    /// What is asked for.
    pub filter: Filter,
    /// Kinds to choose from.
    pub kinds: Vec<Choice>,
    /// Stages to choose from.
    pub stages: Vec<Choice>,
    /// The documents, in order.
    pub rows: Vec<Row>,
    /// How many there are in all that fit.
    pub total: usize,
    /// The list before this one.
    pub earlier: Option<String>,
    /// The list after this one.
    pub later: Option<String>,
    /// Whether this person may draft.
    pub may_draft: bool,
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in title or number.
    pub words: String,
    /// Value of a kind.
    pub kind: String,
    /// Value of a stage.
    pub stage: String,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Kind (文种).
    pub kind: String,
    /// Number, once registered.
    pub number: String,
    /// Who issues it.
    pub issuers: String,
    /// How far it has come.
    pub stage: Badge,
    /// When something last happened to it.
    pub changed: Timestamp,
}

impl Page for Documents {
    fn title(&self) -> String {
        "公文".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Documents)
    }

    fn body(&self, _: &Frame) -> Markup {
        let acts = html! {
            @if self.may_draft { a.button.first href=(address::DRAFT) { "起草公文" } }
        };
        html! {
            (crate::part::head("公文", None, &acts))
            div.sheet {
                (self.filters())
                @if self.rows.is_empty() { (self.nothing()) } @else { (self.table()) }
                (table::pager(self.earlier.as_deref(), self.later.as_deref()))
            }
        }
    }
}

impl Documents {
    fn filters(&self) -> Markup {
        html! {
            form.filters method="get" action=(address::DOCUMENTS) role="search" aria-label="查找公文" {
                div.field.wide {
                    label for="words" { "标题或者文号" }
                    input type="search" id="words" name="words" value=(self.filter.words);
                }
                (Field::new("kind", "文种").quiet().select(&self.kinds, &self.filter.kind, Some("全部")))
                (Field::new("stage", "阶段").quiet().select(&self.stages, &self.filter.stage, Some("全部")))
                button { "查找" }
            }
        }
    }

    fn nothing(&self) -> Markup {
        if self.filter == Filter::default() {
            return empty("还没有公文", "有拟稿权限的人点“起草公文”开始第一件。");
        }
        html! {
            (empty("没有符合条件的公文", "请减少条件，或者换几个字再查。"))
            p { a href=(address::DOCUMENTS) { "清除条件" } }
        }
    }

    fn table(&self) -> Markup {
        let rows = html! {
            @for row in &self.rows {
                tr {
                    (table::head(&html! { a href=(address::document(&row.id)) { (row.title) } }))
                    (words("文种", &row.kind))
                    (words("文号", &row.number))
                    (words("发文机关", &row.issuers))
                    (cell("阶段", &badge(&row.stage)))
                    (cell("最近变动", &moment(row.changed)))
                }
            }
        };
        let caption = format!("共{}件", self.total);
        table::table(&caption, &["标题", "文种", "文号", "发文机关", "阶段", "最近变动"], &rows)
    }
}
