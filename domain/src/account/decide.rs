//! What an account decides.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Account, AccountCommand, AccountError as Error, AccountEvent as Event, Decision, Grant, Holder,
    Identity, LinkOccasion, PasswordChange, Role, login_name,
};
use crate::{
    Context,
    ids::{AccountId, TokenId},
};

/// The longest name, organisation, purpose or reason, in characters.
const LONGEST: usize = 200;

pub(super) fn open(account: &Account, holder: &Holder) -> Decision {
    let login = login_name(holder.account.as_str())?;
    if account.holder.is_some() {
        return Err(Error::LoginTaken { login });
    }
    let holder = Holder {
        account: AccountId::new(login),
        name: required(&holder.name, "姓名")?,
        organisation: required(&holder.organisation, "所在单位")?,
    };
    Ok(vec![Event::AccountOpened { holder }])
}

pub(super) fn grant(account: &Account, grant: Grant, context: &Context) -> Decision {
    let holder = account.ensure_open()?;
    if account.grants.contains(&grant) {
        return Ok(vec![]);
    }
    if context.actor.id.as_str() == holder.account.as_str() {
        return Err(Error::OwnGrant);
    }
    ensure_reach(&grant)?;
    ensure_apart(account, grant.role)?;
    Ok(vec![Event::RoleGranted { grant }])
}

/// Some roles make sense in the whole house only, some in one unit only.
fn ensure_reach(grant: &Grant) -> Result<(), Error> {
    if grant.role.reaches(&grant.scope) {
        return Ok(());
    }
    Err(Error::WrongReach { grant: grant.clone() })
}

/// Who reads everything changes nothing.
fn ensure_apart(account: &Account, wanted: Role) -> Result<(), Error> {
    let apart = |held: Role| (held == Role::Auditor) != (wanted == Role::Auditor);
    match account.grants.iter().map(|grant| grant.role).find(|held| apart(*held)) {
        Some(held) => Err(Error::AuditorApart { held, wanted }),
        None => Ok(()),
    }
}

/// A role may be taken from a closed account, too: that is how things are put in order.
pub(super) fn withdraw(account: &Account, grant: Grant, reason: &str) -> Decision {
    account.holder().ok_or(Error::NotOpened)?;
    if !account.grants.contains(&grant) {
        return Err(Error::NotGranted { grant });
    }
    let reason = required(reason, "收回角色的理由")?;
    Ok(vec![Event::RoleWithdrawn { grant, reason }])
}

pub(super) fn close(account: &Account, reason: &str, context: &Context) -> Decision {
    let holder = account.holder().ok_or(Error::NotOpened)?;
    if account.closed.is_some() {
        return Ok(vec![]);
    }
    if context.actor.id.as_str() == holder.account.as_str() {
        return Err(Error::OwnClosing);
    }
    let reason = required(reason, "停用账号的理由")?;
    Ok(vec![Event::AccountClosed { reason }])
}

pub(super) fn reopen(account: &Account, reason: &str) -> Decision {
    account.holder().ok_or(Error::NotOpened)?;
    if account.closed.is_none() {
        return Ok(vec![]);
    }
    let reason = required(reason, "恢复账号的理由")?;
    Ok(vec![Event::AccountReopened { reason }])
}

pub(super) fn set_password(account: &Account, how: PasswordChange) -> Decision {
    account.ensure_open()?;
    Ok(vec![Event::PasswordSet { how }])
}

pub(super) fn lock(account: &Account, until: Timestamp, failures: u32) -> Decision {
    account.holder().ok_or(Error::NotOpened)?;
    if account.locked_until.is_some_and(|locked| locked >= until) {
        return Ok(vec![]);
    }
    Ok(vec![Event::SignInLocked { until, failures }])
}

pub(super) fn issue_token(
    account: &Account,
    token: TokenId,
    purpose: &str,
    grants: BTreeSet<Grant>,
    until: Timestamp,
    context: &Context,
) -> Decision {
    account.ensure_open()?;
    if account.tokens.contains_key(&token) {
        return Err(Error::TokenTaken { token });
    }
    let purpose = required(purpose, "令牌的用途")?;
    if until <= context.at {
        return Err(Error::TokenOver { until });
    }
    if grants.is_empty() {
        return Err(Error::Blank { what: "令牌的权限" });
    }
    if let Some(grant) = grants.difference(&account.grants).next().cloned() {
        return Err(Error::NotGranted { grant });
    }
    Ok(vec![Event::TokenIssued { token, purpose, grants, until }])
}

/// Tokens of a closed account may be revoked, too.
pub(super) fn revoke_token(account: &Account, token: TokenId, reason: &str) -> Decision {
    account.holder().ok_or(Error::NotOpened)?;
    let Some(known) = account.tokens.get(&token) else {
        return Err(Error::UnknownToken { token });
    };
    if known.revoked {
        return Ok(vec![]);
    }
    let reason = required(reason, "吊销令牌的理由")?;
    Ok(vec![Event::TokenRevoked { token, reason }])
}

pub(super) fn link(
    account: &Account,
    provider: String,
    identity: &Identity,
    how: LinkOccasion,
) -> Decision {
    account.ensure_open()?;
    let subject = identity.subject.clone();
    if required(&subject, "统一身份的编号")? != subject {
        return Err(Error::Blank { what: "统一身份的编号" });
    }
    let identity = Identity { subject, name: required(&identity.name, "统一身份的名称")? };
    match account.identities.get(&provider) {
        None => Ok(vec![Event::IdentityLinked { provider, identity, how }]),
        Some(known) if known.subject == identity.subject => Ok(vec![]),
        Some(known) => Err(Error::IdentityBound { name: known.name.clone() }),
    }
}

/// An identity may be taken from a closed account, too.
pub(super) fn unlink(
    account: &Account,
    provider: String,
    reason: &str,
    context: &Context,
) -> Decision {
    let holder = account.holder().ok_or(Error::NotOpened)?;
    if !account.identities.contains_key(&provider) {
        return Err(Error::NoIdentity);
    }
    let own = context.actor.id.as_str() == holder.account.as_str();
    if own && !account.has_password {
        return Err(Error::OnlyWayIn);
    }
    let reason = required(reason, "解除绑定的理由")?;
    Ok(vec![Event::IdentityUnlinked { provider, reason }])
}

pub(super) fn erase(account: &Account, reason: &str) -> Decision {
    account.holder().ok_or(Error::NotOpened)?;
    if account.closed.is_none() {
        return Err(Error::NotClosed);
    }
    let reason = required(reason, "删除个人信息的理由")?;
    Ok(vec![Event::AccountHolderErased { reason }])
}

/// The text without blanks around it, or a refusal that names what is missing or too long.
fn required(text: &str, what: &'static str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::Blank { what });
    }
    if text.chars().count() > LONGEST {
        return Err(Error::TooLong { what, limit: LONGEST });
    }
    Ok(text.to_owned())
}

impl AccountCommand {
    /// Grants a role with its reach.
    #[must_use]
    pub const fn grant(role: Role, scope: super::Scope) -> Self {
        Self::Grant { grant: Grant { role, scope } }
    }
}
