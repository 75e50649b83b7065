//! Events on their way to a consumer: also those that cannot be read.

use std::sync::Arc;

use crate::{LoggedEvent, Position, RawEvent, Store, StoreError};

/// An event as it comes to a consumer.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) position: Position,
    /// Type of its stream.
    pub(crate) kind: String,
    /// Identifier of its stream.
    pub(crate) id: String,
    /// The event, or why it cannot be read.
    pub(crate) event: Result<LoggedEvent, Arc<StoreError>>,
}

impl Store {
    /// The events after a position, at most `limit`. A damaged event is no reason not to read the
    /// others; one that a newer program has written is, for that program can take it.
    pub(crate) async fn incoming(
        &self,
        after: Position,
        limit: u32,
    ) -> Result<Vec<Incoming>, StoreError> {
        let raw = self.raw_log(after, limit).await?;
        let names: Vec<_> = raw.iter().map(name).collect();
        let mut incoming = Vec::new();
        for ((position, kind, id), opened) in names.into_iter().zip(self.opened_each(raw).await?) {
            let event = opened.and_then(|raw| LoggedEvent::read(self.upcasters(), raw));
            let event = match event {
                Err(error) if !error.is_of_event() => return Err(error),
                read => read.map_err(Arc::new),
            };
            incoming.push(Incoming { position, kind, id, event });
        }
        Ok(incoming)
    }
}

/// Where an event stands, also when it cannot be read.
fn name(event: &RawEvent) -> (Position, String, String) {
    (event.position, event.aggregate_type.clone(), event.aggregate_id.clone())
}
