//! A desk: somebody gives a command at a moment of the past, under an identifier that a second
//! playing repeats.

use anyhow::{Context as _, anyhow};
use fawen_domain::{Actor, Context, Decider, context::BEIJING};
use fawen_store::{Envelope, ExecuteError, Store};
use jiff::{Timestamp, civil::DateTime};

/// Gives commands for one scenario.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    store: Store,
    scenario: String,
}

/// Who acts, and when.
#[derive(Debug, Clone)]
pub(crate) struct Turn {
    /// Who: shown in the history.
    pub(crate) who: String,
    /// When, in Beijing.
    pub(crate) at: DateTime,
}

impl Turn {
    /// Somebody at a moment in Beijing.
    #[must_use]
    pub(crate) fn new(who: &str, at: DateTime) -> Self {
        Self { who: who.to_owned(), at }
    }
}

/// The instant of a Beijing time.
///
/// # Errors
/// The time is out of range.
pub(crate) fn instant(at: DateTime) -> anyhow::Result<Timestamp> {
    BEIJING.to_timestamp(at).with_context(|| format!("时间“{at}”超出范围"))
}

impl Desk {
    /// The desk of a scenario.
    #[must_use]
    pub(crate) fn new(store: Store, scenario: &str) -> Self {
        Self { store, scenario: scenario.to_owned() }
    }

    /// The store.
    #[must_use]
    pub(crate) const fn store(&self) -> &Store {
        &self.store
    }

    /// The envelope of a step: its name is unique in the scenario.
    ///
    /// # Errors
    /// The time is out of range.
    pub(crate) fn envelope(&self, step: &str, turn: &Turn) -> anyhow::Result<Envelope> {
        let actor = Actor { id: turn.who.as_str().into(), name: turn.who.clone() };
        let context = Context::new(instant(turn.at)?, actor);
        let mut envelope = Envelope::new(format!("demo/{}/{step}", self.scenario), context);
        envelope.correlation = Some(format!("demo/{}", self.scenario));
        Ok(envelope)
    }

    /// Gives a command; what was given in an earlier playing is not given again.
    ///
    /// # Errors
    /// The refusal with its rule, or a failure of the store.
    pub(crate) async fn give<D: Decider>(
        &self,
        step: &str,
        turn: &Turn,
        id: &str,
        command: D::Command,
    ) -> anyhow::Result<()> {
        let envelope = self.envelope(step, turn)?;
        match self.store.execute::<D>(id, command, &envelope).await {
            Ok(_) => Ok(()),
            Err(ExecuteError::Refused(refusal)) => {
                let rule = fawen_domain::Refusal::rule(&refusal);
                Err(anyhow!("{refusal}（{}）", rule.id).context(format!("步骤“{step}”被拒绝")))
            }
            Err(error) => Err(anyhow::Error::new(error).context(format!("步骤“{step}”未完成"))),
        }
    }
}
