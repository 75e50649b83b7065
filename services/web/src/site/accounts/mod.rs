//! Accounts: for administrators, and one's own.

mod invitation;
mod list;
mod one;
mod own;

use fawen_domain::account::Role;
use fawen_pages::{Choice, account};

pub(super) use self::{
    invitation::{accept, invitation},
    list::{list, open},
    one::{act, page},
    own::{answered, bind_again, end_others, end_session, issue, own, password, revoke},
};
use super::sent::Sent;
use crate::work::accounts::{GrantView, IdentityView, RoleOrder};

/// What a password must be.
const RULE: &str =
    "至少12个字符，不能是常见密码，不能包含登录名或姓名；几个不相干的词连成一句最好。";

/// The roles to choose from.
fn roles() -> Vec<Choice> {
    let name = |role: Role| serde_json::to_value(role).unwrap_or_default();
    let choice = |role: Role| Choice::new(name(role).as_str().unwrap_or_default(), role.label());
    Role::ALL.into_iter().map(choice).collect()
}

/// A role as a form says it.
fn role(sent: &Sent) -> RoleOrder {
    RoleOrder { role: sent.text("role"), scope: sent.text("scope"), of: sent.text("of") }
}

/// An identity as a page shows it.
fn identity(view: IdentityView) -> account::Identity {
    account::Identity { provider: view.provider, name: view.name }
}

/// A role as a page shows it.
fn shown(grant: GrantView) -> account::Role {
    let GrantView { role, scope, of, text, .. } = grant;
    account::Role { role, scope, of, text }
}
