//! Trying again what was set aside: each stream in order, until one event fails again.

use std::{collections::BTreeSet, sync::Arc};

use serde::Serialize;

use super::{
    SetAside,
    aside::{is_of_event, with_causes},
    feeder::feeding,
    incoming::Incoming,
    projection::live,
    reactor::react_alone,
    run::take_alone,
    taker::Taker,
};
use crate::{
    Feeder, Position, Projection, Reactor, Store, StoreError,
    transaction::{Step, Transaction},
};

/// What came of a retry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Retried {
    /// Events that were taken and are no longer set aside.
    pub taken: u64,
    /// Events that still are.
    pub left: u64,
}

impl Store {
    /// Tries again what a projection has set aside; `only` the stream of one event, from its first
    /// that is set aside. Events that are taken are no longer set aside.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn retry_projection<P>(
        &self,
        projection: &Arc<P>,
        only: Option<Position>,
    ) -> Result<Retried, StoreError>
    where
        P: Projection + ?Sized,
    {
        self.retry(&live(projection), only).await
    }

    /// The same for a feeder.
    ///
    /// # Errors
    /// As for [`Store::retry_projection`].
    pub async fn retry_feeder<F>(
        &self,
        feeder: &Arc<F>,
        only: Option<Position>,
    ) -> Result<Retried, StoreError>
    where
        F: Feeder + ?Sized,
    {
        self.retry(&feeding(feeder), only).await
    }

    /// The same for a reactor. Its commands are known by their identifiers: what it had done before
    /// is not done again.
    ///
    /// # Errors
    /// As for [`Store::retry_projection`].
    pub async fn retry_reactor<R: Reactor>(
        &self,
        reactor: &R,
        only: Option<Position>,
    ) -> Result<Retried, StoreError> {
        self.retry(&Reacting(reactor), only).await
    }

    async fn retry<A: Again>(
        &self,
        consumer: &A,
        only: Option<Position>,
    ) -> Result<Retried, StoreError> {
        let mut taken = 0_u64;
        let aside = self.set_aside(Some(consumer.name())).await?;
        for stream in streams(&aside, only) {
            while let Some(event) = self.first_aside(consumer.name(), &stream).await? {
                if !self.retry_one(consumer, event.position).await? {
                    break;
                }
                taken = taken.saturating_add(1);
            }
        }
        let left = self.set_aside(Some(consumer.name())).await?.len() as u64;
        Ok(Retried { taken, left })
    }

    /// Whether the event was taken this time; a failure is counted.
    async fn retry_one<A: Again>(&self, consumer: &A, at: Position) -> Result<bool, StoreError> {
        let before = Position::new(at.get().saturating_sub(1));
        let Some(event) = self.incoming(before, 1).await?.pop() else { return Ok(false) };
        match consumer.again(self, event).await {
            Ok(()) => Ok(true),
            Err(StoreError::Consumer { source, .. }) if is_of_event(&*source) => {
                let (name, error) = (consumer.name().to_owned(), with_causes(&*source));
                self.in_place(consumer.name(), move |transaction| {
                    transaction.tried(&name, at, &error)
                })
                .await?;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// The first event of a stream that is set aside.
    async fn first_aside(
        &self,
        consumer: &str,
        stream: &Stream,
    ) -> Result<Option<SetAside>, StoreError> {
        let aside = self.set_aside(Some(consumer)).await?;
        Ok(aside.into_iter().find(|event| stream_of(event) == *stream))
    }

    /// A transaction of a consumer that leaves its checkpoint where it is.
    async fn in_place<F>(&self, consumer: &str, effect: F) -> Result<(), StoreError>
    where
        F: Fn(&mut dyn Transaction) -> Result<(), StoreError> + Send + Sync + 'static,
    {
        let effect = Arc::new(effect);
        loop {
            let here = self.engine().checkpoint(consumer).await?;
            let consumer = consumer.to_owned();
            let step = Step { consumer, building: None, from: here, to: here };
            let effect = Arc::clone(&effect);
            match self.engine().advance(step, move |transaction| effect(transaction)).await {
                // The consumer itself is running on.
                Err(StoreError::CheckpointMoved { .. }) => {}
                done => return done,
            }
        }
    }
}

/// Type and identifier of a stream.
type Stream = (String, String);

fn stream_of(event: &SetAside) -> Stream {
    (event.aggregate_type.clone(), event.aggregate_id.clone())
}

/// The streams to be tried: all, or that of one event.
fn streams(aside: &[SetAside], only: Option<Position>) -> BTreeSet<Stream> {
    let chosen = |event: &&SetAside| only.is_none_or(|position| event.position == position);
    aside.iter().filter(chosen).map(stream_of).collect()
}

/// A consumer that is given an event again.
trait Again {
    fn name(&self) -> &str;

    /// Takes the event, which then is no longer set aside.
    fn again(
        &self,
        store: &Store,
        event: Incoming,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

impl Again for Arc<dyn Taker> {
    fn name(&self) -> &str {
        self.as_ref().name()
    }

    async fn again(&self, store: &Store, event: Incoming) -> Result<(), StoreError> {
        let taker = Arc::clone(self);
        store
            .in_place(self.as_ref().name(), move |transaction| {
                // Another retry may have been faster.
                if transaction.release(taker.as_ref().name(), event.position)? {
                    take_alone(taker.as_ref(), &event, transaction)?;
                }
                Ok(())
            })
            .await
    }
}

struct Reacting<'r, R>(&'r R);

impl<R: Reactor> Again for Reacting<'_, R> {
    fn name(&self) -> &str {
        self.0.name()
    }

    async fn again(&self, store: &Store, event: Incoming) -> Result<(), StoreError> {
        react_alone(store, self.0, &event).await?;
        let name = self.0.name();
        store
            .in_place(name, move |transaction| transaction.release(name, event.position).map(drop))
            .await
    }
}
