//! Accepting an invitation (接受邀请): choosing a password.

use maud::{Markup, html};

use crate::{
    Frame, Page, Problems, Section,
    part::form::{self, Field},
};

/// An invitation that is still good.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invitation {
    /// Where the answer goes.
    pub action: String,
    /// Name of the account.
    pub account: String,
    /// Who is invited.
    pub name: String,
    /// What they will be, in Chinese.
    pub roles: Vec<String>,
    /// What a password must be.
    pub rule: String,
    /// Whether an identity with a provider may do instead of a password.
    pub elsewhere: bool,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

impl Page for Invitation {
    fn title(&self) -> String {
        "接受邀请".into()
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn narrow(&self) -> bool {
        true
    }

    fn body(&self, frame: &Frame) -> Markup {
        let password = Field::new("password", "设置密码").hint(&self.rule).problems(&self.problems);
        let again = Field::new("again", "再输入一次密码").problems(&self.problems);
        let fields = html! {
            // Lets the browser keep the password under the right name.
            input hidden name="account" value=(self.account) autocomplete="username";
            (password.required().credential("password", "", "new-password"))
            (again.required().credential("password", "", "new-password"))
            button.first { "接受邀请" }
        };
        html! {
            div.sheet {
                h1 { "接受邀请" }
                dl.facts {
                    dt { "姓名" } dd { (self.name) }
                    dt { "账号" } dd { (self.account) }
                    dt { "角色" } dd { (self.roles.join("、")) }
                }
                (form::post(frame, &self.action, "accept", &fields))
                @if self.elsewhere {
                    p.soft { "也可以不设密码，以后用统一身份登录：" }
                    @let button = html! { p { button { "用统一身份接受邀请" } } };
                    (form::post(frame, &format!("{}/identity", self.action), "accept-elsewhere", &button))
                }
            }
        }
    }
}
