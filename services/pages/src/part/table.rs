//! Tables that stay readable: on a phone a row becomes a card whose cells say what they are.

use maud::{Markup, html};

/// A table with a caption. The first cell of a row is its heading.
pub(crate) fn table(caption: &str, heads: &[&str], rows: &Markup) -> Markup {
    html! {
        table.cards {
            caption { (caption) }
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody { (rows) }
        }
    }
}

/// The cell that a row is called by.
pub(crate) fn head(content: &Markup) -> Markup {
    html! { th scope="row" { (content) } }
}

/// A cell, with the heading of its column for a phone.
pub(crate) fn cell(head: &str, content: &Markup) -> Markup {
    html! { td data-head=(head) { (content) } }
}

/// A cell of words; a dash where there are none.
pub(crate) fn words(head: &str, text: &str) -> Markup {
    cell(head, &html! { @if text.is_empty() { "—" } @else { (text) } })
}

/// A cell of a number.
pub(crate) fn number(head: &str, value: impl std::fmt::Display) -> Markup {
    html! { td.number data-head=(head) { (value.to_string()) } }
}

/// Links to the pages before and after.
pub(crate) fn pager(earlier: Option<&str>, later: Option<&str>) -> Markup {
    html! {
        @if earlier.is_some() || later.is_some() {
            nav.pager aria-label="翻页" {
                span { @if let Some(href) = earlier { a href=(href) rel="prev" { "上一页" } } }
                span { @if let Some(href) = later { a href=(href) rel="next" { "下一页" } } }
            }
        }
    }
}
