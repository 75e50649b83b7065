//! Running a consumer whose effect is inside the store, up to the end of the log.

use std::sync::Arc;

use super::{NewlyAside, aside::is_of_event, incoming::Incoming, taker::Taker};
use crate::{
    Position, Store, StoreError, record,
    transaction::{Step, Transaction},
};

/// How many events share one transaction.
const BATCH: u32 = 256;

impl Store {
    /// Takes every event up to the end of the log; returns the position reached.
    ///
    /// An event that fails is tried again, after those before it and alone, so that no trouble of
    /// its neighbours is taken for its own.
    pub(crate) async fn run_taker(&self, taker: &Arc<dyn Taker>) -> Result<Position, StoreError> {
        let mut reached = self.engine().checkpoint(taker.name()).await?;
        let mut limit = BATCH;
        loop {
            let events = Arc::new(self.incoming(reached, limit).await?);
            let Some(last) = events.last().map(|event| event.position) else {
                return Ok(reached);
            };
            let advanced = self.take_all(taker, reached, last, &events).await;
            match where_now(last, advanced) {
                Ok(position) => (reached, limit) = (position, BATCH),
                Err(StoreError::Consumer { position, source, .. }) if is_of_event(&*source) => {
                    if position > reached.next() {
                        limit = u32::try_from(position.get() - reached.get() - 1).unwrap_or(BATCH);
                    } else if limit > 1 {
                        limit = 1;
                    } else {
                        let Some(poison) = events.first() else { return Ok(reached) };
                        let poison = NewlyAside::poison(poison, &*source);
                        record::set_aside(taker.name(), poison.position);
                        reached = self.put_aside(taker, reached, poison).await?;
                        limit = BATCH;
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn take_all(
        &self,
        taker: &Arc<dyn Taker>,
        from: Position,
        to: Position,
        events: &Arc<Vec<Incoming>>,
    ) -> Result<(), StoreError> {
        let (consumer, events) = (Arc::clone(taker), Arc::clone(events));
        let step = step(taker.as_ref(), from, to);
        self.engine()
            .advance(step, move |transaction| {
                consumer.enter(transaction)?;
                events.iter().try_for_each(|event| take(consumer.as_ref(), event, transaction))
            })
            .await
    }

    /// Sets an event aside, with the checkpoint moved beyond it.
    async fn put_aside(
        &self,
        taker: &Arc<dyn Taker>,
        from: Position,
        poison: NewlyAside,
    ) -> Result<Position, StoreError> {
        let (consumer, to) = (Arc::clone(taker), poison.position);
        let effect = move |transaction: &mut dyn Transaction| {
            consumer.enter(transaction)?;
            transaction.set_aside(consumer.name(), &poison)
        };
        where_now(to, self.engine().advance(step(taker.as_ref(), from, to), effect).await)
    }
}

/// The step of a consumer.
pub(crate) fn step(taker: &dyn Taker, from: Position, to: Position) -> Step {
    Step { consumer: taker.name().to_owned(), building: taker.building(), from, to }
}

/// Takes one event, or holds it back behind an earlier one of its stream.
fn take(
    taker: &dyn Taker,
    incoming: &Incoming,
    transaction: &mut dyn Transaction,
) -> Result<(), StoreError> {
    if transaction.is_held(taker.name(), &incoming.kind, &incoming.id)? {
        return transaction.set_aside(taker.name(), &NewlyAside::behind(incoming));
    }
    take_alone(taker, incoming, transaction)
}

/// Takes one event.
pub(crate) fn take_alone(
    taker: &dyn Taker,
    incoming: &Incoming,
    transaction: &mut dyn Transaction,
) -> Result<(), StoreError> {
    let taken = match &incoming.event {
        Ok(event) => taker.take(event, transaction),
        Err(error) => Err(Arc::clone(error).into()),
    };
    taken.map_err(|source| StoreError::Consumer {
        consumer: taker.name().to_owned(),
        position: incoming.position,
        source,
    })
}

/// Where a consumer stands after it tried to move on. When another run of it was faster, nothing was
/// done here, and it goes on from where that one has come.
pub(crate) fn where_now(
    reached: Position,
    advanced: Result<(), StoreError>,
) -> Result<Position, StoreError> {
    match advanced {
        Ok(()) => Ok(reached),
        Err(StoreError::CheckpointMoved { found, .. }) => Ok(found),
        Err(error) => Err(error),
    }
}
