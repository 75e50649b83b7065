//! The stored form of every event is kept forever: one golden JSON file for each.
//!
//! Files are added, never edited: an event in a log of ten years ago still reads.

use std::{collections::BTreeSet, fs, path::PathBuf};

use fawen_domain::{Decider, DomainEvent, register::NumberRegister};

fn folder(stream_type: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/events")).join(stream_type)
}

/// Every event of the aggregate has its file, every file is an event, and each file reads into
/// an event that writes the same JSON.
fn check<D: Decider>() {
    let files: BTreeSet<String> = fs::read_dir(folder(D::TYPE))
        .unwrap_or_else(|error| panic!("{}: {error}", folder(D::TYPE).display()))
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let names: BTreeSet<String> = D::Event::NAMES.iter().map(ToString::to_string).collect();
    assert_eq!(files, names, "golden files of {} and its events", D::TYPE);
    for name in names {
        let golden = fs::read_to_string(folder(D::TYPE).join(format!("{name}.json"))).unwrap();
        let event: D::Event = serde_json::from_str(&golden)
            .unwrap_or_else(|error| panic!("{} {name} no longer reads: {error}", D::TYPE));
        assert_eq!(event.name(), name, "{}: the file holds another event", D::TYPE);
        let written = serde_json::to_value(&event).unwrap();
        let stored: serde_json::Value = serde_json::from_str(&golden).unwrap();
        assert_eq!(written, stored, "{} {name} is written differently", D::TYPE);
    }
}

#[test]
fn number_register() {
    check::<NumberRegister>();
}
