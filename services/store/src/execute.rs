//! Carrying out a command: load, decide, append, and again if others were faster.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
    time::Duration,
};

use cqrs_es::{
    Aggregate, AggregateContext, AggregateError, CqrsFramework, EventEnvelope, EventStore,
};
use fawen_domain::{Decider, DomainEvent};

use crate::{
    Envelope, ExecuteError, Executed, Recorded, RecordedEvent, Store, StoreError,
    cache::{Slot, Snapshot},
    log::StoredEvent,
    sqlite::{Append, Appended, NewEvent, Stream},
};

/// How often a command is tried before the conflict is reported.
const ATTEMPTS: u32 = 16;
/// The longest pause before another try doubles with each, up to this.
const LONGEST_PAUSE: Duration = Duration::from_millis(256);

impl Store {
    /// Carries out a command on a stream; returns when its events are safely stored.
    ///
    /// A command whose id was carried out before does nothing and returns what the first did. A
    /// refusal is not remembered: the same id may be tried again.
    ///
    /// # Errors
    /// [`ExecuteError::Refused`] by the domain; [`ExecuteError::Conflict`] when the stream kept
    /// changing; [`StoreError::CommandReused`] when the id belongs to another stream.
    pub async fn execute<D: Decider>(
        &self,
        id: &str,
        command: D::Command,
        envelope: &Envelope,
    ) -> Result<Executed, ExecuteError<D::Error>> {
        let slot = self.cache().slot::<D>(id);
        let _turn = slot.turn.lock().await;
        for attempt in 0..ATTEMPTS {
            // The state first, the command after it: a first run of the same command that the
            // state does not hold yet is then met as a conflict, and found on the next attempt.
            if let Some(done) = self.catch_up(&slot, id, Some(envelope)).await? {
                return Ok(done);
            }
            match self.attempt(&slot, id, command.clone(), envelope).await {
                Ok(executed) => return Ok(executed),
                Err(AggregateError::AggregateConflict) => pause(attempt).await,
                Err(AggregateError::UserError(refusal)) => {
                    return Err(ExecuteError::Refused(refusal));
                }
                Err(other) => return Err(ExecuteError::Store(store_error(other))),
            }
        }
        Err(ExecuteError::Conflict {
            stream: format!("{}-{id}", D::TYPE),
            attempts: ATTEMPTS,
        })
    }

    /// The state of a stream and the number of its events; the blank state when there are none.
    ///
    /// # Errors
    /// A gap in the stream, an event that cannot be read, or an error of the database.
    pub async fn load<D: Decider>(&self, id: &str) -> Result<(D, u64), StoreError> {
        let slot = self.cache().slot::<D>(id);
        self.catch_up(&slot, id, None).await?;
        let Snapshot { state, version } = slot.snapshot();
        Ok((Arc::unwrap_or_clone(state), version))
    }

    /// Gives a slot the events that it lacks; returns what the command did, if it did already.
    async fn catch_up<D: Decider>(
        &self,
        slot: &Slot<D>,
        id: &str,
        envelope: Option<&Envelope>,
    ) -> Result<Option<Executed>, StoreError> {
        let after = slot.version();
        let command_id = envelope.map(|envelope| envelope.command_id.clone());
        let tail = self
            .engine()
            .tail(stream::<D>(id), after, command_id)
            .await?;
        slot.take(after, &self.decode_all::<D>(&tail.events)?);
        Ok(tail.done)
    }

    async fn attempt<D: Decider>(
        &self,
        slot: &Slot<D>,
        id: &str,
        command: D::Command,
        envelope: &Envelope,
    ) -> Result<Executed, AggregateError<D::Error>> {
        let executed = Arc::new(OnceLock::new());
        let attempt = Attempt {
            store: self,
            slot,
            envelope,
            executed: Arc::clone(&executed),
        };
        let given = (command, envelope.context.clone());
        CqrsFramework::new(attempt, Vec::new(), ())
            .execute(id, given)
            .await?;
        let executed = Arc::into_inner(executed).and_then(OnceLock::into_inner);
        executed.ok_or_else(|| AggregateError::UnexpectedError("命令没有结果".into()))
    }

    fn decode_all<D: Decider>(&self, events: &[StoredEvent]) -> Result<Vec<D::Event>, StoreError> {
        events
            .iter()
            .map(|event| self.upcasters().decode(event))
            .collect()
    }
}

/// One attempt at one command: what cqrs-es loads from and commits to.
struct Attempt<'a, D: Decider> {
    store: &'a Store,
    slot: &'a Slot<D>,
    envelope: &'a Envelope,
    executed: Arc<OnceLock<Executed>>,
}

