//! One attempt at a command: the event store that cqrs-es sees.

use std::{collections::HashMap, sync::OnceLock};

use cqrs_es::{
    Aggregate, AggregateContext, AggregateError, CqrsFramework, EventEnvelope, EventStore,
};
use fawen_domain::{Decider, DomainEvent};

use crate::{
    Envelope, Executed, Recorded, RecordedEvent, Store, StoreError,
    append::{Append, Appended, NewEvent, Stream},
    cache::{Slot, Snapshot},
    sealing::subject,
};

/// Lets cqrs-es load, decide and commit, once; on a stream with another number of events than was seen, where
/// that is said, it is a conflict.
pub(crate) async fn run<D: Decider>(
    store: &Store,
    slot: &Slot<D>,
    envelope: &Envelope,
    id: &str,
    seen: Option<u64>,
    command: D::Command,
) -> Result<Executed, Failure<D>> {
    let executed = OnceLock::new();
    let attempt = Attempt { store, slot, envelope, seen, executed: &executed };
    let given = (command, envelope.context.clone());
    CqrsFramework::new(attempt, Vec::new(), ()).execute(id, given).await?;
    executed.into_inner().ok_or_else(|| AggregateError::UnexpectedError("命令没有结果".into()))
}

/// One attempt at one command: what cqrs-es loads from and commits to.
struct Attempt<'a, D: Decider> {
    store: &'a Store,
    slot: &'a Slot<D>,
    envelope: &'a Envelope,
    seen: Option<u64>,
    executed: &'a OnceLock<Executed>,
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
        let stored = self.store.engine().stream(D::TYPE, id, 0).await;
        let stored = self.store.opened(stored.map_err(failure)?).await.map_err(failure)?;
        let events = self.store.upcasters().decode_all(&stored);
        let events: Vec<D::Event> = events.map_err(failure)?;
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
        // A reader may have given the slot new events since it was looked at.
        if self.seen.is_some_and(|seen| seen != version) {
            return Err(AggregateError::AggregateConflict);
        }
        Ok(Loaded { id: id.to_owned(), version, aggregate: Recorded::new(state) })
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
        let Loaded { id, version, aggregate } = loaded;
        // From here on only the slot holds the state, so it takes the events without a copy.
        drop(aggregate);
        let events: Vec<_> = events.into_iter().map(|RecordedEvent(event)| event).collect();
        let append = self.append(&id, version, &events).await.map_err(failure)?;
        match self.store.engine().append::<D>(append).await.map_err(failure)? {
            Appended::Conflict => return Err(AggregateError::AggregateConflict),
            Appended::Done(executed) => {
                if !executed.replayed {
                    self.slot.take(version, &events);
                    self.store.news().notify_waiters();
                }
                // Set once: cqrs-es commits once.
                drop(self.executed.set(executed));
            }
        }
        Ok(Vec::new())
    }
}

impl<D: Decider> Attempt<'_, D> {
    async fn append(
        &self,
        id: &str,
        expected: u64,
        events: &[D::Event],
    ) -> Result<Append, StoreError> {
        let metadata = serde_json::to_string(&self.envelope.metadata())
            .map_err(StoreError::malformed("命令的附带信息"))?;
        let mut sealed = Vec::with_capacity(events.len());
        for event in events {
            sealed.push(self.new_event(id, event).await?);
        }
        let erased = events.iter().filter_map(D::erased);
        Ok(Append {
            stream: stream::<D>(id),
            expected,
            events: sealed,
            erased: erased.map(|local| subject::<D>(id, &local)).collect(),
            metadata,
            command_id: self.envelope.command_id.clone(),
        })
    }

    async fn new_event(&self, id: &str, event: &D::Event) -> Result<NewEvent, StoreError> {
        let event_type = event.name();
        Ok(NewEvent {
            event_type,
            event_version: self.store.upcasters().current(D::TYPE, event_type),
            payload: self.store.sealed::<D>(id, event).await?,
        })
    }
}

/// The stream of a decider.
pub(crate) fn stream<D: Decider>(id: &str) -> Stream {
    Stream { kind: Recorded::<D>::TYPE.to_owned(), id: id.to_owned() }
}

/// Wraps an error of the store to pass through cqrs-es.
fn failure<E: std::error::Error>(error: StoreError) -> AggregateError<E> {
    AggregateError::DatabaseConnectionError(Box::new(error))
}

/// Unwraps it again.
pub(crate) fn store_error<E: std::error::Error>(error: AggregateError<E>) -> StoreError {
    match error {
        AggregateError::DatabaseConnectionError(error)
        | AggregateError::DeserializationError(error)
        | AggregateError::UnexpectedError(error) => {
            error.downcast::<StoreError>().map_or_else(StoreError::Database, |error| *error)
        }
        AggregateError::UserError(_) | AggregateError::AggregateConflict => {
            StoreError::database(error.to_string())
        }
    }
}
