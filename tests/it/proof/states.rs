//! Signed states of a log: what the notary signs, what it refuses to sign, what it can prove.

use std::fs;

use fawen_domain::{
    Decider,
    entry::{EntryEvent, UnitEntry},
};
use fawen_proof::{Algorithm, Checkpoint, Notary, ProofError, TreeHead, canonical, tree};
use fawen_store::{Position, Store};

use super::exhibit::{Exhibit, STORE, classes, key, ours, python};
use crate::{
    demo::playing::{campaign, small, wait},
    program::{run, succeed},
    store::given::{Bed, execute, reserve},
};

#[tokio::test]
async fn the_log_is_proved_to_extend_what_was_signed_and_each_event_to_be_in_it() {
    let bed = Bed::sqlite().with_numbers(300).await;
    for algorithm in Algorithm::ALL {
        let notary = Notary::new(&bed.store, algorithm);
        let head = notary.head().await.unwrap();
        assert_eq!(head.size, 301);
        for old in [0, 1, 2, 255, 256, 257, 300, 301] {
            let early = notary.head_at(Position::new(old)).await.unwrap();
            let proof = notary.prove_consistency(old, head.size).await.unwrap();
            assert!(tree::extends(algorithm, &early, &head, &proof), "{old}");
        }
        for event in bed.store.raw_log(Position::START, 400).await.unwrap() {
            let proofs = notary.prove_inclusion(head.size, vec![event.position]).await.unwrap();
            let bytes = canonical::bytes(&event).unwrap();
            let proof = &proofs[0];
            assert!(tree::includes(algorithm, &head, bytes.as_bytes(), event.position, proof));
        }
    }
}

#[tokio::test]
async fn hashes_taken_in_steps_or_anew_are_the_same() {
    let bed = Bed::sqlite().with_numbers(3).await;
    let notary = Notary::new(&bed.store, Algorithm::Sha256);
    for n in 4..600 {
        execute(&bed.store, "2022", &format!("reserve-{n}"), reserve(&format!("document-{n}")))
            .await;
        if n % 37 == 0 {
            notary.catch_up().await.unwrap();
        }
    }
    let head = notary.head().await.unwrap();
    notary.rebuild().await.unwrap();
    assert_eq!(notary.head().await.unwrap(), head);
    let beyond = notary.head_at(Position::new(head.size + 1)).await.unwrap_err();
    assert!(matches!(beyond, ProofError::Beyond { .. }));
}

#[tokio::test]
async fn a_log_that_does_not_extend_what_was_signed_is_not_signed() {
    let [one, other] = [Bed::sqlite().with_numbers(20).await, Bed::sqlite().with_numbers(21).await];
    let notary = Notary::new(&one.store, Algorithm::Sha256);
    let first = notary.sign(&key(), &[]).await.unwrap();
    // The same state again is the same checkpoint.
    assert_eq!(notary.sign(&key(), std::slice::from_ref(&first)).await.unwrap(), first);
    // Recorded at other moments, so another log.
    let fork = Notary::new(&other.store, Algorithm::Sha256);
    let refused = fork.sign(&key(), std::slice::from_ref(&first)).await.unwrap_err();
    assert!(matches!(refused, ProofError::Fork { size: 21 }));
    // A log that is too short does not extend it either.
    let short = Bed::sqlite().with_numbers(2).await;
    let short = Notary::new(&short.store, Algorithm::Sha256);
    assert!(matches!(short.sign(&key(), &[first]).await, Err(ProofError::Fork { .. })));
}

#[tokio::test]
async fn the_store_remembers_what_it_signed() {
    let bed = Bed::sqlite().with_numbers(5).await;
    let notary = Notary::new(&bed.store, Algorithm::Sha256);
    let signed = notary.sign(&key(), &[]).await.unwrap();
    assert_eq!(notary.remembered().await.unwrap(), [signed.note.to_string()]);
    // A forged memory of a longer log: nothing more is signed.
    let forged = TreeHead { size: 4, root: signed.head.root };
    let forged = Checkpoint::sign(Algorithm::Sha256, forged, &key()).unwrap();
    assert!(matches!(notary.sign(&key(), &[forged]).await, Err(ProofError::Fork { size: 4 })));
}

#[test]
fn an_untouched_store_passes_with_everything_derived_again() {
    let exhibit = Exhibit::of(campaign());
    let report = exhibit.verify(&["--papers", "out"]);
    assert_eq!(report["count"], 0, "{report:#}");
    let derived = &report["derived"];
    assert_eq!(derived["drafts"], 1);
    assert_eq!(derived["files"], 4);
    assert_eq!(derived["rounds"], 2);
    assert_eq!(derived["selections"], 1);
    assert_eq!(report["covered"], report["events"]);
}

