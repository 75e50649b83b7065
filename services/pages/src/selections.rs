//! 推选: how far each campaign has come with its results.

use maud::{Markup, html};

use crate::{
    Badge, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        table::{self, cell},
    },
};

/// The selections that somebody runs or watches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selections {
    /// One a campaign.
    pub rows: Vec<Row>,
}

/// One selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub stage: Badge,
}

impl Page for Selections {
    fn title(&self) -> String {
        "推选".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Selections)
    }

    fn body(&self, _: &Frame) -> Markup {
        let rows = html! {
            @for row in &self.rows {
                tr {
                    (table::head(&html! { a href=(address::selection(&row.campaign)) { (row.name) } }))
                    (cell("状态", &badge(&row.stage)))
                    (cell("办理", &steps(&row.campaign)))
                }
            }
        };
        html! {
            (crate::part::head("推选", Some("排名、等次、公示和发布"), &html! {}))
            div.sheet {
                @if self.rows.is_empty() {
                    (empty("没有您经办的征集活动", "评审结束以后，在这里推选、公示和发布。"))
                } @else { (table::table(&format!("共{}项活动", self.rows.len()), &["活动", "状态", "办理"], &rows)) }
            }
        }
    }
}

/// The pages of one selection, in their order.
pub(crate) fn steps(campaign: &str) -> Markup {
    html! {
        a href=(address::selection(campaign)) { "推选" } "　"
        a href=(address::publicity(campaign)) { "公示与异议" } "　"
        a href=(address::bulletin(campaign)) { "发布" }
    }
}
