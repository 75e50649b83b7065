//! Damaged pages: the doctor finds each, nothing panics, and a backup brings everything back.

use std::{fs, time::SystemTime};

use fawen_domain::lot::Lot;

use crate::{
    demo::playing::small,
    program::{run, succeed},
};

/// Bytes of a page.
const PAGE: usize = 4096;
/// How many damages are tried.
const DAMAGES: u32 = 24;

#[test]
fn every_damage_is_found_and_a_backup_restores() {
    let seed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_nanos() as u64;
    println!("seed {seed}");
    let mut lot = Lot::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let from = format!("sqlite:{}", small().folder().join("out/fawen.db").display());
    succeed(folder.path(), &["backup", "-o", "whole.db", "--store", &from]);
    let whole = fs::read(folder.path().join("whole.db")).unwrap();
    let log = succeed(folder.path(), &["log", "--json", "--store", "sqlite:whole.db"]);
    for _ in 0..DAMAGES {
        let mut damaged = whole.clone();
        // The head of a page says what lies in it: damage there is never without meaning.
        let page = lot.below(damaged.len() / PAGE);
        let head = if page == 0 { 100 } else { 0 };
        for byte in &mut damaged[page * PAGE + head..page * PAGE + head + 8] {
            *byte ^= 1 << lot.below(8);
        }
        let name = "damaged.db";
        fs::write(folder.path().join(name), &damaged).unwrap();
        let doctor = run(folder.path(), &["doctor", "--store", "sqlite:damaged.db"]);
        let said = String::from_utf8_lossy(&doctor.stdout);
        assert_eq!(doctor.status.code(), Some(1), "page {page} of seed {seed}: {said}");
        assert!(said.contains("错误  数据页"), "page {page} of seed {seed}: {said}");
        for words in [&["log"][..], &["work"], &["audit", "verify"]] {
            let words: Vec<&str> =
                words.iter().copied().chain(["--store", "sqlite:damaged.db"]).collect();
            let output = run(folder.path(), &words);
            assert!(output.status.code().is_some_and(|code| code <= 3), "{words:?} broke off");
        }
        for extension in ["", "-wal", "-shm"] {
            drop(fs::remove_file(folder.path().join(format!("{name}{extension}"))));
        }
    }
    succeed(folder.path(), &["restore", "whole.db", "--store", "sqlite:damaged.db"]);
    assert_eq!(succeed(folder.path(), &["log", "--json", "--store", "sqlite:damaged.db"]), log);
}
