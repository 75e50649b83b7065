//! Opening accounts, granting roles, setting passwords.

use fawen_domain::{
    Context, Decider,
    account::{
        Account, AccountCommand, AccountError, Grant, Holder, PasswordChange, Role, login_name,
    },
    ids::AccountId,
};
use fawen_store::{Envelope, Executed};
use jiff::Timestamp;

use crate::{
    Accounts, AccountsError, Invitation, Principal, SignInRefused, SignedIn, password::Credential,
    password_problems, secret, session::Ground,
};

impl Accounts {
    /// Opens an account and grants it roles (开通账号). Of two who open one name at once, one is refused.
    /// Nobody can sign in with it before it has a password, set or by invitation.
    ///
    /// # Errors
    /// The domain refuses it, among others because the name is taken; the store cannot be written.
    pub async fn open(
        &self,
        holder: Holder,
        grants: &[Grant],
        envelope: &Envelope,
    ) -> Result<AccountId, AccountsError> {
        let id = AccountId::new(login_name(holder.account.as_str())?);
        rehearse(&holder, grants, &envelope.context)?;
        self.enter(&id).await?;
        self.execute(&id, AccountCommand::Open { holder }, envelope).await?;
        for (grant, nth) in grants.iter().zip(1_u32..) {
            self.grant(&id, grant.clone(), &following(envelope, &format!("grant-{nth}"))).await?;
        }
        Ok(id)
    }

    /// Grants a role (授予角色). It holds at once, in open sessions, too.
    ///
    /// # Errors
    /// The domain refuses it; the store cannot be written.
    pub async fn grant(
        &self,
        id: &AccountId,
        grant: Grant,
        envelope: &Envelope,
    ) -> Result<Executed, AccountsError> {
        self.execute(id, AccountCommand::Grant { grant }, envelope).await
    }

    /// Takes a role away (收回角色). It is gone at once, in open sessions, too. The last administrator who can
    /// sign in stays one.
    ///
    /// # Errors
    /// As for [`Accounts::grant`].
    pub async fn withdraw(
        &self,
        id: &AccountId,
        grant: Grant,
        reason: String,
        envelope: &Envelope,
    ) -> Result<Executed, AccountsError> {
        let administrator = grant.role == Role::Administrator;
        let command = AccountCommand::Withdraw { grant, reason };
        if administrator {
            return self.leaving(id, command, envelope).await;
        }
        self.execute(id, command, envelope).await
    }

    /// Closes an account (停用账号) and ends its sessions. The last administrator who can sign in stays open.
    ///
    /// # Errors
    /// As for [`Accounts::grant`].
    pub async fn close(
        &self,
        id: &AccountId,
        reason: String,
        envelope: &Envelope,
    ) -> Result<Executed, AccountsError> {
        let done = self.leaving(id, AccountCommand::Close { reason }, envelope).await?;
        self.sign_out_everywhere(id).await?;
        Ok(done)
    }

    /// Opens a closed account again (恢复账号), with the roles and the password that it had.
    ///
    /// # Errors
    /// As for [`Accounts::grant`].
    pub async fn reopen(
        &self,
        id: &AccountId,
        reason: String,
        envelope: &Envelope,
    ) -> Result<Executed, AccountsError> {
        self.execute(id, AccountCommand::Reopen { reason }, envelope).await
    }

    /// Sets a password for somebody else (设置、重置密码): all sessions end, failures are forgotten.
    ///
    /// # Errors
    /// The password does not do, with everything that is wrong with it; as for [`Accounts::grant`].
    pub async fn set_password(
        &self,
        id: &AccountId,
        password: &str,
        envelope: &Envelope,
    ) -> Result<(), AccountsError> {
        let account = self.account(id).await?.unwrap_or_default();
        let how =
            if account.has_password() { PasswordChange::Reset } else { PasswordChange::First };
        self.enter(id).await?;
        self.put_password(id, &account, password, how, envelope).await?;
        self.forgive(id.as_str()).await
    }

