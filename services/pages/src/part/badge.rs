//! A word that says where something stands.

use maud::{Markup, html};

/// How it stands. The word says it; the colour only helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do.
    Plain,
    /// Done, or good.
    Done,
    /// Somebody has to act.
    Wait,
    /// Ended, refused or wrong.
    Stop,
}

/// A state in one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The word.
    pub label: String,
    /// How it stands.
    pub tone: Tone,
}

impl Badge {
    /// A state.
    #[must_use]
    pub fn new(label: impl Into<String>, tone: Tone) -> Self {
        Self { label: label.into(), tone }
    }
}

pub(crate) fn badge(badge: &Badge) -> Markup {
    let tone = match badge.tone {
        Tone::Plain => "badge",
        Tone::Done => "badge done",
        Tone::Wait => "badge wait",
        Tone::Stop => "badge stop",
    };
    html! { span class=(tone) { (badge.label) } }
}
