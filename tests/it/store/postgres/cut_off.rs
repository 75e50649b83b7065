//! Work that is cut off leaves no open transaction behind, in which the next one would see an old state and
//! commit nothing.

use std::time::Duration;

use fawen_store::{Limits, StoreOptions};

use super::super::given::Bed;
use crate::office::cut_off;

/// Sessions that lie in an open transaction.
const OPEN: &str = "select count(*) from pg_stat_activity where application_name = 'fawen'
    and datname = current_database() and state like 'idle in transaction%'";

#[tokio::test(flavor = "multi_thread")]
async fn no_transaction_stays_open() {
    let bed = Bed::postgres().await.with_numbers(20).await;
    // Only one connection works, so whoever comes next gets the same.
    // The server shall not end for us what is left.
    let idle_in_transaction = Duration::from_secs(3600);
    let limits = Limits { connections: 1, idle_in_transaction, ..Limits::default() };
    let store = bed.rival_with(StoreOptions { limits, ..StoreOptions::default() }).await;
    let projection = &fawen_views::all()[0];
    store.run_projection(projection).await.unwrap();
    for turns in (1..12).cycle().take(120) {
        drop(cut_off(turns, store.rebuild(projection)).await);
        store.last_position().await.unwrap();
        let mut looks = 0;
        // What was under way just then may be rolled back a little later.
        while bed.database().number(OPEN).await > 0 {
            store.last_position().await.unwrap();
            looks += 1;
            assert!(looks < 200, "one stays open that was cut off after {turns} turns");
        }
    }
}