    /// Resets a password (重置密码): the one there was is void at once, all sessions end, and an invitation lets the
    /// holder choose another.
    ///
    /// # Errors
    /// As for [`Accounts::set_password`].
    pub async fn reset(
        &self,
        id: &AccountId,
        envelope: &Envelope,
    ) -> Result<Invitation, AccountsError> {
        // A password that nobody ever sees.
        let nobodys = secret::random::<32>()?;
        self.set_password(id, &nobodys, envelope).await?;
        self.invite(id, envelope.context.at).await
    }

    /// Confirms that it is the holder who asks, by the password.
    ///
    /// # Errors
    /// The password is wrong, or was wrong too often.
    pub async fn confirm(
        &self,
        principal: &Principal,
        password: &str,
        now: Timestamp,
    ) -> Result<(), AccountsError> {
        self.prove(&principal.account, password, now).await.map(drop)
    }

    /// Changes one's own password (修改密码): all sessions end, a new one is opened.
    ///
    /// # Errors
    /// The old password is wrong, or was wrong too often; the new one does not do; as for
    /// [`Accounts::grant`].
    pub async fn change_password(
        &self,
        principal: &Principal,
        old: &str,
        new: &str,
        now: Timestamp,
    ) -> Result<SignedIn, AccountsError> {
        let id = &principal.account;
        self.prove(id, old, now).await?;
        let account = self.account(id).await?.unwrap_or_default();
        let envelope = Envelope::new(
            format!("change-password:{}", secret::random::<16>()?),
            Context::new(now, principal.actor()),
        );
        self.put_password(id, &account, new, PasswordChange::Changed, &envelope).await?;
        let (_, kept) = Credential::of(&self.store, id, now).await?.ok_or(SignInRefused::Wrong)?;
        let principal = self.principal(id).await?.ok_or(SignInRefused::Closed)?;
        let ground = Ground { version: kept.version.to_string(), identity: None };
        self.open_session(principal, ground, "", now).await
    }

    pub(crate) async fn put_password(
        &self,
        id: &AccountId,
        account: &Account,
        password: &str,
        how: PasswordChange,
        envelope: &Envelope,
    ) -> Result<(), AccountsError> {
        account.ensure_open()?;
        let problems = password_problems(password, &[id.as_str(), account.name()]);
        if !problems.is_empty() {
            return Err(AccountsError::Password(problems));
        }
        let hash = self.hashing.hash(password).await?;
        let credential = Credential { hash, set_at: envelope.context.at };
        // Laid ready first: should the program end after the event, the next sign-in finds it.
        let ready = credential.lay_ready(&self.store, id, &envelope.command_id).await?;
        self.execute(id, AccountCommand::SetPassword { how }, envelope).await?;
        credential.put(&self.store, id).await?;
        ready.clear(&self.store, id).await?;
        // They are over since the password is another one; this only tidies up.
        self.sign_out_everywhere(id).await?;
        Ok(())
    }

    pub(crate) async fn execute(
        &self,
        id: &AccountId,
        command: AccountCommand,
        envelope: &Envelope,
    ) -> Result<Executed, AccountsError> {
        Ok(self.store.execute::<Account>(id.as_str(), command, envelope).await?)
    }
}

/// The envelope of a further command of the same wish.
fn following(envelope: &Envelope, what: &str) -> Envelope {
    Envelope { command_id: format!("{}/{what}", envelope.command_id), ..envelope.clone() }
}

/// Goes through the commands on a blank account, so that a refusal comes before anything is written.
fn rehearse(holder: &Holder, grants: &[Grant], context: &Context) -> Result<(), AccountError> {
    let open = AccountCommand::Open { holder: holder.clone() };
    let grants = grants.iter().map(|grant| AccountCommand::Grant { grant: grant.clone() });
    let mut account = Account::default();
    for command in [open].into_iter().chain(grants) {
        let events = account.decide(command, context)?;
        account = events.iter().fold(account, Account::evolve);
    }
    Ok(())
}
