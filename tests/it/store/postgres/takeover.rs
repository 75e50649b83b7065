//! One process gives the positions; when its session ends, another goes on.

use std::collections::BTreeSet;

use tokio::task::JoinSet;

use super::super::given::{Bed, execute, open, reserve, whole_log};

/// The session of the server that holds the lead.
const LEADER: &str = "select pid::bigint from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and granted and application_name = 'fawen-sequencer'
      and datname = current_database()";

/// Ends it; says who it was, or 0 when nobody leads just now.
async fn end_leader(bed: &Bed) -> i64 {
    let end = format!(
        "select coalesce(max(case when pg_terminate_backend(pid::int) then pid end), 0)
         from ({LEADER}) leader"
    );
    bed.database().number(&end).await
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_leader_dies_in_the_middle_another_goes_on() {
    let bed = Bed::postgres().await;
    let stores = [bed.store.clone(), bed.rival().await, bed.rival().await];
    let mut tasks = JoinSet::new();
    for (writer, store) in stores.iter().cycle().take(6).enumerate() {
        let store = store.clone();
        tasks.spawn(async move {
            let id = writer.to_string();
            execute(&store, &id, &format!("open-{id}"), open(0)).await;
            for n in 0..40 {
                let document = format!("{id}-{n}");
                execute(&store, &id, &document, reserve(&document)).await;
            }
        });
    }
    let mut leaders = BTreeSet::new();
    while !tasks.is_empty() {
        leaders.insert(end_leader(&bed).await);
        // The next one shall come to work before it dies, too.
        drop(tokio::time::timeout(std::time::Duration::from_millis(400), tasks.join_next()).await);
    }
    leaders.remove(&0);
    assert!(leaders.len() > 1, "several led, one after the other: {leaders:?}");
    // Reading has found the positions gap-free.
    assert_eq!(whole_log(&bed.store).await.len(), 6 * 41);
    assert_eq!(bed.database().number("select count(*) from events").await, 6 * 41);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_closes_hands_the_lead_on() {
    let bed = Bed::postgres().await;
    execute(&bed.store, "2022", "open", open(0)).await;
    let first = bed.database().number(LEADER).await;
    let rival = bed.rival().await;
    let database = bed.close();
    execute(&rival, "2022", "reserve", reserve("notice")).await;
    assert_ne!(database.number(LEADER).await, first);
    assert_eq!(whole_log(&rival).await.len(), 2);
}
