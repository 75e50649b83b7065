//! Binding an identity to an account, and taking it away (绑定、解除).

use fawen_domain::{
    Actor, Context, Decider,
    account::{Account, AccountCommand, Identity, LinkOccasion},
    ids::AccountId,
};
use fawen_store::{Envelope, Executed, Keep};
use jiff::{SignedDuration, Timestamp};

use super::{Record, Vouched, key};
use crate::{Accounts, AccountsError, secret};

/// So long a record whose event is not there yet is in the way of others: far longer than a command can take.
const HOLDS: SignedDuration = SignedDuration::from_mins(5);

impl Accounts {
    /// Binds an identity to the account of somebody who is signed in and has proved the password.
    ///
    /// # Errors
    /// The identity is bound to another account ([`AccountsError::IdentityTaken`]), or another one to this
    /// account; the account is closed; the store cannot be written.
    pub async fn bind_own(
        &self,
        id: &AccountId,
        vouched: &Vouched,
        now: Timestamp,
    ) -> Result<(), AccountsError> {
        let account = self.account(id).await?.unwrap_or_default();
        let actor = Actor { id: id.as_str().into(), name: account.name().to_owned() };
        let envelope = once(actor, now)?;
        self.prepare(id, &account, vouched, LinkOccasion::SignedIn, &envelope).await?;
        self.bind(id, vouched, LinkOccasion::SignedIn, &envelope).await
    }

    /// Accepts an invitation with an identity instead of a password: binds it. Of two who accept one invitation
    /// at once, one is refused.
    ///
    /// # Errors
    /// [`AccountsError::NoInvitation`]; as for [`Accounts::bind_own`], and the invitation stays valid.
    pub async fn accept_with(
        &self,
        invitation: &str,
        vouched: &Vouched,
        now: Timestamp,
    ) -> Result<AccountId, AccountsError> {
        let (kept, id, account) = self.invitation_under(invitation, now).await?;
        let actor = Actor { id: id.as_str().into(), name: account.name().to_owned() };
        let envelope = once(actor, now)?;
        self.prepare(&id, &account, vouched, LinkOccasion::Invited, &envelope).await?;
        if !self.invitations().delete_if(invitation, kept.version).await? {
            return Err(AccountsError::NoInvitation);
        }
        self.bind(&id, vouched, LinkOccasion::Invited, &envelope).await?;
        Ok(id)
    }

    /// Takes the identity of a provider away from an account; sessions that were opened with it are over.
    ///
    /// # Errors
    /// The domain refuses it; the store cannot be written.
    pub async fn unbind(
        &self,
        id: &AccountId,
        provider: &str,
        reason: String,
        envelope: &Envelope,
    ) -> Result<Executed, AccountsError> {
        let account = self.account(id).await?.unwrap_or_default();
        let command = AccountCommand::UnlinkIdentity { provider: provider.to_owned(), reason };
        let done = self.execute(id, command, envelope).await?;
        // The event has ended it; this only tidies up.
        if let Some(identity) = account.identities().get(provider) {
            self.forget(id, &key(provider, &identity.subject), envelope.context.at).await?;
        }
        Ok(done)
    }

    /// Throws away what leads from identities to an account whose holder was erased: even a hash may tell who it
    /// was, to who can guess.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn forget_identities(&self, id: &AccountId) -> Result<(), AccountsError> {
        self.links().delete_all_of(id.as_str()).await?;
        Ok(())
    }

    async fn forget(&self, id: &AccountId, key: &str, now: Timestamp) -> Result<(), AccountsError> {
        let Some(kept) = self.links().get(key, now).await? else { return Ok(()) };
        if kept.read::<Record>()?.account == *id {
            self.links().delete_if(key, kept.version).await?;
        }
        Ok(())
    }

    /// Binds an identity because the provider named this account.
    pub(super) async fn bind_named(
        &self,
        id: &AccountId,
        account: &Account,
        vouched: &Vouched,
        now: Timestamp,
    ) -> Result<(), AccountsError> {
        let envelope = once(Actor { id: "sign-in".into(), name: "登录".to_owned() }, now)?;
        self.prepare(id, account, vouched, LinkOccasion::Named, &envelope).await?;
        self.bind(id, vouched, LinkOccasion::Named, &envelope).await
    }

    /// Everything before the event: what the domain refuses is refused, and the record is written.
    async fn prepare(
        &self,
        id: &AccountId,
        account: &Account,
        vouched: &Vouched,
        how: LinkOccasion,
        envelope: &Envelope,
    ) -> Result<(), AccountsError> {
        account.decide(command(vouched, how), &envelope.context)?;
        self.claim(id, vouched, envelope.context.at).await
    }

    async fn bind(
        &self,
        id: &AccountId,
        vouched: &Vouched,
        how: LinkOccasion,
        envelope: &Envelope,
    ) -> Result<(), AccountsError> {
        self.execute(id, command(vouched, how), envelope).await?;
        Ok(())
    }

    /// Writes the record that leads from the identity to the account, unless it leads to another one.
    async fn claim(
        &self,
        id: &AccountId,
        vouched: &Vouched,
        now: Timestamp,
    ) -> Result<(), AccountsError> {
        let (provider, key) = (&vouched.provider, key(&vouched.provider, &vouched.subject));
        let record = Record { account: id.clone(), provider: provider.clone(), claimed_at: now };
        let keep =
            Keep { owner: id.as_str().to_owned(), body: secret::body(&record)?, until: None };
        let written = match self.links().get(&key, now).await? {
            None => self.links().put_new(&key, keep, now).await?,
            Some(kept) => {
                let known: Record = kept.read()?;
                let account = self.account(&known.account).await?.unwrap_or_default();
                match (known.account == *id, account.is_identity(provider, &vouched.subject)) {
                    (true, true) => return Ok(()),
                    (false, true) => return Err(AccountsError::IdentityTaken),
                    (false, false) if now.duration_since(known.claimed_at) < HOLDS => None,
                    (_, false) => self.links().put_if(&key, kept.version, keep, now).await?,
                }
            }
        };
        written.map(drop).ok_or(AccountsError::Conflict)
    }
}

fn command(vouched: &Vouched, how: LinkOccasion) -> AccountCommand {
    let identity = Identity { subject: vouched.subject.clone(), name: vouched.name.clone() };
    AccountCommand::LinkIdentity { provider: vouched.provider.clone(), identity, how }
}

/// What goes around a command that is given once.
fn once(actor: Actor, now: Timestamp) -> Result<Envelope, AccountsError> {
    let command = format!("link-identity:{}", secret::random::<16>()?);
    Ok(Envelope::new(command, Context::new(now, actor)))
}
