//! `fawen consumers`, `fawen work`: alarms are seen, and go when their cause has gone.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{transcript, transcripts};
use crate::{demo::playing::Playing, program::succeed};

const STORE: [&str; 2] = ["--store", "sqlite:out/fawen.db"];

/// What the program says, without its structured log, whose lines bear the time of day.
fn with_store(folder: &Path, words: &[&str]) -> String {
    let told = transcript(folder, &[words, &STORE].concat());
    told.split_inclusive('\n').filter(|line| !line.contains("  WARN ")).collect()
}

/// The small playing in a folder of its own.
fn playing() -> (tempfile::TempDir, Playing) {
    let folder = tempfile::tempdir().unwrap();
    let playing = Playing::inside(folder.path(), "2020");
    (folder, playing)
}

/// The store past its own program, as a damaged disk or a wrong hand would have it.
fn raw(folder: &Path) -> rusqlite::Connection {
    let raw = rusqlite::Connection::open(folder.join("out/fawen.db")).unwrap();
    raw.execute_batch("drop trigger if exists events_keep_update").unwrap();
    raw
}

#[test]
fn each_consumer_says_how_far_it_is() {
    let (folder, _) = playing();
    insta::assert_snapshot!(with_store(folder.path(), &["consumers"]));
}

#[test]
fn an_event_that_cannot_be_taken_is_an_alarm_until_a_retry_takes_it() {
    let (folder, _) = playing();
    let folder = folder.path();
    let raw = raw(folder);
    let second = "aggregate_type = 'OfficialDocument' and sequence = 2";
    let select = format!("select payload from events where {second}");
    let payload: String = raw.query_row(&select, [], |row| row.get(0)).unwrap();
    raw.execute(&format!("update events set payload = '{{}}' where {second}"), []).unwrap();
    raw.execute("delete from checkpoints where consumer = 'documents'", []).unwrap();
    let lagging = with_store(folder, &["consumers", "--json"]);
    assert!(lagging.contains("\"lag\": 16"), "{lagging}");

    let mut told = with_store(folder, &["work", "--out", "files"]);
    told.truncate(told.find("  2020-notice").unwrap_or(0));
    let commands: [&[&str]; 3] =
        [&["consumers"], &["consumers", "retry", "documents"], &["views", "rebuild"]];
    for words in commands {
        told.push_str(&with_store(folder, words));
    }
    raw.execute(&format!("update events set payload = ?1 where {second}"), [payload]).unwrap();
    told.push_str(&with_store(folder, &["consumers", "retry", "--position", "7"]));
    told.push_str(&with_store(folder, &["consumers"]));
    insta::assert_snapshot!(told);
}

#[test]
fn wrong_words() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 4] = [
        &["consumers"],
        &["consumers", "retry", "nobody"],
        &["consumers", "retry", "--position", "x"],
        &["work"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
}

/// Every printing is repeated from the log, with the bytes that were recorded, and only once.
#[test]
fn printings_are_repeated_once_and_compared() {
    let (folder, playing) = playing();
    let words = [&["work", "--json", "--out", "files"], STORE.as_slice()].concat();
    let first: Value = serde_json::from_str(&succeed(folder.path(), &words)).unwrap();
    let mut hashes = BTreeSet::new();
    for job in first["jobs"].as_array().unwrap() {
        assert_eq!(job["state"], "done", "{job}");
        for file in job["files"].as_array().unwrap() {
            let path = Path::new(file.as_str().unwrap());
            let hash = hash(&fs::read(folder.path().join(path)).unwrap());
            assert_eq!(path.file_stem().unwrap(), hash.as_str());
            hashes.insert(hash);
        }
    }
    let printed: BTreeSet<String> = playing.papers().into_values().collect();
    assert_eq!(hashes, printed);
    let again: Value = serde_json::from_str(&succeed(folder.path(), &words)).unwrap();
    assert!(again["jobs"].as_array().unwrap().is_empty());
}

/// A record that was tampered with no longer fits the paper.
#[test]
fn a_printing_that_differs_from_its_record_is_an_alarm() {
    let (folder, playing) = playing();
    let hash = playing.papers().into_values().next().unwrap();
    raw(folder.path())
        .execute("update events set payload = replace(payload, ?1, ?2)", [&hash, &"0".repeat(64)])
        .unwrap();
    let raw = raw(folder.path());
    raw.execute_batch("delete from checkpoints where consumer = 'render-files'; delete from jobs")
        .unwrap();
    let told = with_store(folder.path(), &["work"]);
    assert!(told.contains("与记录不符（记录000000"), "{told}");
    assert!(told.contains("! 告警：render-files："), "{told}");
    assert!(told.ends_with("= 1\n"), "{told}");
    assert!(!folder.path().join("files").exists(), "nothing is written that is not as recorded");
    // Told to try again, it comes to the same; nothing else of the alarm gets lost.
    let told = with_store(folder.path(), &["consumers", "retry", "render-files"]);
    assert!(told.contains("重试成功1个"), "{told}");
    assert!(with_store(folder.path(), &["work"]).ends_with("= 1\n"));
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
