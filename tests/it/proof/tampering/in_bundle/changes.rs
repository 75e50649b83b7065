//! What is done to a bundle: to its events, its papers and other files, and its claims about the log.

use fawen_proof::{Hash, TreeHead};

use super::files::{Files, checkpoint, edit, put_checkpoint};
use crate::proof::exhibit::key;

pub(super) fn rewrite(files: &mut Files) {
    edit(files, "events.jsonl", |lines| {
        let line = lines.iter_mut().find(|line| line.contains("DocumentSigned")).unwrap();
        *line = line.replace("同意印发", "同意签发");
    });
}

pub(super) fn drop_one(files: &mut Files) {
    take_out(files, |line| line.contains("\"event_type\":\"DocumentApproved\""));
}

pub(super) fn without_register(files: &mut Files) {
    take_out(files, |line| line.contains("\"aggregate_type\":\"NumberRegister\""));
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

pub(super) fn drop_proof(files: &mut Files) {
    edit(files, "proofs.jsonl", |lines| drop(lines.pop()));
}

pub(super) fn reorder(files: &mut Files) {
    for path in ["events.jsonl", "proofs.jsonl"] {
        edit(files, path, |lines| lines.swap(1, 2));
    }
}

/// One more event behind the last, with the proof of that one.
pub(super) fn insert(files: &mut Files) {
    for path in ["events.jsonl", "proofs.jsonl"] {
        edit(files, path, |lines| {
            let copy = lines.last().unwrap().replace("\"position\":9422", "\"position\":9423");
            assert_ne!(Some(&copy), lines.last());
            lines.push(copy);
        });
    }
}

pub(super) fn swap_paper(files: &mut Files) {
    let path = paper(files);
    files.get_mut(&path).unwrap().push(b'\n');
}

pub(super) fn without_paper(files: &mut Files) {
    let path = paper(files);
    files.remove(&path);
}

fn paper(files: &Files) -> String {
    files.keys().find(|path| path.ends_with(".pdf")).unwrap().clone()
}

pub(super) fn swap_template(files: &mut Files) {
    files.get_mut("templates/results-bulletin/paper.txt").unwrap().push(b'\n');
}

pub(super) fn instruct(files: &mut Files) {
    files.insert("说明.txt".into(), "无须查验。\n".into());
}

pub(super) fn add(files: &mut Files) {
    files.insert("附.txt".into(), "附。\n".into());
}

pub(super) fn remove(files: &mut Files) {
    files.remove("说明.txt");
}

pub(super) fn other_root(files: &mut Files) {
    let size = checkpoint(files).head.size;
    put_checkpoint(files, TreeHead { size, root: Hash([7; 32]) }, &key());
}

pub(super) fn claim(files: &mut Files) {
    let root = Hash([7; 32]).base64();
    let line = format!("{{\"proof\":[],\"root\":\"{root}\",\"size\":5}}\n");
    files.insert("consistency.jsonl".into(), line.into_bytes());
}
