//! The database changed past the store, by somebody who owns it: as it is, and with the hashes made to fit.

use std::fs;

use fawen_proof::{Algorithm, Checkpoint, Hash, SigningKey, TreeHead, journal};
use proptest::prelude::*;
use rusqlite::{Connection, params};
use serde_json::json;

use super::tell;
use crate::{
    demo::playing::small,
    program::succeed,
    proof::exhibit::{Exhibit, key},
};

/// A way to tamper: its name, what it does, and the class that must be found when nothing is covered up.
struct Way {
    name: &'static str,
    tamper: fn(&Exhibit),
    class: &'static str,
    /// The same when the hashes are made to fit and only the checkpoint that was carried away is left.
    covered_up: Option<&'static str>,
}

const WAYS: [Way; 10] = [
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
async fn whatever_is_done_to_the_events_is_found() {
    for Way { name, tamper, class, covered_up } in WAYS {
        let exhibit = Exhibit::of(small());
        tamper(&exhibit);
        let found = exhibit.classes(&["--no-print"]);
        assert!(found.contains(class), "{name}: {found:?}");
        tell("store", name, class);
        let Some(class) = covered_up else { continue };
        exhibit.cover_up().await;
        let found = exhibit.classes(&["--no-print"]);
        assert!(found.contains(class), "{name}, covered up: {found:?}");
        tell("store, hashes made to fit", name, class);
    }
}

/// What the documents say plainly: without a checkpoint out of reach, a change that makes sense is not found.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_checkpoint_elsewhere_a_sensible_change_passes() {
    let exhibit = Exhibit::of(small());
    actor(&exhibit);
    exhibit.cover_up().await;
    let report = exhibit.verify(&["--no-print"]);
    assert_eq!(report["count"], 0, "{report:#}");
    assert_eq!(report["covered"], 0);
    tell("store, hashes made to fit, no checkpoint elsewhere", "change who did it", "nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fork_signed_with_the_right_key_is_found() {
    let exhibit = Exhibit::of(small());
    actor(&exhibit);
    exhibit.cover_up().await;
    exhibit.sign();
    let found = exhibit.classes(&["--no-print"]);
    assert!(found.contains("checkpoint-fork"), "{found:?}");
    tell("store", "fork the log and sign it", "checkpoint-fork");
}

#[test]
fn a_forged_checkpoint_is_found() {
    for (name, forge) in [
        (
            "another key of the same name",
            SigningKey::generate(Some(key().verifier().name())).unwrap(),
        ),
        ("another key", SigningKey::generate(None).unwrap()),
    ] {
        let exhibit = Exhibit::of(small());
        let head = exhibit.checkpoints("elsewhere.txt")[0].head;
        let forged = Checkpoint::sign(Algorithm::Sha256, head, &forge).unwrap();
        fs::write(exhibit.path("forged.txt"), journal::entry(&forged.note)).unwrap();
        let found = exhibit.classes(&["--no-print", "--checkpoints", "forged.txt"]);
        assert!(found.contains("checkpoint-signature"), "{name}: {found:?}");
        tell("store", &format!("forge a checkpoint: {name}"), "checkpoint-signature");
    }
    let exhibit = Exhibit::of(small());
    let note = fs::read_to_string(exhibit.path("elsewhere.txt")).unwrap();
    let root = exhibit.checkpoints("elsewhere.txt")[0].head.root.base64();
    let other = Hash([7; 32]).base64();
    fs::write(exhibit.path("elsewhere.txt"), note.replace(&root, &other)).unwrap();
    assert!(exhibit.classes(&["--no-print"]).contains("checkpoint-signature"));
    tell("store", "forge a checkpoint: another root", "checkpoint-signature");
}

#[test]
fn a_checkpoint_that_the_key_signed_of_another_log_is_found() {
    let exhibit = Exhibit::of(small());
    let head = TreeHead { size: 3, root: Hash([7; 32]) };
    let lie = Checkpoint::sign(Algorithm::Sha256, head, &key()).unwrap();
    fs::write(exhibit.path("lie.txt"), journal::entry(&lie.note)).unwrap();
    let found = exhibit.classes(&["--no-print", "--checkpoints", "lie.txt"]);
    assert!(found.contains("checkpoint-root"), "{found:?}");
}

#[test]
fn changed_hashes_and_swapped_papers_are_found() {
    let exhibit = Exhibit::of(small());
    let raw = exhibit.raw();
    let (key, body): (String, String) = raw
        .query_row("select key, body from views where view = 'proof_tiles_sha256'", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    let changed = if body.contains("\"A") {
        body.replacen("\"A", "\"B", 1)
    } else {
        body.replacen(":\"", ":\"A", 1)
    };
    raw.execute(
        "update views set body = ?1 where view = 'proof_tiles_sha256' and key = ?2",
        [changed, key],
    )
    .unwrap();
    let found = exhibit.classes(&["--no-print"]);
    assert!(found.contains("hashes-changed") || found.contains("event-changed"), "{found:?}");
    tell("store", "change a kept hash", "hashes-changed");

    let exhibit = Exhibit::of(small());
    let name = small().papers().into_keys().next().unwrap();
    let paper = exhibit.path("out").join(&name);
    let mut bytes = fs::read(&paper).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&paper, bytes).unwrap();
    let found = exhibit.classes(&["--no-print", "--papers", "out"]);
    assert!(found.contains("paper"), "{found:?}");
    tell("store", "swap a paper", "paper");
}

/// An event that stands behind the first checkpoint, signed later: both hold.
#[test]
fn a_log_that_only_grew_passes() {
    let exhibit = Exhibit::of(small());
    succeed(exhibit.folder(), &["demo", "--scenario", "2019", "--json"]);
    exhibit.sign();
    let report = exhibit.verify(&["--no-print", "--checkpoints", "elsewhere.txt"]);
    assert_eq!((&report["count"], &report["confirmed"]), (&json!(0), &json!(2)), "{report:#}");
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

fn actor(exhibit: &Exhibit) {
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
