//! 征集活动: the list.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Badge, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        moment::until,
        table::{self, cell, words},
    },
};

/// The list of campaigns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Campaigns {
    /// Every campaign, in order.
    pub rows: Vec<Row>,
    /// Where a campaign is planned, for those who may.
    pub plan: Option<String>,
}

/// One campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Where it stands.
    pub stage: Badge,
    /// Number of the notice that opened it.
    pub notice: String,
    /// The deadline in force.
    pub deadline: Option<Timestamp>,
}

impl Page for Campaigns {
    fn title(&self) -> String {
        "征集活动".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Campaigns)
    }

    fn body(&self, _: &Frame) -> Markup {
        let acts =
            html! { @if let Some(href) = &self.plan { a.button.first href=(href) { "筹划活动" } } };
        html! {
            (crate::part::head("征集活动", None, &acts))
            div.sheet {
                @if self.rows.is_empty() {
                    (empty("还没有征集活动", "先起草征集通知，通知印发时活动随之开始。"))
                } @else { (self.table()) }
            }
        }
    }
}

impl Campaigns {
    fn table(&self) -> Markup {
        let rows = html! {
            @for row in &self.rows {
                tr {
                    (table::head(&html! { a href=(address::campaign(&row.id)) { (row.name) } }))
                    (cell("状态", &badge(&row.stage)))
                    (words("通知文号", &row.notice))
                    (cell("截止", &html! { @if let Some(at) = row.deadline { (until(at)) } @else { "未定" } }))
                }
            }
        };
        let caption = format!("共{}个", self.rows.len());
        table::table(&caption, &["活动", "状态", "通知文号", "截止"], &rows)
    }
}
