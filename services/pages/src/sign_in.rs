//! Signing in (登录).

use maud::{Markup, html};

use crate::{
    Frame, Page, Section, address,
    part::form::{self, Field},
};

/// The form of signing in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The name that was tried.
    pub name: String,
    /// Why it was refused, and what to do.
    pub refused: Option<String>,
    /// Where they wanted to go, an address on this server.
    pub then: String,
    /// Signing in by way of a provider of identities: what the way is called, if there is one.
    pub elsewhere: Option<String>,
}

impl Page for SignIn {
    fn title(&self) -> String {
        "登录".into()
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn narrow(&self) -> bool {
        true
    }

    fn body(&self, frame: &Frame) -> Markup {
        let fields = html! {
            (form::hidden("then", &self.then))
            (Field::new("name", "账号").required().credential("text", &self.name, "username"))
            (Field::new("password", "密码").required().credential("password", "", "current-password"))
            button.first { "登录" }
        };
        html! {
            div.sheet {
                h1 { "登录" }
                @if let Some(refused) = &self.refused {
                    div.flash.wrong role="alert" { p { (refused) } }
                }
                (form::post(frame, address::SIGN_IN, "sign-in", &fields))
                @if let Some(label) = &self.elsewhere {
                    @let then = [("then", self.then.as_str())];
                    p.elsewhere { a.button href=(address::with(address::SIGN_IN_ELSEWHERE, &then)) { (label) } }
                }
            }
            p.soft { "没有账号或者忘记密码的，请联系本单位的系统管理员；收到邀请的，请打开邀请中的链接。" }
        }
    }
}
