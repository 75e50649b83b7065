//! Killed at any moment and started again, the playing ends in the same papers.
#![expect(clippy::print_stdout, reason = "the seed repeats a run that failed")]

use std::{
    collections::BTreeSet,
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use fawen_domain::lot::Lot;
use fawen_store::Position;

use super::playing::{Playing, Streams, campaign, papers, store, streams, wait};
use crate::program::{command, succeed};

/// How often the program is killed, at least.
const KILLS: u32 = 20;
/// How often while one campaign is played.
const KILLS_A_PLAYING: u32 = 12;

#[test]
fn killed_at_any_moment_it_ends_in_the_same_papers() {
    let seed = seed();
    println!("FAWEN_SEED={seed}");
    let mut lot = Lot::new(seed);
    let undisturbed = campaign();
    let expected = undisturbed.streams();
    // How long a start takes to get through all that is done already.
    let again = Playing::inside(undisturbed.folder(), "2022").took;
    let mut kills = 0;
    while kills < KILLS {
        let folder = tempfile::tempdir().unwrap();
        kills += kill_while_playing(folder.path(), &mut lot, undisturbed.took, again);
        succeed(folder.path(), &["demo"]);
        assert_eq!(papers(folder.path()), undisturbed.papers());
        assert!(!has_parts(folder.path()), "a part of a paper was left behind");
        // Reading the log has found its positions gap-free.
        let found = streams(folder.path());
        assert_no_number_twice(&found);
        assert_eq!(found, expected);
    }
}

/// Starts and kills the program, once in each slice of the time that a whole playing takes.
/// Returns how often it was in time.
fn kill_while_playing(folder: &Path, lot: &mut Lot, whole: Duration, again: Duration) -> u32 {
    let slice = whole / KILLS_A_PLAYING;
    let mut played = Duration::ZERO;
    for kills in 0..KILLS_A_PLAYING {
        let moment = slice * kills + slice * lot.below(1000) as u32 / 1000;
        // Half of a second playing is its start, half what was played before.
        let replayed = again.mul_f64(0.5 + 0.5 * played.as_secs_f64() / whole.as_secs_f64());
        if !kill_after(folder, moment - played + replayed) {
            return kills;
        }
        println!("killed at {moment:?}, position {}", position(folder));
        played = moment;
    }
    KILLS_A_PLAYING
}

/// Whether the program was still running then.
fn kill_after(folder: &Path, delay: Duration) -> bool {
    let until = Instant::now() + delay;
    let mut command = command(folder, &["demo"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(until.saturating_duration_since(Instant::now()));
    let over = child.try_wait().unwrap().is_some();
    // SIGKILL: nothing of the program runs after it.
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    // A program that ends by itself ends well.
    assert!(output.status.success() || output.status.code().is_none(), "{said}");
    !over && output.status.code().is_none()
}

/// How far the log has come.
fn position(folder: &Path) -> Position {
    match folder.join("out/fawen.db").exists() {
        true => wait(store(folder).last_position()).unwrap(),
        false => Position::START,
    }
}

fn has_parts(folder: &Path) -> bool {
    let names = folder.join("out").read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    names.into_iter().any(|name| name.to_string_lossy().ends_with(".part"))
}

fn assert_no_number_twice(streams: &Streams) {
    let events = streams.values().flatten();
    let reserved = events.filter(|event| event.event_type == "NumberReserved");
    let numbers = reserved.map(|event| event.payload["NumberReserved"]["number"].to_string());
    let numbers: Vec<String> = numbers.collect();
    let distinct: BTreeSet<&String> = numbers.iter().collect();
    assert_eq!(numbers.len(), 2, "{numbers:?}");
    assert_eq!(distinct.len(), 2, "{numbers:?}");
}

/// Another one each time; `FAWEN_SEED` repeats a run.
fn seed() -> u64 {
    let given = std::env::var("FAWEN_SEED").ok().and_then(|seed| seed.parse().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    given.unwrap_or(now.as_nanos() as u64)
}
