//! What the program tells of itself while it works: log, metrics, and how it stops.

mod sequencing;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    demo::playing::small,
    program::{command, run, succeed},
};

/// A folder with a copy of a small store.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = format!("sqlite:{}", small().folder().join("out/fawen.db").display());
    succeed(folder.path(), &["backup", "-o", "fawen.db", "--store", &from]);
    folder
}

/// The value of a metric, by its name with its labels.
fn metric(folder: &Path, name: &str) -> Option<f64> {
    let text = fs::read_to_string(folder.join("fawen.prom")).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
    Some(line.parse().unwrap())
}

#[test]
fn work_writes_its_metrics() {
    let folder = folder();
    succeed(folder.path(), &["work", "--metrics", "fawen.prom"]);
    assert_eq!(metric(folder.path(), "fawen_log_position"), Some(16.0));
    let lag = "fawen_consumer_lag_events{consumer=\"documents\"}";
    assert_eq!(metric(folder.path(), lag), Some(0.0));
    assert_eq!(metric(folder.path(), "fawen_render_jobs{state=\"done\"}"), Some(1.0));
    assert_eq!(metric(folder.path(), "fawen_print_seconds_count"), Some(1.0));
}

#[test]
fn the_log_speaks_json_and_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let quiet = run(folder.path(), &["demo", "--scenario", "2020", "--json"]);
    assert_eq!(String::from_utf8_lossy(&quiet.stderr), "");
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    let mut spoken = command(folder.path(), &["demo", "--scenario", "2020", "--json"]);
    spoken.env("FAWEN_LOG", "debug").env("FAWEN_LOG_FORMAT", "json");
    let said = spoken.output().unwrap().stderr;
    let lines: Vec<Value> = std::io::BufRead::lines(said.as_slice())
        .map(|l| serde_json::from_str(&l.unwrap()).unwrap())
        .collect();
    let commands = lines.iter().filter(|line| line["fields"]["message"] == "命令已执行").count();
    assert!(commands >= 12, "{commands} commands");
    assert!(lines.iter().all(|line| line["level"].is_string() && line["timestamp"].is_string()));
}

#[test]
fn an_unknown_level_is_wrong_use() {
    let folder = tempfile::tempdir().unwrap();
    let output = command(folder.path(), &["log"]).env("FAWEN_LOG", "loud").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("FAWEN_LOG=“loud”"));
}

#[test]
fn a_watcher_works_until_it_is_told_to_stop() {
    let folder = folder();
    let mut words = command(folder.path(), &["work", "--watch"]);
    let mut child = words.stdout(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    assert!(first.contains("已处理到日志第16位"), "{first}");
    assert!(child.try_wait().unwrap().is_none(), "it goes on");
    let told = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(told.success());
    assert!(child.wait().unwrap().success(), "it ends well");
}
