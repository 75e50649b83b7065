//! Somebody at work.

use fawen_accounts::Principal;
use fawen_domain::{
    Context, Decider, Refusal,
    account::{Role, Scope},
};
use fawen_store::Envelope;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{App, Problem};

/// Somebody at work: who asks, when, under which identifier, and which version they have seen.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Store, press, clock.
    pub app: App,
    /// Who asks.
    pub principal: Principal,
    /// Unique to the wish: given twice, it acts once.
    pub key: String,
    /// The version of the object that they have seen (If-Match).
    pub seen: Option<u64>,
    /// When they asked.
    pub at: Timestamp,
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Done {
    /// The version of the object now, for If-Match.
    pub version: u64,
    /// Position of the last event in the log; none when nothing needed to happen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// Whether the same command had been carried out before, so that nothing happened now.
    pub replayed: bool,
}

impl Desk {
    /// Somebody at work now, under a new identifier.
    #[must_use]
    pub fn new(app: App, principal: Principal) -> Self {
        let at = app.clock.now();
        let key = format!("{:032x}", fastrand::u128(..));
        Self { app, principal, key, seen: None, at }
    }

    /// Who acts, and when, for a decision.
    #[must_use]
    pub fn context(&self) -> Context {
        Context::new(self.at, self.principal.actor())
    }

    /// What goes around a command of this wish. Somebody else's key is another wish.
    #[must_use]
    pub fn envelope(&self, step: &str) -> Envelope {
        let id = format!("web/{}/{}{step}", self.principal.account, self.key);
        Envelope::new(id, self.context())
    }

    /// Gives a command.
    pub(super) async fn give<D: Decider>(
        &self,
        id: &str,
        command: D::Command,
    ) -> Result<Done, Problem>
    where
        D::Error: Refusal,
    {
        self.step::<D>(id, "", command).await
    }

    /// Gives one command of several that make up a wish; only the first looks at the version that was seen.
    pub(super) async fn step<D: Decider>(
        &self,
        id: &str,
        step: &str,
        command: D::Command,
    ) -> Result<Done, Problem>
    where
        D::Error: Refusal,
    {
        let (store, envelope) = (&self.app.store, self.envelope(step));
        let executed = match self.seen.filter(|_| step.is_empty()) {
            Some(seen) => store.execute_at::<D>(id, seen, command, &envelope).await?,
            None => store.execute::<D>(id, command, &envelope).await?,
        };
        let (_, version) = store.load::<D>(id).await?;
        let position = executed.last().map(fawen_store::Position::get);
        Ok(Done { version, position, replayed: executed.replayed })
    }

    /// What a use case did that is not one command: the version of its object now.
    pub(super) async fn done<D: Decider>(&self, id: &str) -> Result<Done, Problem> {
        let (_, version) = self.app.store.load::<D>(id).await?;
        Ok(Done { version, position: None, replayed: false })
    }

    /// Makes sure that the object is as it was seen, where a use case is not one command.
    pub(super) fn ensure_seen(&self, version: u64) -> Result<(), Problem> {
        match self.seen {
            Some(seen) if seen != version => Err(Problem::stale(seen, version)),
            _ => Ok(()),
        }
    }

    /// Whether they hold one of these roles in one of these parts of the house.
    #[must_use]
    pub fn may(&self, roles: &[Role], scopes: &[Scope]) -> bool {
        roles.iter().any(|role| {
            self.principal.holds_in(*role, &Scope::Everywhere)
                || scopes.iter().any(|scope| self.principal.holds_in(*role, scope))
        })
    }

    /// Makes sure of it.
    ///
    /// # Errors
    /// 403, which names the roles.
    pub fn require(&self, roles: &[Role], scopes: &[Scope], what: &str) -> Result<(), Problem> {
        if self.may(roles, scopes) {
            return Ok(());
        }
        let names: Vec<_> = roles.iter().map(|role| role.label()).collect();
        Err(Problem::forbidden(format!(
            "{what}需要这里的“{}”角色：请联系系统管理员授权",
            names.join("”或“")
        )))
    }
}
