//! Several processes on one database share the work.

use std::time::Duration;

use fawen_store::{Position, Scan, Store, ViewRow};
use tokio::task::JoinSet;

use super::super::given::{Bed, execute, open, reserve, whole_log};

const FOREVER: Duration = Duration::from_secs(3600);

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_hears_of_what_others_write() {
    let bed = Bed::postgres().await;
    let (one, other) = (bed.store.clone(), bed.rival().await);
    execute(&one, "2022", "open", open(0)).await;
    for n in 1..=6_u64 {
        // By turns, so that whoever leads is now the one that writes and now the one that waits.
        let (writes, waits) = if n % 2 == 0 { (&one, &other) } else { (&other, &one) };
        let waiting = tokio::spawn({
            let waits = waits.clone();
            async move { waits.wait_beyond(Position::new(n), FOREVER).await.unwrap() }
        });
        let document = format!("document-{n}");
        execute(writes, "2022", &document, reserve(&document)).await;
        assert_eq!(waiting.await.unwrap(), Position::new(n + 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn projections_of_several_processes_take_each_event_once() {
    let bed = Bed::postgres().await;
    let stores = [bed.store.clone(), bed.rival().await, bed.rival().await];
    let mut tasks = JoinSet::new();
    for (n, store) in stores.iter().enumerate() {
        let store = store.clone();
        tasks.spawn(async move {
            let id = format!("register-{n}");
            execute(&store, &id, &format!("open-{n}"), open(0)).await;
            for document in 0..30 {
                let document = format!("{n}-{document}");
                execute(&store, &id, &document, reserve(&document)).await;
                for projection in fawen_views::all() {
                    store.run_projection(&projection).await.unwrap();
                }
            }
        });
    }
    tasks.join_all().await;
    assert_eq!(whole_log(&bed.store).await.len(), 3 * 31);
    let live = rows(&bed.store).await;
    fawen_views::rebuild(&bed.store).await.unwrap();
    assert_eq!(live, rows(&bed.store).await);
    assert!(live.len() >= 3, "every register has its row");
}

/// The rows of all views.
async fn rows(store: &Store) -> Vec<ViewRow> {
    let mut rows = Vec::new();
    for view in fawen_views::all().iter().flat_map(|projection| projection.views()) {
        rows.extend(store.view_scan(view, Scan::all()).await.unwrap());
    }
    rows
}

/// A decision on a version that the stream does not have yet is a conflict, not a hole.
#[tokio::test(flavor = "multi_thread")]
async fn an_append_beyond_the_end_is_refused_by_the_database() {
    let bed = Bed::postgres().await;
    let refused = bed.run(&super::insert("ahead", 2)).await.unwrap_err();
    assert!(refused.contains("事件流不连续"), "{refused}");
}
