//! Accounts (账号): the list, one of them, and one's own.

mod identity;
mod list;
mod one;
mod own;

use maud::{Markup, html};

pub use self::{
    identity::Identity,
    list::{Accounts, Filter, Row},
    one::{Account, Granted, Link},
    own::{OwnAccount, Secret, Session, Token},
};
use crate::{
    Choice,
    part::form::{Field, hidden},
};

/// A role with its reach, as forms send it back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Role {
    /// Name of the role in requests.
    pub role: String,
    /// Name of the scope in requests.
    pub scope: String,
    /// Identifier of what it reaches over.
    pub of: String,
    /// Both, in Chinese.
    pub text: String,
}

/// The fields that name a role without asking.
fn named(role: &Role) -> Markup {
    html! {
        (hidden("role", &role.role))
        (hidden("scope", &role.scope))
        (hidden("of", &role.of))
    }
}

/// The fields that ask for a role.
fn asked(roles: &[Choice], stem: &str, required: bool) -> Markup {
    let scopes = [
        Choice::new("everywhere", "全机关"),
        Choice::new("issuer", "一个发文机关"),
        Choice::new("unit", "一个单位"),
        Choice::new("campaign", "一项征集活动"),
    ];
    let role = Field::new("role", "角色").stem(stem);
    let role = if required { role.required() } else { role };
    html! {
        (role.select(roles, "", (!required).then_some("以后再授予")))
        (Field::new("scope", "范围").stem(stem).quiet().select(&scopes, "everywhere", None))
        (Field::new("of", "范围的编号").stem(stem).hint("发文机关、单位或者活动的编号；全机关不填。").line("text", ""))
    }
}
