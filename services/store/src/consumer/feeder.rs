//! Feeders: jobs put into the queue from the log, in the transaction that moves the checkpoint.

use std::sync::Arc;

use super::taker::Taker;
use crate::{Fault, LoggedEvent, NewJob, Position, Store, StoreError, transaction::Transaction};

/// Says which jobs an event makes necessary. It must be a function of the event alone.
pub trait Feeder: Send + Sync + 'static {
    /// Stable name, under which its checkpoint is kept.
    fn name(&self) -> &'static str;

    /// The jobs of one event.
    ///
    /// # Errors
    /// Anything that keeps it from saying so; the event is set aside.
    fn jobs(&self, event: &LoggedEvent) -> Result<Vec<NewJob>, Fault>;
}

impl Store {
    /// Fills the queue up to the end of the log; returns the position reached.
    ///
    /// # Errors
    /// As for [`Store::run_projection`].
    pub async fn run_feeder<F>(&self, feeder: &Arc<F>) -> Result<Position, StoreError>
    where
        F: Feeder + ?Sized,
    {
        self.run_taker(&feeding(feeder)).await
    }
}

/// A feeder as it follows the log.
pub(crate) fn feeding<F: Feeder + ?Sized>(feeder: &Arc<F>) -> Arc<dyn Taker> {
    Arc::new(Feeding(Arc::clone(feeder)))
}

struct Feeding<F: ?Sized>(Arc<F>);

impl<F: Feeder + ?Sized> Taker for Feeding<F> {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn take(&self, event: &LoggedEvent, transaction: &mut dyn Transaction) -> Result<(), Fault> {
        for job in self.0.jobs(event)? {
            transaction.enqueue(&job)?;
        }
        Ok(())
    }
}
