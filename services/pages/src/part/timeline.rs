//! What happened, in order.

use jiff::Timestamp;
use maud::{Markup, html};

use super::moment::moment;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub who: String,
    /// What, in a sentence.
    pub what: String,
    /// The opinion or reason given with it.
    pub words: Option<String>,
    /// Where more of it is shown.
    pub href: Option<String>,
}

pub(crate) fn timeline(happenings: &[Happening]) -> Markup {
    html! {
        ol.timeline {
            @for happening in happenings {
                li {
                    span.soft { (moment(happening.at)) }
                    div {
                        strong { (happening.who) } "　"
                        @if let Some(href) = &happening.href {
                            a href=(href) { (happening.what) }
                        } @else {
                            (happening.what)
                        }
                        @if let Some(words) = &happening.words { blockquote { (words) } }
                    }
                }
            }
        }
    }
}
