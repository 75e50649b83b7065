//! What a process on PostgreSQL tells of the order that it gives to the events.

use std::{
    io::{BufRead, BufReader, Lines},
    path::Path,
    process::{Child, ChildStderr, ChildStdout, Command, Stdio},
};

use serde_json::Value;
use sqlx::{Connection, raw_sql};

use super::metric;
use crate::{
    cluster::{Database, cluster},
    program::{command, run},
    store::postgres::insert,
};

/// `fawen work --watch` on a database, with a password in its address that nobody asks for.
struct Watcher {
    child: Child,
    out: Lines<BufReader<ChildStdout>>,
    log: Lines<BufReader<ChildStderr>>,
}

impl Watcher {
    fn start(folder: &Path, database: &Database) -> Self {
        let url = database.url().replace("postgres@", "postgres:geheim@");
        let words = ["work", "--watch", "--metrics", "fawen.prom", "--store", &url];
        let mut words = command(folder, &words);
        words.env("FAWEN_LOG", "info").env("FAWEN_LOG_FORMAT", "json");
        let mut child = words.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap()).lines();
        let log = BufReader::new(child.stderr.take().unwrap()).lines();
        Self { child, out, log }
    }

    /// Reads on until it has worked up to this position, which comes after the metrics are written.
    fn reaches(&mut self, position: u32) {
        let reached = format!("第{position}位");
        assert!(self.out.any(|line| line.unwrap().contains(&reached)), "it ended");
    }

    /// Reads on in its log until it says this.
    fn says(&mut self, words: &str) -> Value {
        let mut lines = self.log.by_ref().map(|line| line.unwrap());
        let line = lines.find(|line| {
            assert!(!line.contains("geheim"), "{line}");
            line.contains(words)
        });
        serde_json::from_str(&line.expect("it ended")).unwrap()
    }

    fn stops(&mut self) {
        Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // It has ended already, unless the test failed.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The sequencer has looked since this moment, by the clock of the server, and rests.
async fn has_looked(database: &Database) {
    let now = database.number("select (extract(epoch from clock_timestamp()) * 1e6)::bigint").await;
    let looked = format!(
        "select count(*) from pg_stat_activity where application_name = 'fawen-sequencer'
           and datname = current_database() and state = 'idle' and query = 'select events_wait()'
           and extract(epoch from query_start) * 1e6 > {now}"
    );
    while database.number(&looked).await == 0 {}
}

#[tokio::test(flavor = "multi_thread")]
async fn the_order_of_events_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let database = cluster().database().await;
    for sequence in 1..=2 {
        database.run(&insert("restored", sequence)).await.unwrap();
    }
    database.run("update sequencer set cluster = 0").await.unwrap();
    let mut watcher = Watcher::start(folder.path(), &database);
    watcher.says("取得排序权");
    let repair = watcher.says("事件顺序已接续");
    assert_eq!((&repair["level"], &repair["fields"]["events"]), (&"WARN".into(), &2.into()));
    watcher.reaches(2);

    // An older transaction keeps an event waiting.
    let mut older = database.connect().await;
    let mut transaction = older.begin().await.unwrap();
    raw_sql(&insert("older", 1)).execute(&mut *transaction).await.unwrap();
    database.run(&insert("waiting", 1)).await.unwrap();
    has_looked(&database).await;
    transaction.commit().await.unwrap();
    watcher.reaches(4);

    let end = "select count(pg_terminate_backend(pid)) from pg_stat_activity
               where application_name = 'fawen-sequencer' and datname = current_database()";
    assert_eq!(database.number(end).await, 1);
    let lost = watcher.says("数据库连接中断");
    let fields = &lost["fields"];
    assert_eq!(fields["task"], "sequencer");
    // What the server said, or only that it is gone: whichever came first.
    assert!(fields["reason"].as_str().unwrap().starts_with("与数据库的连接中断："), "{lost}");
    watcher.says("数据库连接已恢复");
    watcher.says("取得排序权");
    database.run(&insert("after", 1)).await.unwrap();
    watcher.reaches(5);

    for (name, value) in [
        ("fawen_sequencer_leading", 1.0),
        ("fawen_sequencer_leads_total", 2.0),
        ("fawen_sequencer_repairs_total", 1.0),
        ("fawen_sequencer_repaired_events_total", 2.0),
        ("fawen_connections_lost_total{task=\"sequencer\"}", 1.0),
    ] {
        assert_eq!(metric(folder.path(), name), Some(value), "{name}");
    }
    // Transactions of other tests are older, too.
    assert!(metric(folder.path(), "fawen_position_wait_seconds_count").unwrap() >= 1.0);
    // The last batch may be read before it is counted.
    assert!(metric(folder.path(), "fawen_position_batch_events_sum").unwrap() >= 2.0);
    watcher.stops();
}

/// Connections that end with the program are not lost.
#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_ends_well_tells_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = cluster().database().await;
    database.run(&insert("quiet", 1)).await.unwrap();
    for words in [&["log"][..], &["consumers"], &["work"], &["log"]].repeat(3) {
        let output = run(folder.path(), &[words, &["--store", &database.url()]].concat());
        assert!(output.status.success());
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    }
}
