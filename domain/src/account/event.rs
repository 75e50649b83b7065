//! What may be asked of an account, and what has happened to it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Grant, Holder};
use crate::ids::TokenId;

/// What may be asked of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountCommand {
    /// Opens it (开通).
    Open {
        /// Whose it is.
        holder: Holder,
    },
    /// Grants a role (授予角色).
    Grant {
        /// Role and reach.
        grant: Grant,
    },
    /// Takes a role away (收回角色).
    Withdraw {
        /// Role and reach.
        grant: Grant,
        /// Why.
        reason: String,
    },
    /// Closes it (停用): nobody signs in or acts with it any more.
    Close {
        /// Why.
        reason: String,
    },
    /// Opens it again (恢复).
    Reopen {
        /// Why.
        reason: String,
    },
    /// Says that a password was set (设置密码).
    SetPassword {
        /// On what occasion.
        how: PasswordChange,
    },
    /// Says that signing in was locked after failures (锁定登录).
    LockSignIn {
        /// Until when.
        until: Timestamp,
        /// How many failures led to it.
        failures: u32,
    },
    /// Issues a token for programs (发放接口令牌).
    IssueToken {
        /// Its identifier, which is no secret.
        token: TokenId,
        /// What it is for.
        purpose: String,
        /// What may be done with it.
        grants: BTreeSet<Grant>,
        /// From this moment on it is not valid.
        until: Timestamp,
    },
    /// Revokes a token (吊销接口令牌).
    RevokeToken {
        /// Its identifier.
        token: TokenId,
        /// Why.
        reason: String,
    },
    /// Binds an identity that somebody else vouches for (绑定统一身份): who has it may sign in with it.
    LinkIdentity {
        /// Who vouches: the address of an OpenID provider.
        provider: String,
        /// Who it is there.
        identity: Identity,
        /// On what occasion.
        how: LinkOccasion,
    },
    /// Takes it away (解除绑定统一身份).
    UnlinkIdentity {
        /// Who vouches.
        provider: String,
        /// Why.
        reason: String,
    },
    /// Erases name and organisation of the holder of a closed account (删除个人信息).
    EraseHolder {
        /// Why.
        reason: String,
    },
}

/// Somebody as an OpenID provider knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// What the provider knows them by, for ever.
    #[serde(rename = "subject_identifier")]
    pub subject: String,
    /// What people know them by there; for reading only.
    pub name: String,
}

/// On what occasion an identity was bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkOccasion {
    /// By the holder, who was signed in and knew the password.
    SignedIn,
    /// When an invitation was accepted with it.
    Invited,
    /// When the provider named the account, and the house had said that it trusts it in this.
    Named,
}

/// On what occasion a password was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordChange {
    /// With the account, or when an invitation was accepted.
    First,
    /// By the holder, who knew the one before.
    Changed,
    /// By an administrator.
    Reset,
}

/// What has happened to an account. No event holds a password, a token or a hash of one.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
pub enum AccountEvent {
    /// It was opened.
    AccountOpened {
        /// Whose it is.
        holder: Holder,
    },
    /// A role was granted.
    RoleGranted {
        /// Role and reach.
        grant: Grant,
    },
    /// A role was taken away.
    RoleWithdrawn {
        /// Role and reach.
        grant: Grant,
        /// Why.
        reason: String,
    },
    /// It was closed.
    AccountClosed {
        /// Why.
        reason: String,
    },
    /// It was opened again.
    AccountReopened {
        /// Why.
        reason: String,
    },
    /// A password was set.
    PasswordSet {
        /// On what occasion.
        how: PasswordChange,
    },
    /// Signing in was locked after failures.
    SignInLocked {
        /// Until when.
        until: Timestamp,
        /// How many failures led to it.
        failures: u32,
    },
    /// A token for programs was issued.
    TokenIssued {
        /// Its identifier.
        token: TokenId,
        /// What it is for.
        purpose: String,
        /// What may be done with it.
        grants: BTreeSet<Grant>,
        /// From this moment on it is not valid.
        until: Timestamp,
    },
    /// A token was revoked.
    TokenRevoked {
        /// Its identifier.
        token: TokenId,
        /// Why.
        reason: String,
    },
    /// An identity that a provider vouches for was bound.
    IdentityLinked {
        /// Who vouches.
        provider: String,
        /// Who it is there.
        identity: Identity,
        /// On what occasion.
        how: LinkOccasion,
    },
    /// It was taken away.
    IdentityUnlinked {
        /// Who vouches.
        provider: String,
        /// Why.
        reason: String,
    },
    /// Name and organisation of the holder were erased.
    AccountHolderErased {
        /// Why.
        reason: String,
    },
}
