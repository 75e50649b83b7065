//! Bundles changed by somebody in between, by somebody with a key of his own, and by the holder of the key.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read, Write},
};

use fawen_proof::{Algorithm, Checkpoint, Hash, Note, SigningKey, TreeHead};
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::tell;
use crate::{
    demo::playing::campaign,
    proof::exhibit::{Exhibit, PUBLIC, key, ours, python},
};

type Files = BTreeMap<String, Vec<u8>>;

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

fn unpacked(bytes: &[u8]) -> Files {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let read = |name: String| {
        let mut content = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
        (name, content)
    };
    names.into_iter().map(read).collect()
}

fn packed(files: &Files) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(path.as_str(), options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// With a manifest, a key and, of another key, a checkpoint that fit.
fn signed(mut files: Files, key: &SigningKey) -> Files {
    if key.verifier().to_string() != PUBLIC {
        let head = checkpoint(&files).head;
        put_checkpoint(&mut files, head, key);
    }
    files.insert("key.pub".into(), format!("{}\n", key.verifier()).into_bytes());
    files.remove("manifest.note");
    let line = |(path, content): (&String, &Vec<u8>)| {
        let hash: String =
            Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hash} {} {path}\n", content.len())
    };
    let lines: String = files.iter().map(line).collect();
    let text = format!("fawen-evidence-bundle/1\n{}\n{DOCUMENT}\n{lines}", key.verifier().name());
    let note = Note::sign(text, key).unwrap();
    files.insert("manifest.note".into(), note.to_string().into_bytes());
    files
}

fn checkpoint(files: &Files) -> Checkpoint {
    let note = std::str::from_utf8(&files["checkpoint.note"]).unwrap();
    Checkpoint::verify(Note::parse(note).unwrap(), key().verifier()).unwrap()
}

fn put_checkpoint(files: &mut Files, head: TreeHead, key: &SigningKey) {
    let note = Checkpoint::sign(Algorithm::Sha256, head, key).unwrap().note;
    files.insert("checkpoint.note".into(), note.to_string().into_bytes());
}

/// Changes the lines of a file.
fn edit(files: &mut Files, path: &str, change: impl FnOnce(&mut Vec<String>)) {
    let text = String::from_utf8(files[path].clone()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    change(&mut lines);
    let text: String = lines.into_iter().map(|line| line + "\n").collect();
    files.insert(path.into(), text.into_bytes());
}

/// Takes out the lines of events for which `is_out` holds, and their proofs.
fn take_out(files: &mut Files, is_out: impl Fn(&str) -> bool) {
    let mut places = Vec::new();
    edit(files, "events.jsonl", |lines| {
        places = (0..lines.len()).filter(|n| is_out(&lines[*n])).collect();
        places.iter().rev().for_each(|n| drop(lines.remove(*n)));
    });
    assert!(!places.is_empty());
    edit(files, "proofs.jsonl", |lines| places.iter().rev().for_each(|n| drop(lines.remove(*n))));
}

fn rewrite(files: &mut Files) {
    edit(files, "events.jsonl", |lines| {
        let line = lines.iter_mut().find(|line| line.contains("DocumentSigned")).unwrap();
        *line = line.replace("同意印发", "同意签发");
    });
}

fn drop_one(files: &mut Files) {
    take_out(files, |line| line.contains("\"event_type\":\"DocumentApproved\""));
}

fn drop_proof(files: &mut Files) {
    edit(files, "proofs.jsonl", |lines| drop(lines.pop()));
}

fn reorder(files: &mut Files) {
    for path in ["events.jsonl", "proofs.jsonl"] {
        edit(files, path, |lines| lines.swap(1, 2));
    }
}

/// One more event behind the last, with the proof of that one.
fn insert(files: &mut Files) {
    for path in ["events.jsonl", "proofs.jsonl"] {
        edit(files, path, |lines| {
            let copy = lines.last().unwrap().replace("\"position\":9422", "\"position\":9423");
            assert_ne!(Some(&copy), lines.last());
            lines.push(copy);
        });
    }
}

fn without_register(files: &mut Files) {
    take_out(files, |line| line.contains("\"aggregate_type\":\"NumberRegister\""));
}

fn paper(files: &Files) -> String {
    files.keys().find(|path| path.ends_with(".pdf")).unwrap().clone()
}

fn swap_paper(files: &mut Files) {
    let path = paper(files);
    files.get_mut(&path).unwrap().push(b'\n');
}

fn without_paper(files: &mut Files) {
    let path = paper(files);
    files.remove(&path);
}

fn swap_template(files: &mut Files) {
    files.get_mut("templates/results-bulletin/paper.txt").unwrap().push(b'\n');
}

fn instruct(files: &mut Files) {
    files.insert("说明.txt".into(), "无须查验。\n".into());
}

fn add(files: &mut Files) {
    files.insert("附.txt".into(), "附。\n".into());
}

fn remove(files: &mut Files) {
    files.remove("说明.txt");
}

fn other_root(files: &mut Files) {
    let size = checkpoint(files).head.size;
    put_checkpoint(files, TreeHead { size, root: Hash([7; 32]) }, &key());
}

fn claim(files: &mut Files) {
    let root = Hash([7; 32]).base64();
    let line = format!("{{\"proof\":[],\"root\":\"{root}\",\"size\":5}}\n");
    files.insert("consistency.jsonl".into(), line.into_bytes());
}
