use std::collections::BTreeSet;

use fawen_domain::register::NumberRegister;
use fawen_store::Store;
use tokio::task::JoinSet;

use super::given::{
    Bed, execute, on_both_engines, open, register, replayed, reserve, void, whole_log,
};

/// Takes a number for each document, all at once, in turn through these stores.
async fn reserve_all(stores: &[Store], documents: u32) {
    let mut tasks = JoinSet::new();
    for (n, store) in (1..=documents).zip(stores.iter().cycle().cloned()) {
        tasks.spawn(async move {
            let command = reserve(&format!("document-{n}"));
            execute(&store, "2022", &format!("reserve-{n}"), command).await
        });
    }
    let executed = tasks.join_all().await;
    let positions: BTreeSet<_> = executed.iter().filter_map(|done| done.last()).collect();
    assert_eq!(positions.len(), executed.len(), "no position is given twice");
}

async fn assert_numbers(store: &Store, last: u32) {
    let register = register(store, "2022").await;
    let serials: Vec<u32> = register.entries().keys().copied().collect();
    assert_eq!(serials, (1..=last).collect::<Vec<_>>());
    assert_eq!(register, replayed::<NumberRegister>(store, "2022").await);
    assert_eq!(whole_log(store).await.len(), serials.len() + 1);
}

async fn a_thousand_registrations_at_once_give_numbers_without_gap_or_double(bed: Bed) {
    execute(&bed.store, "2022", "open", open(0)).await;
    reserve_all(std::slice::from_ref(&bed.store), 1000).await;
    assert_numbers(&bed.store, 1000).await;
}

async fn stores_on_one_file_try_again_when_another_was_faster(bed: Bed) {
    execute(&bed.store, "2022", "open", open(0)).await;
    reserve_all(&[bed.store.clone(), bed.rival().await, bed.rival().await], 120).await;
    assert_numbers(&bed.store, 120).await;
}

async fn one_command_given_everywhere_at_once_acts_once(bed: Bed) {
    let stores = [bed.store.clone(), bed.rival().await, bed.rival().await];
    let mut tasks = JoinSet::new();
    for store in stores.iter().cycle().take(24) {
        let store = store.clone();
        tasks.spawn(async move { execute(&store, "2022", "open", open(0)).await });
    }
    let executed = tasks.join_all().await;
    assert_eq!(executed.iter().filter(|done| !done.replayed).count(), 1);
    assert!(executed.iter().all(|done| done.positions == executed[0].positions));
    assert_eq!(whole_log(&bed.store).await.len(), 1);
}

async fn a_refusal_rests_on_what_is_stored_not_on_what_is_remembered(bed: Bed) {
    let bed = bed.with_numbers(1).await;
    // This store remembers number 1 only; another one has given number 2 meanwhile.
    execute(&bed.rival().await, "2022", "elsewhere", reserve("document-2")).await;
    execute(&bed.store, "2022", "void", void(2)).await;
    assert_eq!(register(&bed.store, "2022").await.number_of(&"document-2".into()), None);
}

async fn nothing_to_do_rests_on_what_is_stored_as_well(bed: Bed) {
    let bed = bed.with_numbers(1).await;
    execute(&bed.rival().await, "2022", "elsewhere", void(1)).await;
    // As this store remembers it, the document has its number already.
    let again = execute(&bed.store, "2022", "again", reserve("document-1")).await;
    assert!(again.positions.is_some());
    assert_eq!(register(&bed.store, "2022").await.last(), 2);
}

on_both_engines!(
    a_thousand_registrations_at_once_give_numbers_without_gap_or_double,
    stores_on_one_file_try_again_when_another_was_faster,
    one_command_given_everywhere_at_once_acts_once,
    a_refusal_rests_on_what_is_stored_not_on_what_is_remembered,
    nothing_to_do_rests_on_what_is_stored_as_well,
);
