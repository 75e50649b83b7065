//! Reactors (process managers): what follows from an event by itself.
//!
//! A reactor gives commands whose ids come from the event. Its checkpoint moves on only after
//! them; if the process dies in between, the next start gives the same commands again, and the
//! store knows them by their ids.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use fawen_domain::{Actor, Context, Decider};

use crate::{
    Envelope, ExecuteError, Executed, Fault, LoggedEvent, Position, Store, StoreError,
    projection::where_now,
};

/// After how many events the checkpoint is moved; the rest is repeated after a crash.
const BATCH: u32 = 64;

/// Reacts to events with commands.
pub trait Reactor: Send + Sync {
    /// Stable name, under which its checkpoint is kept and its commands are numbered.
    fn name(&self) -> &'static str;

    /// Reacts to one event. The same event must give each stream the same commands in the same
    /// order; a refusal of a command is for the reactor to judge.
    ///
    /// # Errors
    /// Anything that keeps it from going on; the event comes again at the next run.
    fn react(
        &self,
        event: &LoggedEvent,
        reaction: &Reaction<'_>,
    ) -> impl Future<Output = Result<(), Fault>> + Send;
}

/// The hand of a reactor: gives commands in answer to one event.
#[derive(Debug)]
pub struct Reaction<'a> {
    store: &'a Store,
    reactor: &'static str,
    event: &'a LoggedEvent,
    /// How many commands each stream was given so far.
    given: Mutex<BTreeMap<String, u32>>,
}

impl Reaction<'_> {
    /// The store, for reading.
    #[must_use]
    pub const fn store(&self) -> &Store {
        self.store
    }

    /// A context for commands: the reactor acts, at the moment of the event, so that a repetition
    /// decides the same. `name` is shown in the history.
    #[must_use]
    pub fn context(&self, name: &str) -> Context {
        let actor = Actor { id: self.reactor.into(), name: name.to_owned() };
        Context::new(self.event.metadata.at, actor)
    }

    /// Gives a stream its next command; the id is `reactor:position:stream:n`. It counts in each
    /// stream by itself: what other streams there are to command may have changed since a crash.
    ///
    /// # Errors
    /// As for [`Store::execute`].
    pub async fn execute<D: Decider>(
        &self,
        id: &str,
        command: D::Command,
        context: Context,
    ) -> Result<Executed, ExecuteError<D::Error>> {
        let stream = format!("{}-{id}", D::TYPE);
        let n = self.count(&stream);
        let cause = &self.event.metadata;
        let correlation = cause.correlation.as_ref().unwrap_or(&cause.command_id);
        let envelope = Envelope {
            command_id: format!("{}:{}:{stream}:{n}", self.reactor, self.event.position),
            context,
            correlation: Some(correlation.clone()),
            causation: Some(cause.command_id.clone()),
        };
        self.store.execute::<D>(id, command, &envelope).await
    }

    /// How many commands the stream was given before this one.
    fn count(&self, stream: &str) -> u32 {
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let n = given.entry(stream.to_owned()).or_default();
        let before = *n;
        *n = n.saturating_add(1);
        before
    }
}

impl Store {
    /// Lets a reactor see every event up to the end of the log, those included that follow from
    /// its own commands; returns the position reached.
    ///
    /// # Errors
    /// [`StoreError::Consumer`] names the event at which it stopped; it comes again next time.
    pub async fn run_reactor<R: Reactor>(&self, reactor: &R) -> Result<Position, StoreError> {
        let mut reached = self.engine().checkpoint(reactor.name()).await?;
        loop {
            let events = self.log(reached, BATCH).await?;
            if events.is_empty() {
                return Ok(reached);
            }
            let (done, result) = self.react_to(reactor, reached, &events).await;
            if done > reached {
                let advanced =
                    self.engine().advance(reactor.name(), reached, done, |_| Ok(())).await;
                reached = where_now(done, advanced)?;
            }
            result?;
        }
    }

    /// Reacts to these events in order; says how far it came, and why no further.
    async fn react_to<R: Reactor>(
        &self,
        reactor: &R,
        mut done: Position,
        events: &[LoggedEvent],
    ) -> (Position, Result<(), StoreError>) {
        for event in events {
            let given = Mutex::default();
            let reaction = Reaction { store: self, reactor: reactor.name(), event, given };
            if let Err(source) = reactor.react(event, &reaction).await {
                let stopped = StoreError::Consumer {
                    consumer: reactor.name(),
                    position: event.position,
                    source,
                };
                return (done, Err(stopped));
            }
            done = event.position;
        }
        (done, Ok(()))
    }
}
