//! Reactors (process managers): what follows from an event by itself.
//!
//! A reactor gives commands whose ids come from the event. Its checkpoint moves on only after
//! them; if the process dies in between, the next start gives the same commands again, and the
//! store knows them by their ids.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use fawen_domain::{Actor, Context, Decider};

use super::{NewlyAside, SetAside, aside::is_of_event, incoming::Incoming, run::where_now};
use crate::{
    Envelope, ExecuteError, Executed, Fault, LoggedEvent, Position, Store, StoreError, record,
    transaction::Step,
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
    /// Anything that keeps it from going on; then the event is set aside, unless the trouble is the
    /// store's: then the reactor stops, and the event comes again at the next run.
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
    /// Whether a command failed for a reason that is none of the event.
    trouble: AtomicBool,
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
        let executed = self.store.execute::<D>(id, command, &envelope).await;
        if executed.as_ref().is_err_and(|error| !error.is_of_event()) {
            self.trouble.store(true, Ordering::Relaxed);
        }
        executed
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
    /// its own commands; returns the position reached. An event at which it fails twice is
    /// [set aside](Store::set_aside) and is an alarm.
    ///
    /// # Errors
    /// [`StoreError::Consumer`] names the event at which it stopped, by no fault of that event: it
    /// comes again next time.
    pub async fn run_reactor<R: Reactor>(&self, reactor: &R) -> Result<Position, StoreError> {
        let mut reached = self.engine().checkpoint(reactor.name()).await?;
        loop {
            let events = self.incoming(reached, BATCH).await?;
            if events.is_empty() {
                return Ok(reached);
            }
            let held = self.set_aside(Some(reactor.name())).await?;
            let mut progress = Progress::new(reached, &held);
            let result = progress.react(self, reactor, &events).await;
            if progress.done > reached {
                reached = progress.keep(self, reactor.name(), reached).await?;
            }
            result?;
        }
    }
}

/// How far a run came, and what it set aside.
struct Progress {
    done: Position,
    /// Streams whose events wait.
    held: BTreeSet<(String, String)>,
    aside: Vec<NewlyAside>,
}

impl Progress {
    fn new(done: Position, held: &[SetAside]) -> Self {
        let stream = |event: &SetAside| (event.aggregate_type.clone(), event.aggregate_id.clone());
        Self { done, held: held.iter().map(stream).collect(), aside: Vec::new() }
    }

    /// Reacts to these events in order.
    async fn react<R: Reactor>(
        &mut self,
        store: &Store,
        reactor: &R,
        events: &[Incoming],
    ) -> Result<(), StoreError> {
        for event in events {
            let stream = (event.kind.clone(), event.id.clone());
            if self.held.contains(&stream) {
                self.aside.push(NewlyAside::behind(event));
            } else if let Some(poison) = try_twice(store, reactor, event).await? {
                self.aside.push(poison);
                self.held.insert(stream);
            }
            self.done = event.position;
        }
        Ok(())
    }

    /// Moves the checkpoint, together with what was set aside.
    async fn keep(
        self,
        store: &Store,
        reactor: &'static str,
        from: Position,
    ) -> Result<Position, StoreError> {
        let Self { done, aside, .. } = self;
        let step = Step { consumer: reactor.to_owned(), building: None, from, to: done };
        let advanced = store.engine().advance(step, move |transaction| {
            for event in &aside {
                let behind = event.error.is_none();
                if behind && !transaction.is_held(reactor, &event.kind, &event.id)? {
                    // A retry has taken what it waited for: these events are looked at anew.
                    let consumer = reactor.to_owned();
                    return Err(StoreError::CheckpointMoved {
                        consumer,
                        expected: from,
                        found: from,
                    });
                }
                transaction.set_aside(reactor, event)?;
            }
            Ok(())
        });
        where_now(done, advanced.await)
    }
}

/// Reacts to an event; once more if it failed, so that a passing trouble passes.
async fn try_twice<R: Reactor>(
    store: &Store,
    reactor: &R,
    event: &Incoming,
) -> Result<Option<NewlyAside>, StoreError> {
    let mut poison = None;
    for _ in 0..2 {
        match react_alone(store, reactor, event).await {
            Ok(()) => return Ok(None),
            Err(StoreError::Consumer { source, .. }) if is_of_event(&*source) => {
                poison = Some(NewlyAside::poison(event, &*source));
            }
            Err(stopped) => return Err(stopped),
        }
    }
    if let Some(poison) = &poison {
        record::set_aside(reactor.name(), poison.position);
    }
    Ok(poison)
}

/// Reacts to one event.
pub(crate) async fn react_alone<R: Reactor>(
    store: &Store,
    reactor: &R,
    incoming: &Incoming,
) -> Result<(), StoreError> {
    let failed = |source| StoreError::Consumer {
        consumer: reactor.name().to_owned(),
        position: incoming.position,
        source,
    };
    let event = match &incoming.event {
        Ok(event) => event,
        Err(error) => return Err(failed(Arc::clone(error).into())),
    };
    let reaction = Reaction {
        store,
        reactor: reactor.name(),
        event,
        given: Mutex::default(),
        trouble: AtomicBool::new(false),
    };
    let Err(fault) = reactor.react(event, &reaction).await else { return Ok(()) };
    if reaction.trouble.load(Ordering::Relaxed) {
        return Err(failed(StoreError::Database(fault).into()));
    }
    Err(failed(fault))
}
