//! Events that say something else than they did.

use proptest::prelude::*;
use rusqlite::{Connection, params};

use super::{Way, are_found};
use crate::{demo::playing::small, proof::exhibit::Exhibit};

const WAYS: [Way; 4] = [
    Way {
        name: "flip a bit of an event",
        tamper: flip,
        class: "event-changed",
        covered_up: Some("checkpoint-root"),
    },
    Way {
        name: "rewrite an event",
        tamper: rewrite,
        class: "event-changed",
        covered_up: Some("checkpoint-root"),
    },
    Way {
        name: "change who did it",
        tamper: actor,
        class: "event-changed",
        covered_up: Some("checkpoint-root"),
    },
    Way {
        name: "change when it was recorded",
        tamper: backdate,
        class: "event-changed",
        covered_up: Some("checkpoint-root"),
    },
];

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_was_changed_is_found() {
    are_found(WAYS).await;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_bit_of_any_event_counts(
        position in any::<prop::sample::Index>(), column in 0_usize..6, bit in any::<prop::sample::Index>(),
    ) {
        let exhibit = Exhibit::of(small());
        let raw = exhibit.raw();
        let position = position.index(count(&raw) as usize) as u64 + 1;
        let column = ["payload", "metadata", "event_type", "aggregate_id", "aggregate_type", "recorded_at"][column];
        flip_bit(&raw, position, column, |bits| bit.index(bits));
        prop_assert!(!exhibit.classes(&["--no-print"]).is_empty(), "{column} at {position}");
    }
}

fn flip(exhibit: &Exhibit) {
    // The last letter of the actor's name or so: the JSON stays JSON.
    let raw = exhibit.raw();
    raw.execute_batch(
        "update events set payload = replace(payload, '1', '0')
         where rowid = (select max(rowid) from events where payload like '%1%')",
    )
    .unwrap();
}

fn rewrite(exhibit: &Exhibit) {
    exhibit.rewrite("DocumentIssued", |event| event["title"] = "另一个标题".into());
}

pub(super) fn actor(exhibit: &Exhibit) {
    let raw = exhibit.raw();
    let changed = raw
        .execute(
            "update events set metadata = json_set(metadata, '$.actor.name', '另一个人')
             where event_type = 'DocumentApproved'",
            [],
        )
        .unwrap();
    assert!(changed > 0);
}

fn backdate(exhibit: &Exhibit) {
    exhibit
        .raw()
        .execute_batch("update events set recorded_at = '2020-01-01T00:00:00.000Z' where rowid = 3")
        .unwrap();
}

fn count(raw: &Connection) -> u64 {
    raw.query_row("select count(*) from event_log", [], |row| row.get(0)).unwrap()
}

fn flip_bit(raw: &Connection, position: u64, column: &str, bit: impl FnOnce(usize) -> usize) {
    let (rowid, mut bytes): (i64, Vec<u8>) = raw
        .query_row(
            &format!(
                "select events.rowid, cast({column} as blob)
                 from event_log join events using (aggregate_type, aggregate_id, sequence) where position = ?1"
            ),
            [position],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let bit = bit(bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
    let sql = format!("update events set {column} = cast(?1 as text) where rowid = ?2");
    raw.execute(&sql, params![bytes, rowid]).unwrap();
}
