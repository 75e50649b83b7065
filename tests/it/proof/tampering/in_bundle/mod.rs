//! Bundles changed by somebody in between, by somebody with a key of his own, and by the holder of the key.

mod changes;
mod files;

use std::fs;

use fawen_proof::SigningKey;

use self::{
    changes::{
        add, claim, drop_one, drop_proof, insert, instruct, other_root, remove, reorder, rewrite,
        swap_paper, swap_template, without_paper, without_register,
    },
    files::{Files, packed, signed, unpacked},
};
use super::tell;
use crate::{
    demo::playing::campaign,
    proof::exhibit::{Exhibit, PUBLIC, key, ours, python},
};

/// Who packs the bundle anew.
#[derive(Debug, Clone, Copy, PartialEq)]
enum By {
    /// Somebody without a key: the manifest stays.
    Courier,
    /// Somebody with a key of the same name.
    Forger,
    /// Who has the key.
    Holder,
}

struct Way {
    name: &'static str,
    by: By,
    change: fn(&mut Files),
    class: &'static str,
}

const DOCUMENT: &str = "2023-bulletin";

const WAYS: [Way; 18] = [
    Way { name: "rewrite an event", by: By::Courier, change: rewrite, class: "bundle" },
    Way { name: "swap the paper", by: By::Courier, change: swap_paper, class: "bundle" },
    Way { name: "change the instructions", by: By::Courier, change: instruct, class: "bundle" },
    Way { name: "add a file", by: By::Courier, change: add, class: "bundle" },
    Way { name: "remove a file", by: By::Courier, change: remove, class: "bundle" },
    Way {
        name: "sign everything with another key",
        by: By::Forger,
        change: |_| {},
        class: "bundle",
    },
    Way { name: "rewrite an event", by: By::Holder, change: rewrite, class: "proof" },
    Way { name: "drop an event", by: By::Holder, change: drop_one, class: "stream-gap" },
    Way { name: "drop a proof", by: By::Holder, change: drop_proof, class: "proof" },
    Way { name: "reorder two events", by: By::Holder, change: reorder, class: "order" },
    Way { name: "insert an event", by: By::Holder, change: insert, class: "proof" },
    Way {
        name: "leave out the register",
        by: By::Holder,
        change: without_register,
        class: "number",
    },
    Way { name: "swap the paper", by: By::Holder, change: swap_paper, class: "paper" },
    Way { name: "leave out a paper", by: By::Holder, change: without_paper, class: "paper" },
    Way { name: "swap the template", by: By::Holder, change: swap_template, class: "template" },
    Way { name: "add a file", by: By::Holder, change: add, class: "surplus" },
    Way { name: "checkpoint of another log", by: By::Holder, change: other_root, class: "proof" },
    Way { name: "claim to extend a state", by: By::Holder, change: claim, class: "consistency" },
];

#[test]
fn whatever_is_done_to_a_bundle_is_found_by_both_verifiers() {
    let exhibit = Exhibit::of(campaign());
    let whole = unpacked(&exhibit.bundle(DOCUMENT, &[]));
    let known = ["--key", PUBLIC];
    // Packed anew without a change, it is the same and passes: what is found below is the change.
    fs::write(exhibit.path("tampered.zip"), packed(&signed(whole.clone(), &key()))).unwrap();
    assert!(ours(exhibit.folder(), "tampered.zip", &known).0);
    assert!(python(exhibit.folder(), "tampered.zip", &known).0);
    for Way { name, by, change, class } in WAYS {
        let mut files = whole.clone();
        change(&mut files);
        let files = match by {
            By::Courier => files,
            By::Forger => {
                signed(files, &SigningKey::generate(Some(key().verifier().name())).unwrap())
            }
            By::Holder => signed(files, &key()),
        };
        fs::write(exhibit.path("tampered.zip"), packed(&files)).unwrap();
        let (accepted, found) = ours(exhibit.folder(), "tampered.zip", &known);
        assert!(!accepted && found.contains(class), "{name} by {by:?}: {found:?}");
        let (accepted, said) = python(exhibit.folder(), "tampered.zip", &known);
        assert!(!accepted, "{name} by {by:?}: {said}");
        tell(&format!("bundle, {by:?}"), name, &format!("{class} | {}", said.trim_end()));
    }
}

/// A bundle of a rewritten log, signed with the right key: whoever kept a checkpoint finds the fork.
#[tokio::test(flavor = "multi_thread")]
async fn a_bundle_of_a_fork_is_found_by_whoever_kept_a_checkpoint() {
    let exhibit = Exhibit::of(campaign());
    exhibit
        .raw()
        .execute_batch("update events set recorded_at = '2020-01-01T00:00:00.000Z' where rowid = 3")
        .unwrap();
    exhibit.cover_up().await;
    exhibit.bundle(DOCUMENT, &[]);
    assert!(ours(exhibit.folder(), "bundle.zip", &["--key", PUBLIC]).0, "nobody else can tell");
    let known = ["--key", PUBLIC, "--checkpoints", "elsewhere.txt"];
    let (accepted, found) = ours(exhibit.folder(), "bundle.zip", &known);
    assert!(!accepted && found.contains("checkpoint-fork"), "{found:?}");
    let (accepted, said) = python(exhibit.folder(), "bundle.zip", &known);
    assert!(!accepted, "{said}");
    tell("bundle of a fork", "kept checkpoint", &format!("checkpoint-fork | {}", said.trim_end()));
}

/// Without a key named, a forger's bundle passes for what it claims to be, and that is said.
#[test]
fn a_bundle_vouches_for_nobody() {
    let exhibit = Exhibit::of(campaign());
    let forger = SigningKey::generate(Some(key().verifier().name())).unwrap();
    let forged = signed(unpacked(&exhibit.bundle(DOCUMENT, &[])), &forger);
    fs::write(exhibit.path("forged.zip"), packed(&forged)).unwrap();
    assert!(ours(exhibit.folder(), "forged.zip", &[]).0);
    let (accepted, said) = python(exhibit.folder(), "forged.zip", &[]);
    assert!(accepted && said.contains("只说明是谁自称签名"), "{said}");
    assert!(!ours(exhibit.folder(), "forged.zip", &["--key", PUBLIC]).0);
}
