//! Tokens for programs (接口令牌).

use std::collections::BTreeSet;

use fawen_domain::{
    account::{AccountCommand, Grant},
    ids::{AccountId, TokenId},
};
use fawen_store::{Envelope, Executed, Keep, Shelf};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Accounts, AccountsError, Principal, Secret, secret};

/// Lets programs that search for leaked secrets recognise one.
const PREFIX: &str = "fawen_";

/// A token as it is handed out, once.
#[derive(Debug, Clone)]
pub struct IssuedToken {
    /// Its identifier, which is no secret and stands in the history.
    pub id: TokenId,
    /// What goes into `Authorization: Bearer …`.
    pub secret: Secret,
}

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    account: AccountId,
    token: TokenId,
}

impl Accounts {
    /// Issues a token for programs that act for an account, with no more rights than these.
    ///
    /// # Errors
    /// The domain refuses it; the store cannot be written.
    pub async fn issue_token(
        &self,
        id: &AccountId,
        purpose: String,
        grants: BTreeSet<Grant>,
        until: Timestamp,
        envelope: &Envelope,
    ) -> Result<IssuedToken, AccountsError> {
        let token = TokenId::new(secret::random::<6>()?);
        let secret = Secret::random(PREFIX)?;
        let command = AccountCommand::IssueToken { token: token.clone(), purpose, grants, until };
        self.execute(id, command, envelope).await?;
        let record = Record { account: id.clone(), token: token.clone() };
        let body = secret::body(&record)?;
        let keep = Keep { owner: id.as_str().to_owned(), body, until: Some(until) };
        self.tokens().put(&secret::hash(secret.expose()), keep).await?;
        Ok(IssuedToken { id: token, secret })
    }

    /// Revokes a token; it is void at once.
    ///
    /// # Errors
    /// The domain refuses it; the store cannot be written.
    pub async fn revoke_token(
        &self,
        id: &AccountId,
        token: TokenId,
        reason: String,
        envelope: &Envelope,
    ) -> Result<Executed, AccountsError> {
        self.execute(id, AccountCommand::RevokeToken { token, reason }, envelope).await
    }

    /// Who acts by this token, with the rights of the token as far as the account has them; `None` when it is
    /// over, revoked or never was one, or the account is closed.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn bearer(
        &self,
        secret: &str,
        now: Timestamp,
    ) -> Result<Option<Principal>, AccountsError> {
        let Some(kept) = self.tokens().get(&secret::hash(secret), now).await? else {
            return Ok(None);
        };
        let Record { account: id, token } = kept.read()?;
        let Some(account) = self.account(&id).await? else { return Ok(None) };
        let grants = account.grants_of_token(&token, now);
        Ok(grants.map(|grants| Principal {
            account: id,
            name: account.name().to_owned(),
            grants: grants.into_iter().collect(),
        }))
    }

    fn tokens(&self) -> Shelf<'_> {
        self.store.shelf("token")
    }
}
