//! Accounts (账号): what administrators do with those of others, and everybody with their own.

mod administer;
mod grant;
mod identity;
mod invitation;
mod list;
mod own;
mod view;

use fawen_domain::{
    account::{Account, Role, login_name},
    ids::AccountId,
};

pub use self::{
    administer::{LinkView, NewAccount, close, invite, open, reopen, reset},
    grant::{GrantView, RoleOrder, Withdrawal, grant, withdraw},
    identity::{
        Brought, IdentityView, Onward, Returned, Unlinking, accept_elsewhere, back, bind_elsewhere,
        sign_in_elsewhere, unlink, unlink_own,
    },
    invitation::{InvitedView, accept, invited},
    list::{AccountFilter, AccountLine, list},
    own::{
        NewPassword, NewToken, OwnView, SecretView, SessionView, TokenView, change_password,
        end_session, end_sessions, issue_token, own, revoke_token, sessions,
    },
    view::{AccountView, view},
};
use super::Desk;
use crate::Problem;

/// Makes sure that somebody administers.
fn administrator(desk: &Desk) -> Result<(), Problem> {
    desk.require(&[Role::Administrator], &[], "管理账号")
}

/// An account by its login name, as it was typed.
async fn known(desk: &Desk, login: &str) -> Result<(AccountId, Account), Problem> {
    let absent = || Problem::absent(format!("没有“{login}”这个账号：请检查登录名"));
    let id = AccountId::new(login_name(login).map_err(|_| absent())?);
    let account = desk.app.accounts.account(&id).await?.ok_or_else(absent)?;
    Ok((id, account))
}
