//! On to the provider of identities (前往统一身份认证): after a form, which may lead a browser nowhere else.

use maud::{Markup, html};

use crate::{Frame, Page, Section};

/// The way on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Onward {
    /// An address of the provider.
    pub to: String,
    /// What it is for, in Chinese.
    pub what: String,
}

impl Page for Onward {
    fn title(&self) -> String {
        "前往统一身份认证".into()
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn narrow(&self) -> bool {
        true
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            div.sheet {
                h1 { "前往统一身份认证" }
                p { (self.what) }
                p { a.button.first href=(self.to) rel="noreferrer" { "继续" } }
            }
        }
    }
}
