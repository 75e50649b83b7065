//! What the transaction that moves a checkpoint can do.

use crate::{Position, StoreError, consumer::NewlyAside, queue::NewJob, views::ViewWriter};

/// From where a checkpoint moves, and to where.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// The consumer.
    pub(crate) consumer: String,
    /// The generation that its views are written in; `None` for the one that readers see.
    pub(crate) building: Option<u64>,
    /// Where it must stand.
    pub(crate) from: Position,
    /// Where it stands afterwards.
    pub(crate) to: Position,
}

/// An open transaction in which a checkpoint has moved: all of it comes to be, or nothing.
pub(crate) trait Transaction: ViewWriter {
    /// Whether the consumer has events of this stream set aside, so that later ones must wait.
    fn is_held(&self, consumer: &str, kind: &str, id: &str) -> Result<bool, StoreError>;

    /// Sets an event aside.
    fn set_aside(&mut self, consumer: &str, event: &NewlyAside) -> Result<(), StoreError>;

    /// Counts another try at an event that is set aside.
    fn tried(&mut self, consumer: &str, position: Position, error: &str) -> Result<(), StoreError>;

    /// Takes an event off those that are set aside; `false` when it is not among them.
    fn release(&mut self, consumer: &str, position: Position) -> Result<bool, StoreError>;

    /// The generation in which this view is being built.
    fn building(&self, view: &str) -> Result<Option<u64>, StoreError>;

    /// Puts a job into the queue; one that is there already, under the same key, stays as it is.
    fn enqueue(&mut self, job: &NewJob) -> Result<(), StoreError>;
}
