//! Who waits for the place of an event in the log.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::oneshot;

use crate::{Position, append::Stream};

/// Type, identifier and sequence of an event.
pub(super) type Key = (String, String, u64);

/// The events whose places somebody in this process waits for.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Arc<Mutex<Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    /// Tells those who wait apart.
    ticket: u64,
    events: BTreeMap<Key, BTreeMap<u64, oneshot::Sender<Position>>>,
}

/// The place of an event, once it is known; nobody waits for it any more when this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) event: Key,
    ticket: u64,
    known: oneshot::Receiver<Position>,
    places: Places,
}

impl Places {
    /// Waits from now on for the place of an event.
    pub(super) fn wait_for(&self, stream: &Stream, sequence: u64) -> Place {
        let (tell, known) = oneshot::channel();
        let event = (stream.kind.clone(), stream.id.clone(), sequence);
        let mut waiting = self.lock();
        waiting.ticket = waiting.ticket.wrapping_add(1);
        let ticket = waiting.ticket;
        waiting.events.entry(event.clone()).or_default().insert(ticket, tell);
        Place { event, ticket, known, places: self.clone() }
    }

    /// Tells the place of an event to those who wait for it.
    pub(super) fn tell(&self, event: &Key, position: Position) {
        let waiting = self.lock().events.remove(event);
        for (_, tell) in waiting.into_iter().flatten() {
            // Who has given up meanwhile does not miss it.
            tell.send(position).ok();
        }
    }

    /// Whether nobody waits.
    pub(super) fn is_idle(&self) -> bool {
        self.lock().events.is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// The place, when somebody tells it; never otherwise.
    pub(super) async fn known(&mut self) -> Position {
        match (&mut self.known).await {
            Ok(position) => position,
            Err(_) => std::future::pending().await,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut waiting = self.places.lock();
        if let Some(others) = waiting.events.get_mut(&self.event) {
            others.remove(&self.ticket);
            if others.is_empty() {
                waiting.events.remove(&self.event);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream() -> Stream {
        Stream { kind: "Test".into(), id: "a".into() }
    }

    #[tokio::test]
    async fn everyone_who_waits_for_an_event_is_told() {
        let places = Places::default();
        let (mut one, mut other) = (places.wait_for(&stream(), 3), places.wait_for(&stream(), 3));
        let elsewhere = places.wait_for(&stream(), 4);
        places.tell(&one.event, Position::new(7));
        assert_eq!((one.known().await, other.known().await), (Position::new(7), Position::new(7)));
        assert!(!places.is_idle());
        drop(elsewhere);
        assert!(places.is_idle());
    }

    #[tokio::test]
    async fn who_gives_up_leaves_the_others_waiting() {
        let places = Places::default();
        let mut stays = places.wait_for(&stream(), 3);
        drop(places.wait_for(&stream(), 3));
        places.tell(&stays.event, Position::new(7));
        assert_eq!(stays.known().await, Position::new(7));
        assert!(places.is_idle());
    }
}
