//! Events that are set aside (搁置): each is an alarm, until a retry takes it.

use std::error::Error;

use serde::Serialize;

use super::incoming::Incoming;
use crate::{Position, Store, StoreError};

/// An event that a consumer could not take, or that waits behind one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// The projection, feeder or reactor.
    pub consumer: String,
    /// The event.
    pub position: Position,
    /// Type of its stream.
    pub aggregate_type: String,
    /// Identifier of its stream.
    pub aggregate_id: String,
    /// Why it could not be taken, with its causes; `None` when it only waits behind an earlier
    /// event of its stream.
    pub error: Option<String>,
    /// How often it was tried.
    pub tries: u32,
    /// When it was set aside, RFC 3339 in UTC, by the clock of the store.
    pub first_at: String,
    /// When it was last tried.
    pub last_at: String,
}

/// An event about to be set aside.
#[derive(Debug, Clone)]
pub(crate) struct NewlyAside {
    pub(crate) position: Position,
    pub(crate) kind: String,
    pub(crate) id: String,
    /// `None`: it waits behind an earlier one.
    pub(crate) error: Option<String>,
}

impl NewlyAside {
    /// An event that could not be taken.
    pub(crate) fn poison(event: &Incoming, error: &(dyn Error + 'static)) -> Self {
        Self { error: Some(with_causes(error)), ..Self::behind(event) }
    }

    /// An event that waits behind an earlier one of its stream.
    pub(crate) fn behind(event: &Incoming) -> Self {
        let (kind, id) = (event.kind.clone(), event.id.clone());
        Self { position: event.position, kind, id, error: None }
    }
}

impl Store {
    /// The events that are set aside, of one consumer or of all, by consumer and position.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn set_aside(&self, consumer: Option<&str>) -> Result<Vec<SetAside>, StoreError> {
        self.engine().set_aside(consumer.map(str::to_owned)).await
    }
}

/// An error with its causes, in one line; what a cause only repeats is said once.
pub(crate) fn with_causes(error: &(dyn Error + 'static)) -> String {
    let mut told = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let words = cause.to_string();
        if !told.contains(&words) {
            told.push('：');
            told.push_str(&words);
        }
        next = cause.source();
    }
    told
}

/// Whether an error comes from the event itself: then the next one may fare better, and this one is
/// set aside. Whatever else went wrong stops the consumer and is tried again.
pub(crate) fn is_of_event(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(cause) = next {
        if cause.downcast_ref().is_some_and(|error: &StoreError| !error.is_of_event()) {
            return false;
        }
        next = cause.source();
    }
    true
}
