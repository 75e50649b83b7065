//! Identities with a provider (统一身份), bound to an account.

use maud::{Markup, html};

use crate::{
    Frame, Problems, address,
    part::form::{self, Field},
};

/// An identity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The provider that vouches for it.
    pub provider: String,
    /// What people know it by there.
    pub name: String,
}

/// The identities of an account, each with the form that takes it away.
pub(super) fn bound(frame: &Frame, action: &str, identities: &[Identity]) -> Markup {
    html! {
        @for (place, identity) in identities.iter().enumerate() {
            @let stem = format!("unlink-{place}");
            @let fields = html! {
                (form::hidden("provider", &identity.provider))
                (Field::new("reason", "理由").required().stem(&stem).line("text", ""))
            };
            p { (identity.name) " " span.soft { "（" (identity.provider) "）" } }
            (form::act(frame, action, &stem, "解除绑定", &fields))
        }
    }
}

/// The form that binds one, by the password.
pub(super) fn binding(frame: &Frame, account: &str, problems: &Problems) -> Markup {
    let password = Field::new("password", "现在的密码").required().stem("identity");
    let again = !problems.is_empty();
    let fields = html! {
        input hidden name="account" value=(account) autocomplete="username";
        (password.problems(problems).credential("password", "", "current-password"))
    };
    html! {
        p.soft { "绑定后，可以用统一身份登录本账号。先输入密码，再到统一身份认证确认。" }
        (form::act_again(frame, address::OWN_IDENTITY, "identity", "绑定统一身份", &fields, again))
    }
}
