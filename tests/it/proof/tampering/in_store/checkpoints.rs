//! Checkpoints forged or signed for another log, and what they find and do not.

use std::fs;

use fawen_proof::{Algorithm, Checkpoint, Hash, SigningKey, TreeHead, journal};
use serde_json::json;

use super::{changed::actor, tell};
use crate::{
    demo::playing::small,
    program::succeed,
    proof::exhibit::{Exhibit, key},
};

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

/// An event that stands behind the first checkpoint, signed later: both hold.
#[test]
fn a_log_that_only_grew_passes() {
    let exhibit = Exhibit::of(small());
    succeed(exhibit.folder(), &["demo", "--scenario", "2019", "--json"]);
    exhibit.sign();
    let report = exhibit.verify(&["--no-print", "--checkpoints", "elsewhere.txt"]);
    assert_eq!((&report["count"], &report["confirmed"]), (&json!(0), &json!(2)), "{report:#}");
}
