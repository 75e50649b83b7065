//! A dump that comes back in another cluster, whose transactions are numbered anew.

use std::{path::Path, process::Command};

use fawen_domain::register::NumberRegister;
use fawen_store::{Position, Store};

use super::{
    super::given::{Bed, execute, register, replayed, reserve, whole_log},
    insert,
};
use crate::cluster::{Cluster, Database, binaries};

/// Copies a database into another, as an administrator would.
fn dump_and_restore(from: &Database, to: &Database) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dump.sql");
    let file = file.to_str().unwrap();
    run("pg_dump", &["--dbname", &from.url(), "--file", file]);
    run("psql", &["--dbname", &to.url(), "--quiet", "-v", "ON_ERROR_STOP=1", "--file", file]);
}

fn run(program: &str, words: &[&str]) {
    let output = Command::new(Path::new(&binaries()).join(program)).args(words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waited_for_its_position_gets_it_in_another_cluster() {
    let bed = Bed::postgres().await;
    // The transaction numbers here shall be far ahead of those of a new cluster.
    bed.run(
        "do $$ begin for n in 1..5000 loop
             begin insert into checkpoints values ('burnt', n);
             exception when unique_violation then null; end;
         end loop; end $$",
    )
    .await
    .unwrap();
    let bed = bed.with_numbers(3).await;
    let before = whole_log(&bed.store).await;
    let here = bed.close();
    // Once the lead is let go, nobody gives positions any more: these wait.
    here.run("select pg_advisory_lock(x'4641574e0002'::bigint)").await.unwrap();
    for sequence in 1..=2 {
        here.run(&insert("waiting", sequence)).await.unwrap();
    }
    let elsewhere: &'static Cluster = Box::leak(Box::new(Cluster::start(&["fsync = off"])));
    let there = elsewhere.empty().await;
    dump_and_restore(&here, &there);
    assert!(
        there.number("select pg_current_xact_id()::text::bigint").await
            < there.number("select txid::text::bigint from sequencer").await,
        "the mark lies in the future"
    );

    let store = Store::open_url(&there.url()).await.unwrap();
    execute(&store, "2022", "after", reserve("after")).await;
    store.wait_beyond(Position::new(6), std::time::Duration::from_secs(3600)).await.unwrap();
    let log = whole_log(&store).await;
    assert_eq!(log[..4], before[..]);
    let rest: Vec<_> = log[4..].iter().map(|event| event.aggregate_id.as_str()).collect();
    assert_eq!(rest.iter().filter(|id| **id == "waiting").count(), 2);
    assert_eq!(rest.iter().filter(|id| **id == "2022").count(), 1);
    assert_eq!(register(&store, "2022").await, replayed::<NumberRegister>(&store, "2022").await);
    assert_eq!(store.unlogged(10).await.unwrap(), []);
}
