//! A copy of a playing with keys and a checkpoint that is kept elsewhere, free to be tampered with.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use fawen_proof::{Checkpoint, Note, SigningKey, journal};
use fawen_store::Store;
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    demo::playing::Playing,
    program::{project, run, succeed},
};

/// The key of the documentation of Go's `note` package: known to everyone, good for tests only.
pub(crate) const SECRET: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
pub(crate) const PUBLIC: &str =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
/// The store, as the program is told of it.
pub(crate) const STORE: [&str; 2] = ["--store", "sqlite:out/fawen.db"];
/// The checkpoints that were carried out of reach.
const ELSEWHERE: &str = "elsewhere.txt";

pub(crate) fn key() -> SigningKey {
    SECRET.parse().unwrap()
}

/// A folder with `out/`, as the playing left it, and the journal that was copied away.
pub(crate) struct Exhibit(TempDir);

impl Exhibit {
    /// A copy of a playing whose log was signed as it is.
    pub(crate) fn of(playing: &Playing) -> Self {
        let exhibit = Self::unsigned(playing);
        exhibit.sign();
        fs::copy(exhibit.path("out/fawen.checkpoints"), exhibit.path(ELSEWHERE)).unwrap();
        exhibit
    }

    /// A copy of a playing that was never signed.
    pub(crate) fn unsigned(playing: &Playing) -> Self {
        let exhibit = Self(tempfile::tempdir().unwrap());
        fs::create_dir(exhibit.path("out")).unwrap();
        let from = Connection::open(playing.folder().join("out/fawen.db")).unwrap();
        let to = exhibit.path("out/fawen.db");
        from.execute("vacuum into ?1", [to.to_str().unwrap()]).unwrap();
        for name in playing.papers().keys() {
            fs::write(exhibit.path("out").join(name), playing.file(name)).unwrap();
        }
        let key = exhibit.path("out/fawen.key");
        fawen_proof::key_file::create(&key, &self::key()).unwrap();
        fs::write(exhibit.path("out/fawen.pub"), PUBLIC).unwrap();
        exhibit
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn store(&self) -> Store {
        Store::open(self.path("out/fawen.db")).unwrap()
    }

    /// Signs the log as it is now.
    pub(crate) fn sign(&self) {
        succeed(self.folder(), &[&["audit", "checkpoint"], &STORE[..]].concat());
    }

    /// The checkpoints of a journal, with their signatures checked.
    pub(crate) fn checkpoints(&self, journal: &str) -> Vec<Checkpoint> {
        let notes = journal::read(&fs::read_to_string(self.path(journal)).unwrap()).unwrap();
        let verify = |note: Note| Checkpoint::verify(note, key().verifier()).unwrap();
        notes.into_iter().map(verify).collect()
    }

    /// The database without what protects it.
    pub(crate) fn raw(&self) -> Connection {
        let raw = Connection::open(self.path("out/fawen.db")).unwrap();
        let triggers: Vec<String> = raw
            .prepare("select name from sqlite_schema where type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        raw.execute_batch("pragma foreign_keys = off").unwrap();
        for trigger in triggers {
            raw.execute_batch(&format!("drop trigger {trigger}")).unwrap();
        }
        raw
    }

    /// Changes the JSON of the first event of this name.
    pub(crate) fn rewrite(&self, event_type: &str, change: impl FnOnce(&mut Value)) {
        let raw = self.raw();
        let (kind, id, sequence, payload): (String, String, u64, String) = raw
            .query_row(
                "select aggregate_type, aggregate_id, sequence, payload
                 from event_log join events using (aggregate_type, aggregate_id, sequence)
                 where event_type = ?1 order by position desc limit 1",
                [event_type],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )
            .unwrap();
        let mut payload: Value = serde_json::from_str(&payload).unwrap();
        change(&mut payload[event_type]);
        let payload = payload.to_string();
        let changed = raw
            .execute(
                "update events set payload = ?4
                 where (aggregate_type, aggregate_id, sequence) = (?1, ?2, ?3) and payload <> ?4",
                rusqlite::params![kind, id, sequence, payload],
            )
            .unwrap();
        assert_eq!(changed, 1, "{event_type} was to be changed");
    }

    /// What somebody does who owns the database but not the key: hashes anew, journal and memory gone.
    pub(crate) async fn cover_up(&self) {
        let store = self.store();
        let memory: &[&str] = const { &["proof_checkpoints_sha256"] };
        store.forget("proof_checkpoints_sha256", memory).await.unwrap();
        let notary = fawen_proof::Notary::new(&store, fawen_proof::Algorithm::Sha256);
        notary.rebuild().await.unwrap();
        fs::remove_file(self.path("out/fawen.checkpoints")).unwrap();
    }

    /// What `fawen audit verify` says with these words, and whether it lets the store pass.
    pub(crate) fn verify(&self, words: &[&str]) -> Value {
        let words = [&["audit", "verify", "--json", "--key", PUBLIC], &STORE[..], words].concat();
        let output = run(self.folder(), &words);
        let said = String::from_utf8_lossy(&output.stderr);
        let report: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {said}"));
        let passes = output.status.success();
        assert_eq!(passes, report["count"] == 0, "{report}");
        assert!(passes || output.status.code() == Some(1), "{said}");
        report
    }

    /// The same with the checkpoints that were carried away: the classes of what was found.
    pub(crate) fn classes(&self, words: &[&str]) -> BTreeSet<String> {
        classes(&self.verify(&[&["--checkpoints", ELSEWHERE], words].concat()))
    }

    /// Writes the bundle of a document; returns its bytes.
    pub(crate) fn bundle(&self, document: &str, words: &[&str]) -> Vec<u8> {
        let command = ["audit", "bundle", document, "-o", "bundle.zip"];
        succeed(self.folder(), &[&command, &STORE[..], words].concat());
        fs::read(self.path("bundle.zip")).unwrap()
    }
}

/// The classes of the discrepancies of a report.
pub(crate) fn classes(report: &Value) -> BTreeSet<String> {
    let found = report["discrepancies"].as_array().unwrap().iter();
    found.map(|found| found["class"].as_str().unwrap().to_owned()).collect()
}

/// Whether the program accepts a bundle, and what it finds.
pub(crate) fn ours(folder: &Path, file: &str, words: &[&str]) -> (bool, BTreeSet<String>) {
    let command = ["audit", "check", file, "--json", "--no-print"];
    let output = run(folder, &[&command, words].concat());
    let said = String::from_utf8_lossy(&output.stderr);
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {said}"));
    let accepted = output.status.success();
    assert_eq!(report["accepted"], accepted, "{report}");
    assert!(accepted || output.status.code() == Some(1), "{said}");
    (accepted, classes(&report))
}

/// Whether the verifier in Python accepts a bundle, and what it says.
pub(crate) fn python(folder: &Path, file: &str, words: &[&str]) -> (bool, String) {
    let output = Command::new(project("target/measure/bin/python"))
        .arg(project("tests/tools/verify_bundle.py"))
        .arg(file)
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let accepted = output.status.success();
    assert!(accepted || said.starts_with("查验不通过"), "{said}");
    (accepted, said)
}
