//! What a command costs does not grow with its stream: states are kept, and not copied.

use std::{
    convert::Infallible,
    num::NonZeroUsize,
    sync::atomic::{AtomicU32, Ordering},
};

use fawen_domain::{Context, Decider, Refusal, Rule, register::NumberRegister};
use fawen_store::StoreOptions;
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use super::given::{Bed, envelope, execute, on_both_engines, open, register, replayed, reserve};

static COPIES: AtomicU32 = AtomicU32::new(0);
static FOLDS: AtomicU32 = AtomicU32::new(0);

/// Counts, and counts how often it is copied and folded.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Tally(u32);

impl Clone for Tally {
    fn clone(&self) -> Self {
        COPIES.fetch_add(1, Ordering::Relaxed);
        Self(self.0)
    }
}

#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
enum TallyEvent {
    Counted { to: u32 },
}

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("不会发生")]
struct Never(Infallible);

impl Refusal for Never {
    fn rule(&self) -> Rule {
        match self.0 {}
    }
}

impl Decider for Tally {
    const TYPE: &'static str = "Tally";
    type Command = ();
    type Event = TallyEvent;
    type Error = Never;

    fn decide(&self, (): (), _: &Context) -> Result<Vec<TallyEvent>, Never> {
        Ok(vec![TallyEvent::Counted { to: self.0 + 1 }])
    }

    fn evolve(self, event: &TallyEvent) -> Self {
        FOLDS.fetch_add(1, Ordering::Relaxed);
        let TallyEvent::Counted { to } = event;
        Self(*to)
    }
}

async fn a_command_folds_its_own_events_and_copies_no_state(bed: Bed) {
    const COMMANDS: u32 = 100;
    // Both engines count in the same place.
    static TURN: Mutex<()> = Mutex::const_new(());
    let _turn = TURN.lock().await;
    COPIES.store(0, Ordering::Relaxed);
    FOLDS.store(0, Ordering::Relaxed);
    for n in 0..COMMANDS {
        let envelope = envelope(&n.to_string());
        bed.store.execute::<Tally>("t", (), &envelope).await.unwrap();
    }
    // Once onto the blank that cqrs-es is given, once into the state.
    assert_eq!(FOLDS.load(Ordering::Relaxed), 2 * COMMANDS);
    assert_eq!(COPIES.load(Ordering::Relaxed), 0);
    let (tally, version) = bed.store.load::<Tally>("t").await.unwrap();
    assert_eq!((tally.0, version), (COMMANDS, u64::from(COMMANDS)));
}

async fn forgotten_streams_are_read_again(bed: Bed) {
    let options = StoreOptions { cached_streams: NonZeroUsize::MIN, ..StoreOptions::default() };
    let forgetful = bed.rival_with(options).await;
    for id in ["2022", "2023"] {
        execute(&forgetful, id, &format!("open-{id}"), open(0)).await;
    }
    for n in 1..=5 {
        for id in ["2022", "2023"] {
            let document = format!("{id}-{n}");
            execute(&forgetful, id, &document, reserve(&document)).await;
        }
    }
    for id in ["2022", "2023"] {
        let register = register(&forgetful, id).await;
        assert_eq!(register.last(), 5);
        assert_eq!(register, replayed::<NumberRegister>(&forgetful, id).await);
    }
}

on_both_engines!(
    a_command_folds_its_own_events_and_copies_no_state,
    forgotten_streams_are_read_again,
);
