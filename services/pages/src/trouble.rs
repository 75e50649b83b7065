//! Pages for what went wrong (出错): what, and what to do.

use maud::{Markup, html};

use crate::{Frame, Page, Section, address};

/// Something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The status: 403, 404, 409, 500 …
    pub status: u16,
    /// What is wrong.
    pub title: String,
    /// Where, and how to mend it.
    pub advice: String,
    /// All findings, where there are any.
    pub details: Vec<String>,
    /// Under which it is found in the log.
    pub request: String,
}

impl Trouble {
    /// There is no such page, or not for this person.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(404, "没有这个页面", "地址可能写错了，或者它不在您的权限之内。")
    }

    /// This person may not.
    #[must_use]
    pub fn forbidden() -> Self {
        Self::new(403, "没有权限", "您的角色不能做这件事。需要权限的，请联系系统管理员。")
    }

    /// Anything else.
    #[must_use]
    pub fn new(status: u16, title: &str, advice: &str) -> Self {
        Self {
            status,
            title: title.into(),
            advice: advice.into(),
            details: Vec::new(),
            request: String::new(),
        }
    }
}

impl Page for Trouble {
    fn title(&self) -> String {
        self.title.clone()
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
                p.soft { (self.status) }
                h1 { (self.title) }
                p { (self.advice) }
                @if !self.details.is_empty() { ul { @for detail in &self.details { li { (detail) } } } }
                @if !self.request.is_empty() { p.soft { "请求编号 " code { (self.request) } } }
                p { a.button href=(address::DESK) { "回到工作台" } }
            }
        }
    }
}
