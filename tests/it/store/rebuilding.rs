//! Views are built anew beside those that readers see.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use fawen_store::{Position, Scan, Store, StoreError};

use super::{
    given::{Bed, execute, on_both_engines, reserve},
    projections::{Ledger, all_rows},
};
use crate::office::cut_off;

/// What a reader sees at one moment: numbers, how many are held, and the position they are of.
async fn figures(store: &Store) -> (u64, u64, Position) {
    store
        .read_views(|views| {
            let numbers = views.rows("numbers", &Scan::all())?.len() as u64;
            let held = views.get::<u64>("held", "2022")?.unwrap_or_default();
            Ok((numbers, held, views.position("ledger")?))
        })
        .await
        .unwrap()
}

/// Rows of all generations, seen or not.
async fn stored_rows(bed: &Bed) -> (i64, i64) {
    let generations = "select count(distinct generation) from views where view = 'numbers'";
    (bed.number("select count(*) from views").await, bed.number(generations).await)
}

async fn readers_see_a_whole_view_at_every_moment(bed: Bed) {
    let bed = bed.with_numbers(400).await;
    let ledger = Arc::new(Ledger);
    bed.store.run_projection(&ledger).await.unwrap();
    let over = Arc::new(AtomicBool::new(false));
    let reader = {
        let (store, over) = (bed.rival().await, Arc::clone(&over));
        tokio::spawn(async move {
            let mut last = Position::START;
            while !over.load(Ordering::Relaxed) {
                let (numbers, held, position) = figures(&store).await;
                assert_eq!(numbers, held);
                // One event opens the register, each of the others is a number.
                assert_eq!(numbers + 1, position.get());
                assert!(position >= last, "from {last} back to {position}");
                last = position;
            }
        })
    };
    let writer = {
        let (store, ledger) = (bed.rival().await, Arc::clone(&ledger));
        tokio::spawn(async move {
            for n in 0..60 {
                execute(&store, "2022", &format!("live-{n}"), reserve(&format!("live-{n}"))).await;
                store.run_projection(&ledger).await.unwrap();
            }
        })
    };
    let mut rebuilt = 0;
    while !writer.is_finished() || rebuilt < 3 {
        bed.store.rebuild(&ledger).await.unwrap();
        rebuilt += 1;
    }
    writer.await.unwrap();
    bed.store.run_projection(&ledger).await.unwrap();
    over.store(true, Ordering::Relaxed);
    reader.await.unwrap();
    assert_eq!(figures(&bed.store).await, (460, 460, Position::new(461)));
    // 460 numbers and one row that counts them, of one generation: nothing is left over.
    assert_eq!(stored_rows(&bed).await, (461, 1));
}

async fn cut_off_at_any_moment_it_leaves_the_old_view_and_cleans_up_next_time(bed: Bed) {
    let ledger = Arc::new(Ledger);
    let bed = bed.with_numbers(20).await;
    bed.store.run_projection(&ledger).await.unwrap();
    let live = all_rows(&bed.store).await;
    let mut turns = 0;
    loop {
        let whole = cut_off(turns, bed.store.rebuild(&ledger)).await;
        assert_eq!(all_rows(&bed.rival().await).await, live, "cut off after {turns} turns");
        if let Some(reached) = whole {
            assert_eq!(reached.unwrap(), Position::new(21));
            break;
        }
        turns += 1;
    }
    assert!(turns > 4, "it was cut off {turns} times only");
    assert_eq!(stored_rows(&bed).await, (21, 1));
    // Nor is anything left of the checkpoints of what was cut off.
    assert_eq!(bed.number("select count(*) from checkpoints").await, 1);
}

async fn of_two_rebuilds_at_once_one_comes_through_and_the_view_is_whole(bed: Bed) {
    let bed = bed.with_numbers(300).await;
    let ledger = Arc::new(Ledger);
    bed.store.run_projection(&ledger).await.unwrap();
    let live = all_rows(&bed.store).await;
    let rival = bed.rival().await;
    let (one, other) = tokio::join!(bed.store.rebuild(&ledger), rival.rebuild(&ledger));
    let outcomes = [one, other];
    assert!(outcomes.iter().any(Result::is_ok), "{outcomes:?}");
    for outcome in outcomes {
        assert!(
            matches!(outcome, Ok(_) | Err(StoreError::RebuildSuperseded { .. })),
            "{outcome:?}"
        );
    }
    assert_eq!(all_rows(&bed.store).await, live);
    bed.store.rebuild(&ledger).await.unwrap();
    assert_eq!(stored_rows(&bed).await, (301, 1));
}

/// A store of the time before views had generations.
#[tokio::test]
async fn views_of_an_older_file_are_kept() {
    let bed = Bed::sqlite().with_numbers(2).await;
    let ledger = Arc::new(Ledger);
    bed.store.run_projection(&ledger).await.unwrap();
    let live = all_rows(&bed.store).await;
    bed.run(
        "create table old as select view, key, sort, body from views;
             drop table views; drop table set_aside; drop table generations; drop table jobs;
             drop table subject_keys; drop table kept;
             create table views (view text not null, key text not null, sort text not null,
                                 body text not null, primary key (view, key)) strict;
             create index views_in_order on views (view, sort, key);
             insert into views select * from old;
             drop table old;
             pragma user_version = 1;",
    )
    .await
    .unwrap();
    let opened = bed.rival().await;
    assert_eq!(all_rows(&opened).await, live);
    opened.rebuild(&ledger).await.unwrap();
    assert_eq!(all_rows(&opened).await, live);
}

on_both_engines!(
    readers_see_a_whole_view_at_every_moment,
    cut_off_at_any_moment_it_leaves_the_old_view_and_cleans_up_next_time,
    of_two_rebuilds_at_once_one_comes_through_and_the_view_is_whole,
);
