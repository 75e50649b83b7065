//! What lies beside the events: the kept hashes, and the printed papers.

use std::fs;

use super::tell;
use crate::{demo::playing::small, proof::exhibit::Exhibit};

#[test]
fn a_kept_hash_that_was_changed_is_found() {
    let exhibit = Exhibit::of(small());
    let raw = exhibit.raw();
    let (key, body): (String, String) = raw
        .query_row("select key, body from views where view = 'proof_tiles_sha256'", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    let changed = if body.contains("\"A") {
        body.replacen("\"A", "\"B", 1)
    } else {
        body.replacen(":\"", ":\"A", 1)
    };
    raw.execute(
        "update views set body = ?1 where view = 'proof_tiles_sha256' and key = ?2",
        [changed, key],
    )
    .unwrap();
    let found = exhibit.classes(&["--no-print"]);
    assert!(found.contains("hashes-changed") || found.contains("event-changed"), "{found:?}");
    tell("store", "change a kept hash", "hashes-changed");
}

#[test]
fn a_paper_that_was_swapped_is_found() {
    let exhibit = Exhibit::of(small());
    let name = small().papers().into_keys().next().unwrap();
    let paper = exhibit.path("out").join(&name);
    let mut bytes = fs::read(&paper).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&paper, bytes).unwrap();
    let found = exhibit.classes(&["--no-print", "--papers", "out"]);
    assert!(found.contains("paper"), "{found:?}");
    tell("store", "swap a paper", "paper");
}
