//! The states that were used last, so that a command does not replay its whole stream.
//!
//! Correctness never rests on it: the append checks the version on which a decision rests, and a
//! refusal is given only by a state that was compared with the file. Only committed events ever
//! enter it.

use std::{
    any::Any,
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use fawen_domain::Decider;
use lru::LruCache;

/// Type and identifier of a stream.
type Key = (&'static str, String);
/// A [`Slot`] of some decider.
type AnySlot = Arc<dyn Any + Send + Sync>;

/// The stream slots in use, the least recently used forgotten first.
#[derive(Debug)]
pub(crate) struct Cache(Mutex<LruCache<Key, AnySlot>>);

impl Cache {
    pub(crate) fn new(streams: NonZeroUsize) -> Self {
        Self(Mutex::new(LruCache::new(streams)))
    }

    /// The slot of a stream; an empty one when it was not used lately.
    pub(crate) fn slot<D: Decider>(&self, id: &str) -> Arc<Slot<D>> {
        let mut slots = lock(&self.0);
        let key = (D::TYPE, id.to_owned());
        let known = slots.get(&key).cloned();
        if let Some(Ok(slot)) = known.map(Arc::downcast) {
            return slot;
        }
        let slot = Arc::new(Slot::default());
        slots.put(key, Arc::clone(&slot) as AnySlot);
        slot
    }
}

/// One stream in memory.
#[derive(Debug)]
pub(crate) struct Slot<D> {
    /// Whose turn it is: commands on one stream queue here instead of colliding in the database.
    pub(crate) turn: tokio::sync::Mutex<()>,
    state: Mutex<Snapshot<D>>,
}

/// A state and the number of events it comes from.
#[derive(Debug)]
pub(crate) struct Snapshot<D> {
    pub(crate) state: Arc<D>,
    pub(crate) version: u64,
}

impl<D: Decider> Default for Snapshot<D> {
    fn default() -> Self {
        Self { state: Arc::default(), version: 0 }
    }
}

impl<D: Decider> Default for Slot<D> {
    fn default() -> Self {
        Self { turn: tokio::sync::Mutex::default(), state: Mutex::default() }
    }
}

impl<D: Decider> Slot<D> {
    /// The state as it is known.
    pub(crate) fn snapshot(&self) -> Snapshot<D> {
        let known = lock(&self.state);
        Snapshot { state: Arc::clone(&known.state), version: known.version }
    }

    /// How many events the state has taken.
    pub(crate) fn version(&self) -> u64 {
        lock(&self.state).version
    }

    /// Takes committed events, the first of which follows version `after`. Those that the state
    /// has already, because somebody else brought them, are passed over. Copies the state only
    /// while somebody still looks at it.
    pub(crate) fn take(&self, after: u64, events: &[D::Event]) {
        let mut known = lock(&self.state);
        let new = known
            .version
            .checked_sub(after)
            .and_then(|have| usize::try_from(have).ok())
            .and_then(|have| events.get(have..));
        let Some(new @ [_, ..]) = new else { return };
        let Snapshot { state, version } = std::mem::take(&mut *known);
        let state = Arc::unwrap_or_clone(state);
        *known = Snapshot {
            state: Arc::new(new.iter().fold(state, D::evolve)),
            version: version.saturating_add(new.len() as u64),
        };
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use fawen_domain::register::{NumberRegister, RegisterCommand, RegisterEvent};

    use super::*;

    /// The events of a register: opened, then so many numbers.
    fn events(numbers: u32) -> Vec<RegisterEvent> {
        let at = jiff::Timestamp::constant(1_663_635_600, 0);
        let actor = fawen_domain::Actor { id: "tester".into(), name: "测试员".into() };
        let context = fawen_domain::Context::new(at, actor);
        let open = RegisterCommand::Open {
            issuer: "zwjc".into(),
            code: "卫健政促发".into(),
            year: 2022,
            carried_over: 0,
        };
        let reserve =
            |n| RegisterCommand::Reserve { document: format!("document-{n}").as_str().into() };
        let commands = std::iter::once(open).chain((0..numbers).map(reserve));
        commands.fold(Vec::new(), |mut events, command| {
            let register = NumberRegister::replay(&events);
            events.extend(register.decide(command, &context).unwrap());
            events
        })
    }

    #[test]
    fn events_that_several_readers_bring_are_taken_once() {
        let events = events(5);
        let slot = Slot::<NumberRegister>::default();
        // Two readers saw version 0; one read four events, the other all six, a third the last.
        slot.take(0, &events[..4]);
        slot.take(0, &events);
        slot.take(5, &events[5..]);
        slot.take(0, &events[..2]);
        let Snapshot { state, version } = slot.snapshot();
        assert_eq!((version, &*state), (6, &NumberRegister::replay(&events)));
    }

    #[test]
    fn events_that_follow_on_nothing_are_left() {
        let events = events(5);
        let slot = Slot::<NumberRegister>::default();
        slot.take(3, &events[3..]);
        assert_eq!((slot.version(), &*slot.snapshot().state), (0, &NumberRegister::default()));
    }

    #[test]
    fn the_stream_unused_for_longest_is_forgotten() {
        let cache = Cache::new(NonZeroUsize::MIN);
        let slot = cache.slot::<NumberRegister>("2022");
        slot.take(0, &events(1));
        assert_eq!(cache.slot::<NumberRegister>("2022").version(), 2);
        assert_eq!(cache.slot::<NumberRegister>("2023").version(), 0);
        assert_eq!(cache.slot::<NumberRegister>("2022").version(), 0, "forgotten");
    }
}
