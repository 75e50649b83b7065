//! A long log on a server, written past the commands but through the triggers.

use std::time::Duration;

use fawen_store::{Position, Store};
use sqlx::{PgPool, raw_sql};

use crate::load::Outcome;

/// How many events lie in one stream.
const STREAM: u64 = 1000;

/// Fills the log up to so many events, and waits until they are in order.
pub(crate) async fn fill(store: &Store, pool: &PgPool, events: u64) -> Outcome<()> {
    let before = store.last_position().await?.get();
    let missing = events.saturating_sub(before);
    let insert = format!(
        r#"set search_path = fawen;
        insert into events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                            metadata)
        select 'NumberRegister', 'long-{before}-' || n / {STREAM}, 1 + n % {STREAM}, 'NumberReserved', '1',
            json_build_object('NumberReserved', json_build_object('document', 'd-' || n, 'number',
                json_build_object('seq', 1 + n % {STREAM}, 'code', '卫健政促发', 'year', 2022))),
            json_build_object('command_id', 'long-{before}-' || n, 'at', '2022-09-20T01:00:00Z',
                              'actor', '测速')
        from generate_series(0, {missing} - 1) n"#
    );
    raw_sql(&insert).execute(pool).await?;
    let last = Position::new(events.max(before).saturating_sub(1));
    store.wait_beyond(last, Duration::from_secs(1)).await?;
    raw_sql("vacuum analyze fawen.events, fawen.event_log").execute(pool).await?;
    Ok(())
}