#[test]
fn sm3_is_a_choice() {
    let exhibit = Exhibit::of(small());
    succeed(exhibit.folder(), &[&["audit", "checkpoint", "--hash", "sm3"], &STORE[..]].concat());
    let report = exhibit.verify(&["--no-print"]);
    assert_eq!((&report["count"], &report["confirmed"]), (&0.into(), &2.into()));
    let hashes: Vec<_> = report["heads"].as_array().unwrap().iter().map(|h| &h["hash"]).collect();
    assert_eq!(hashes, ["sha256", "sm3"]);
}

#[test]
fn the_first_checkpoint_makes_a_key_that_is_its_owners_alone() {
    let exhibit = Exhibit::unsigned(small());
    for file in ["out/fawen.key", "out/fawen.pub"] {
        fs::remove_file(exhibit.path(file)).unwrap();
    }
    let said = succeed(exhibit.folder(), &[&["audit", "checkpoint"], &STORE[..]].concat());
    assert!(said.contains("— fawen-log-"), "{said}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let key = fs::metadata(exhibit.path("out/fawen.key")).unwrap();
        assert_eq!(key.permissions().mode() & 0o777, 0o600);
    }
    let verify = run(exhibit.folder(), &[&["audit", "verify", "--no-print"], &STORE[..]].concat());
    let said = String::from_utf8(verify.stdout).unwrap();
    assert!(verify.status.success() && said.contains("谁能换事件库就能换它"), "{said}");
}

/// What is behind the last checkpoint is told to be unprotected.
#[test]
fn events_after_the_last_checkpoint_are_counted() {
    let exhibit = Exhibit::unsigned(small());
    let words = [&["audit", "verify", "--no-print"], &STORE[..]].concat();
    let said = String::from_utf8(run(exhibit.folder(), &words).stdout).unwrap();
    let store = Store::open(exhibit.path("out/fawen.db")).unwrap();
    let events = wait(store.last_position()).unwrap();
    assert!(said.contains(&format!("其后{events}个事件没有检查点")), "{said}");
}

/// A state that is printed on a paper binds the log like a signed one: whoever has the paper has it.
#[tokio::test(flavor = "multi_thread")]
async fn a_printed_state_binds_the_log() {
    let exhibit = Exhibit::of(small());
    let head = exhibit.checkpoints("elsewhere.txt")[0].head;
    let printed = format!("fawen-checkpoint {} {}", head.size, head.root.base64());
    let words = ["--no-print", "--printed", &printed];
    assert_eq!(exhibit.verify(&words)["count"], 0);
    exhibit.rewrite("DocumentIssued", |event| event["title"] = "另一个标题".into());
    exhibit.cover_up().await;
    assert!(classes(&exhibit.verify(&words)).contains("checkpoint-root"));
}

/// What was hashed is the sealed form: an erasure leaves every proof as it was, and nothing derived changes.
#[test]
fn an_erasure_leaves_the_proofs() {
    let exhibit = Exhibit::of(campaign());
    let streams = campaign().streams();
    let (entry, case) = streams
        .iter()
        .filter(|((kind, _), _)| kind == UnitEntry::TYPE)
        .find_map(|((_, id), events)| {
            events.iter().find_map(|event| match event.decode::<UnitEntry>().unwrap() {
                Some(EntryEvent::CaseScreenedIn { case, .. }) => {
                    Some((id.clone(), case.to_string()))
                }
                _ => None,
            })
        })
        .unwrap();
    let stream = format!("UnitEntry/{entry}");
    let erase = ["erase", &stream, &case, "--reason", "本人申请", "--by", "张三"];
    succeed(exhibit.folder(), &[&erase[..], &STORE[..]].concat());
    let report = exhibit.verify(&["--checkpoints", "elsewhere.txt"]);
    assert_eq!(report["count"], 0, "{:#}", report["discrepancies"]);
    exhibit.bundle("2023-bulletin", &["--full"]);
    let known = ["--key", super::exhibit::PUBLIC, "--checkpoints", "elsewhere.txt"];
    let (accepted, found) = ours(exhibit.folder(), "bundle.zip", &known);
    assert!(accepted, "{found:?}");
    let (accepted, said) = python(exhibit.folder(), "bundle.zip", &known);
    assert!(accepted, "{said}");
}
