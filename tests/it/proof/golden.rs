//! What is hashed and signed stays what it is, to the byte: files are added, never edited.

use std::fs;

use fawen_proof::{Algorithm, Checkpoint, TreeHead, canonical};
use fawen_store::{Position, RawEvent};

use super::exhibit::key;
use crate::program::project;

fn golden(name: &str) -> String {
    fs::read_to_string(project("tests/golden/proof").join(name)).unwrap()
}

fn event() -> RawEvent {
    RawEvent {
        position: Position::new(12),
        aggregate_type: "NumberRegister".into(),
        aggregate_id: "卫健政促发/2022".into(),
        sequence: 2,
        event_type: "NumberReserved".into(),
        event_version: 1,
        payload: r#"{"NumberReserved": {"number": {"code": "卫健政促发", "year": 2022, "seq": 10},
            "document": "2022-notice", "seed": 18446744073709551615}}"#
            .into(),
        metadata: r#"{"at":"2022-10-08T02:00:00Z","actor":{"id":"office","name":"秘书处"},
            "command_id":"demo/2022/register/number"}"#
            .into(),
        recorded_at: "2026-01-02T03:04:05.678Z".into(),
    }
}

#[test]
fn the_bytes_of_an_event_and_its_leaf_hashes() {
    let bytes = canonical::bytes(&event()).unwrap();
    assert_eq!(bytes, golden("event.json").trim_end());
    let hashes = Algorithm::ALL
        .map(|algorithm| format!("{} {}\n", algorithm.name(), algorithm.leaf(bytes.as_bytes())));
    assert_eq!(hashes.concat(), golden("leaf-hashes.txt"));
}

#[test]
fn a_signed_checkpoint() {
    let leaf =
        |algorithm: Algorithm| algorithm.leaf(canonical::bytes(&event()).unwrap().as_bytes());
    for algorithm in Algorithm::ALL {
        let head = TreeHead { size: 1, root: leaf(algorithm) };
        let note = Checkpoint::sign(algorithm, head, &key()).unwrap().note.to_string();
        assert_eq!(note, golden(&format!("checkpoint-{}.note", algorithm.name())));
    }
}
