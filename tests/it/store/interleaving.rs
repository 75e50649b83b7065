use std::collections::BTreeMap;

use fawen_domain::register::NumberRegister;
use proptest::prelude::*;
use tokio::{
    runtime::{Builder, Runtime},
    task::JoinSet,
};

use super::given::{Bed, envelope, open, register, replayed, reserve, void, whole_log};

/// Which register, what kind of command, for which document or number, and through which store.
type Step = (u8, u8, u32, bool);

/// Whatever is given at once, through whichever store: positions have no gap (the store checks
/// them as they are read), nor have the sequences of any stream, and the cache tells no lies.
async fn holds_together(bed: Bed, steps: Vec<Step>) -> Result<(), TestCaseError> {
    let rival = bed.rival().await;
    let mut tasks = JoinSet::new();
    for (n, (stream, kind, what, elsewhere)) in steps.into_iter().enumerate() {
        let store = if elsewhere { rival.clone() } else { bed.store.clone() };
        tasks.spawn(async move {
            let command = match kind {
                0 | 1 => open(0),
                2..=5 => reserve(&format!("document-{what}")),
                _ => void(what),
            };
            let id = format!("register-{stream}");
            // Refusals are part of the game.
            drop(store.execute::<NumberRegister>(&id, command, &envelope(&n.to_string())).await);
        });
    }
    tasks.join_all().await;

    let mut sequences: BTreeMap<String, u64> = BTreeMap::new();
    for (event, position) in whole_log(&bed.store).await.into_iter().zip(1_u64..) {
        prop_assert_eq!(event.position.get(), position);
        let last = sequences.entry(event.aggregate_id).or_default();
        *last += 1;
        prop_assert_eq!(event.sequence, *last);
    }
    for id in sequences.keys() {
        let alone: NumberRegister = replayed(&bed.store, id).await;
        prop_assert_eq!(&register(&bed.store, id).await, &alone);
        prop_assert_eq!(&register(&rival, id).await, &alone);
    }
    Ok(())
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0_u8..3, 0_u8..8, 1_u32..8, any::<bool>()), 1..40)
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn any_interleaving_keeps_log_and_streams_whole(steps in steps()) {
        runtime().block_on(holds_together(Bed::sqlite(), steps))?;
    }

    #[test]
    fn any_interleaving_keeps_them_whole_on_postgres(steps in steps()) {
        runtime().block_on(async { holds_together(Bed::postgres().await, steps).await })?;
    }
}