/// The state on which a decision rests.
struct Loaded<D: Decider> {
    id: String,
    version: u64,
    aggregate: Recorded<D>,
}

impl<D: Decider> AggregateContext<Recorded<D>> for Loaded<D> {
    fn aggregate(&mut self) -> &mut Recorded<D> {
        &mut self.aggregate
    }
}

type Failure<D> = AggregateError<<D as Decider>::Error>;

impl<D: Decider> EventStore<Recorded<D>> for Attempt<'_, D> {
    type AC = Loaded<D>;

    async fn load_events(&self, id: &str) -> Result<Vec<EventEnvelope<Recorded<D>>>, Failure<D>> {
        let tail = self.store.engine().tail(stream::<D>(id), 0, None).await;
        let stored = tail.map_err(failure)?.events;
        let events = self.store.decode_all::<D>(&stored).map_err(failure)?;
        Ok(events
            .into_iter()
            .zip(1..)
            .map(|(event, sequence)| EventEnvelope {
                aggregate_id: id.to_owned(),
                sequence,
                payload: RecordedEvent(event),
                metadata: HashMap::new(),
            })
            .collect())
    }

    async fn load_aggregate(&self, id: &str) -> Result<Loaded<D>, Failure<D>> {
        let Snapshot { state, version } = self.slot.snapshot();
        Ok(Loaded {
            id: id.to_owned(),
            version,
            aggregate: Recorded::new(state),
        })
    }

    /// Appends the events. Also without any: then the command is remembered as carried out.
    /// Returns none of them, for cqrs-es would only hand them to its queries, and there are none:
    /// views are built from the log.
    async fn commit(
        &self,
        events: Vec<RecordedEvent<D::Event>>,
        loaded: Loaded<D>,
        _metadata: HashMap<String, String>,
    ) -> Result<Vec<EventEnvelope<Recorded<D>>>, Failure<D>> {
        let Loaded { id, version, .. } = loaded;
        let events: Vec<_> = events
            .into_iter()
            .map(|RecordedEvent(event)| event)
            .collect();
        let append = self.append(&id, version, &events).map_err(failure)?;
        match self.store.engine().append(append).await.map_err(failure)? {
            Appended::Conflict => return Err(AggregateError::AggregateConflict),
            Appended::Done(executed) => {
                if !executed.replayed {
                    self.slot.take(version, &events);
                }
                // Set once: cqrs-es commits once.
                drop(self.executed.set(executed));
            }
        }
        Ok(Vec::new())
    }
}

impl<D: Decider> Attempt<'_, D> {
    fn append(&self, id: &str, expected: u64, events: &[D::Event]) -> Result<Append, StoreError> {
        let metadata = serde_json::to_string(&self.envelope.metadata())
            .map_err(StoreError::malformed("命令的附带信息"))?;
        Ok(Append {
            stream: stream::<D>(id),
            expected,
            events: events
                .iter()
                .map(|event| self.new_event(event))
                .collect::<Result<_, _>>()?,
            metadata,
            command_id: self.envelope.command_id.clone(),
        })
    }

    fn new_event(&self, event: &D::Event) -> Result<NewEvent, StoreError> {
        let event_type = event.name();
        Ok(NewEvent {
            event_type,
            event_version: self.store.upcasters().current(D::TYPE, event_type),
            payload: serde_json::to_string(event).map_err(StoreError::malformed(event_type))?,
        })
    }
}

fn stream<D: Decider>(id: &str) -> Stream {
    Stream {
        kind: Recorded::<D>::TYPE.to_owned(),
        id: id.to_owned(),
    }
}

/// Wraps an error of the store to pass through cqrs-es.
fn failure<E: std::error::Error>(error: StoreError) -> AggregateError<E> {
    AggregateError::DatabaseConnectionError(Box::new(error))
}

/// Unwraps it again.
fn store_error<E: std::error::Error>(error: AggregateError<E>) -> StoreError {
    match error {
        AggregateError::DatabaseConnectionError(error)
        | AggregateError::DeserializationError(error)
        | AggregateError::UnexpectedError(error) => error
            .downcast::<StoreError>()
            .map_or_else(StoreError::Database, |error| *error),
        AggregateError::UserError(_) | AggregateError::AggregateConflict => {
            StoreError::database(error.to_string())
        }
    }
}

/// Waits for a moment of random length, longer with each attempt, so that rivals part.
async fn pause(attempt: u32) {
    let longest = Duration::from_millis(1 << attempt.min(8)).min(LONGEST_PAUSE);
    tokio::time::sleep(longest.mul_f32(fastrand::f32())).await;
}
