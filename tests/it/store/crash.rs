//! A process that is killed while it writes has lost nothing that it acknowledged.

use std::{
    env,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

use fawen_domain::{ids::DocumentId, register::NumberRegister};
use fawen_store::{Position, Store};
use tokio::task::JoinSet;

use super::given::{Bed, execute, on_both_engines, open, register, replayed, reserve, whole_log};

/// Tells the child which store to write; without it the child's test has nothing to do.
const STORE: &str = "FAWEN_STORE_CRASH_STORE";
/// Keeps the documents of the rounds apart.
const ROUND: &str = "FAWEN_STORE_CRASH_ROUND";

#[tokio::test(flavor = "multi_thread")]
async fn child_that_writes_until_it_is_killed() {
    let (Ok(url), Ok(round)) = (env::var(STORE), env::var(ROUND)) else {
        return;
    };
    let store = Store::open_url(&url).await.unwrap();
    let mut writers = JoinSet::new();
    for writer in 0..4 {
        let (store, round) = (store.clone(), round.clone());
        writers.spawn(async move {
            for n in 0..100_000 {
                let document = format!("{round}-{writer}-{n}");
                execute(&store, "2022", &document, reserve(&document)).await;
                println!("stored {document}");
            }
        });
    }
    writers.join_all().await;
}

/// Runs the child until it has acknowledged `enough` and kills it; returns all it acknowledged.
fn acknowledged_before_the_kill(url: &str, round: u32, enough: usize) -> Vec<String> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "store::crash::child_that_writes_until_it_is_killed", "--nocapture"])
        .env(STORE, url)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stored = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        // A line is written whole or not at all.
        let line = line.unwrap();
        if let Some((_, document)) = line.split_once("stored ") {
            stored.push(document.to_owned());
        }
        if stored.len() == enough {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    stored
}

async fn what_was_acknowledged_survives_a_kill(bed: Bed) {
    execute(&bed.store, "2022", "open", open(0)).await;
    for (round, enough) in [(1, 3), (2, 40), (3, 17), (4, 90)] {
        let stored = acknowledged_before_the_kill(&bed.url(), round, enough);
        assert!(stored.len() >= enough, "the child was killed, it did not stop by itself");

        let store = bed.rival().await;
        let register = register(&store, "2022").await;
        for document in &stored {
            let held = register.number_of(&DocumentId::new(document.as_str()));
            assert!(held.is_some(), "{document} was acknowledged and is lost");
        }
        let serials: Vec<u32> = register.entries().keys().copied().collect();
        assert_eq!(serials, (1..=register.last()).collect::<Vec<_>>());
        assert_eq!(register, replayed::<NumberRegister>(&store, "2022").await);
        // On a server the last may still wait for its place: another has to take the lead first.
        let last_but_one = Position::new(serials.len() as u64);
        store.wait_beyond(last_but_one, Duration::from_secs(1)).await.unwrap();
        assert_eq!(whole_log(&store).await.len(), serials.len() + 1);
    }
}

on_both_engines!(what_was_acknowledged_survives_a_kill,);
