//! Taking care of a store: backup, restoring, and the doctor.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use rusqlite::Connection;
use serde_json::Value;

use crate::{
    demo::playing::small,
    program::{run, succeed},
};

const STORE: [&str; 2] = ["--store", "sqlite:fawen.db"];

/// A folder with a copy of a small store.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = format!("sqlite:{}", small().folder().join("out/fawen.db").display());
    succeed(folder.path(), &["backup", "-o", "fawen.db", "--store", &from]);
    folder
}

fn log(folder: &Path, store: &str) -> String {
    succeed(folder, &["log", "--json", "--store", &format!("sqlite:{store}")])
}

fn with_store<'a>(words: &[&'a str]) -> Vec<&'a str> {
    words.iter().copied().chain(STORE).collect()
}

/// What the doctor says, by what was looked at.
fn doctor(folder: &Path) -> (Option<i32>, Vec<(String, String, String)>) {
    let output = run(folder, &with_store(&["doctor", "--json"]));
    let looks: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let text = |look: &Value, field: &str| look[field].as_str().unwrap().to_owned();
    let looks = looks.iter();
    let looks = looks.map(|look| (text(look, "what"), text(look, "state"), text(look, "found")));
    (output.status.code(), looks.collect())
}

/// What the doctor says of one thing.
fn look(folder: &Path, what: &str) -> (String, String) {
    let (_, looks) = doctor(folder);
    let (_, state, found) = looks.into_iter().find(|(name, ..)| name == what).unwrap();
    (state, found)
}

#[test]
fn a_backup_restores_the_same_log_and_nothing_is_written_over() {
    let folder = folder();
    let told = succeed(folder.path(), &with_store(&["backup", "-o", "copy.db"]));
    assert!(told.contains("已备份到“copy.db”：16个事件"), "{told}");
    let again = run(folder.path(), &with_store(&["backup", "-o", "copy.db"]));
    assert_eq!(again.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&again.stderr).contains("不会覆盖"));
    let over = run(folder.path(), &with_store(&["restore", "copy.db"]));
    assert_eq!(over.status.code(), Some(3));
    succeed(folder.path(), &["restore", "copy.db", "--store", "sqlite:again.db"]);
    assert_eq!(log(folder.path(), "again.db"), log(folder.path(), "fawen.db"));
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().ends_with(".part")), "{names:?}");
}

#[test]
fn a_damaged_backup_is_not_restored() {
    let folder = folder();
    succeed(folder.path(), &with_store(&["backup", "-o", "copy.db"]));
    let path = folder.path().join("copy.db");
    let mut bytes = fs::read(&path).unwrap();
    // Every page but the first two: the file still opens.
    bytes[8192..].iter_mut().step_by(97).for_each(|byte| *byte ^= 0x55);
    fs::write(&path, bytes).unwrap();
    let refused = run(folder.path(), &["restore", "copy.db", "--store", "sqlite:again.db"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(!folder.path().join("again.db").exists());
    let other = folder.path().join("other.db");
    fs::write(&other, "no database").unwrap();
    let refused = run(folder.path(), &["restore", "other.db", "--store", "sqlite:again.db"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("不是发文存储"));
}

#[test]
fn a_backup_whose_log_was_cut_is_not_restored() {
    let folder = folder();
    succeed(folder.path(), &with_store(&["backup", "-o", "copy.db"]));
    let copy = Connection::open(folder.path().join("copy.db")).unwrap();
    copy.execute_batch(
        "drop trigger event_log_keep_delete; pragma foreign_keys = off;
         delete from event_log where position = 9;",
    )
    .unwrap();
    drop(copy);
    let refused = run(folder.path(), &["restore", "copy.db", "--store", "sqlite:again.db"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        said.contains("日志不完整：给出过16位，末位是第16位，日志有15条，事件有16个"),
        "{said}"
    );
}

#[test]
fn a_healthy_store_has_no_faults() {
    let folder = folder();
    succeed(folder.path(), &with_store(&["audit", "checkpoint"]));
    let (status, looks) = doctor(folder.path());
    let faults: Vec<_> = looks.iter().filter(|(_, state, _)| state == "fault").collect();
    assert_eq!((status, faults), (Some(0), vec![]));
    let names: Vec<&str> = looks.iter().map(|(what, ..)| what.as_str()).collect();
    let expected = ["数据页", "事件次序", "消费进度", "告警", "时钟", "签名密钥", "字体", "磁盘"];
    assert_eq!(names, expected);
}

#[test]
fn a_key_that_others_can_read_is_a_fault() {
    let folder = folder();
    assert_eq!(look(folder.path(), "签名密钥").0, "notice");
    succeed(folder.path(), &with_store(&["audit", "checkpoint"]));
    assert_eq!(look(folder.path(), "签名密钥").0, "well");
    let key = folder.path().join("fawen.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let (state, found) = look(folder.path(), "签名密钥");
    assert_eq!(state, "fault");
    assert!(found.contains("chmod 600"), "{found}");
}

#[test]
fn holes_and_a_clock_that_is_behind_are_faults() {
    let folder = folder();
    let store = Connection::open(folder.path().join("fawen.db")).unwrap();
    store
        .execute_batch(
            "drop trigger events_keep_update;
             update events set recorded_at = '2999-01-01T00:00:00.000Z'
             where (aggregate_type, aggregate_id, sequence) in
                   (select aggregate_type, aggregate_id, sequence from event_log where position = 16);",
        )
        .unwrap();
    let (state, found) = look(folder.path(), "时钟");
    assert_eq!(state, "fault");
    assert!(found.contains("2999-01-01"), "{found}");
    store
        .execute_batch(
            "drop trigger event_log_keep_delete; pragma foreign_keys = off;
             delete from event_log where position = 9;",
        )
        .unwrap();
    let (state, found) = look(folder.path(), "事件次序");
    assert_eq!(state, "fault");
    assert!(found.contains("第9位"), "{found}");
    assert_eq!(look(folder.path(), "数据页").0, "fault");
}
