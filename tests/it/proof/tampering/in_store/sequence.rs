//! Events taken away, brought in or put into another order.

use rusqlite::Connection;

use super::{Way, are_found};
use crate::proof::exhibit::Exhibit;

const WAYS: [Way; 6] = [
    Way { name: "drop an event", tamper: drop_one, class: "log-gap", covered_up: None },
    Way {
        name: "drop an event and close the gap",
        tamper: drop_and_close,
        class: "event-changed",
        covered_up: Some("log-truncated"),
    },
    Way {
        name: "reorder two events",
        tamper: reorder,
        class: "event-changed",
        covered_up: Some("checkpoint-root"),
    },
    Way {
        name: "insert an event",
        tamper: insert,
        class: "event-changed",
        covered_up: Some("checkpoint-root"),
    },
    Way {
        name: "insert past the log",
        tamper: insert_past,
        class: "event-unlogged",
        covered_up: Some("event-unlogged"),
    },
    Way {
        name: "truncate the log",
        tamper: truncate,
        class: "log-truncated",
        covered_up: Some("log-truncated"),
    },
];

#[tokio::test(flavor = "multi_thread")]
async fn a_log_with_other_events_than_were_recorded_is_found() {
    are_found(WAYS).await;
}

fn drop_one(exhibit: &Exhibit) {
    exhibit
        .raw()
        .execute_batch(
            "delete from events where (aggregate_type, aggregate_id, sequence) =
                 (select aggregate_type, aggregate_id, sequence from event_log where position = 4);
             delete from event_log where position = 4;",
        )
        .unwrap();
}

fn drop_and_close(exhibit: &Exhibit) {
    drop_one(exhibit);
    exhibit
        .raw()
        .execute_batch(
            "update event_log set position = -position where position > 4;
             update event_log set position = -position - 1 where position < 0;
             update sqlite_sequence set seq = seq - 1 where name = 'event_log';",
        )
        .unwrap();
}

fn reorder(exhibit: &Exhibit) {
    exhibit
        .raw()
        .execute_batch(
            "update event_log set position = -4 where position = 4;
             update event_log set position = 4 where position = 5;
             update event_log set position = 5 where position = -4;",
        )
        .unwrap();
}

fn insert(exhibit: &Exhibit) {
    let raw = exhibit.raw();
    intrude(&raw);
    raw.execute_batch(
        "update event_log set position = -position where position >= 4;
         update event_log set position = 1 - position where position < 0;
         insert into event_log (position, aggregate_type, aggregate_id, sequence) values (4, 'Issuer', 'intruder', 1);",
    )
    .unwrap();
}

fn insert_past(exhibit: &Exhibit) {
    intrude(&exhibit.raw());
}

/// The first event once more, in a stream of its own; the log does not know of it.
fn intrude(raw: &Connection) {
    raw.execute_batch(
        "insert into events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, recorded_at)
         select 'Issuer', 'intruder', 1, event_type, event_version, payload, metadata, recorded_at
         from events where event_type = 'IssuerRegistered' limit 1;",
    )
    .unwrap();
}

fn truncate(exhibit: &Exhibit) {
    exhibit
        .raw()
        .execute_batch(
            "delete from events where (aggregate_type, aggregate_id, sequence) in
                 (select aggregate_type, aggregate_id, sequence from event_log where position > 6);
             delete from event_log where position > 6;
             update sqlite_sequence set seq = 6 where name = 'event_log';",
        )
        .unwrap();
}
