//! The parts that pages are put together from.

pub(crate) mod attachment;
pub(crate) mod badge;
pub(crate) mod chart;
pub(crate) mod finding;
pub(crate) mod form;
pub(crate) mod moment;
pub(crate) mod table;
pub(crate) mod timeline;

use maud::{Markup, html};

/// The heading of a page, with a line under it and what can be done beside it.
pub(crate) fn head(title: &str, under: Option<&str>, acts: &Markup) -> Markup {
    html! {
        div.head {
            div {
                h1 { (title) }
                @if let Some(under) = under { p { (under) } }
            }
            div.acts { (acts) }
        }
    }
}

/// Nothing to show: why, and what to do.
pub(crate) fn empty(what: &str, advice: &str) -> Markup {
    html! { div.empty { strong { (what) } (advice) } }
}
