//! Charts: small SVG drawn here. The numbers stand beside them, so that nobody needs the picture.

use maud::{Markup, html};

/// A part of a whole: `北京市 12/30`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How many.
    pub value: u64,
    /// How many may be, where that is limited.
    pub limit: Option<u64>,
}

/// One column of a distribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What falls into it: `90–92`.
    pub label: String,
    /// How many.
    pub value: u64,
}

/// A label of so many characters stays on one line.
const SHORT: usize = 6;

/// Bars in a table: label, bar, number.
pub(crate) fn bars(caption: &str, head: &str, unit: &str, bars: &[Bar]) -> Markup {
    let longest =
        bars.iter().map(|bar| bar.value.max(bar.limit.unwrap_or(0))).max().unwrap_or(0).max(1);
    html! {
        table {
            caption { (caption) }
            thead { tr { th scope="col" { (head) } td aria-hidden="true" {} th.number scope="col" { (unit) } } }
            tbody {
                @for bar in bars {
                    tr {
                        th scope="row" class=[(bar.label.chars().count() <= SHORT).then_some("whole")] { (bar.label) }
                        td aria-hidden="true" { (drawn(bar, longest)) }
                        td.number { (bar.value) @if let Some(limit) = bar.limit { " / " (limit) } }
                    }
                }
            }
        }
    }
}

/// A bar of two hundred units, its limit as the ground behind it.
fn drawn(bar: &Bar, longest: u64) -> Markup {
    let share = |value: u64| value.saturating_mul(200).checked_div(longest).unwrap_or(0).min(200);
    let over = bar.limit.is_some_and(|limit| bar.value > limit);
    html! {
        svg.bar viewBox="0 0 200 10" preserveAspectRatio="none" focusable="false" {
            rect.ground width=(share(bar.limit.unwrap_or(longest))) height="10" {}
            rect class=(if over { "over" } else { "full" }) width=(share(bar.value)) height="10" {}
        }
    }
}

/// A distribution as columns, its numbers in a table that opens.
pub(crate) fn columns(caption: &str, head: &str, unit: &str, columns: &[Column]) -> Markup {
    let highest = columns.iter().map(|column| column.value).max().unwrap_or(0).max(1);
    let step = 360 / columns.len().max(1);
    let told: Vec<String> =
        columns.iter().map(|column| format!("{} {}{unit}", column.label, column.value)).collect();
    html! {
        figure {
            figcaption { (caption) }
            svg.columns viewBox="0 0 360 120" role="img" aria-label=(format!("{caption}：{}", told.join("，"))) {
                line x1="0" y1="100.5" x2="360" y2="100.5" {}
                @for (place, column) in columns.iter().enumerate() {
                    @let height = column.value.saturating_mul(85).checked_div(highest).unwrap_or(0);
                    @let middle = place * step + step / 2;
                    rect x=(place * step + step / 8) y=(100_u64.saturating_sub(height)) width=(step * 3 / 4) height=(height) {}
                    text x=(middle) y=(96_u64.saturating_sub(height)) { (column.value) }
                    text x=(middle) y="113" { (column.label) }
                }
            }
            details {
                summary { "看数字" }
                table {
                    thead { tr { th scope="col" { (head) } th.number scope="col" { (unit) } } }
                    tbody { @for column in columns { tr { th scope="row" { (column.label) } td.number { (column.value) } } } }
                }
            }
        }
    }
}
