//! What is printed.

use std::{collections::BTreeMap, io::Write, time::Duration};

use crate::pace::Measured;

/// What reads and commands may take at the 99th percentile.
const READS: Duration = Duration::from_millis(50);
const COMMANDS: Duration = Duration::from_millis(150);
/// How long the page beside the editor may take after a pause.
const PREVIEW: Duration = Duration::from_millis(200);

pub(crate) fn line(text: &str) {
    // A report that nobody reads is no failure of the measurement.
    drop(writeln!(std::io::stdout(), "{text}"));
}

/// Percentiles of each kind of request, and of reads and commands as a whole against their limits.
pub(crate) fn latencies(what: &str, rate: u32, measured: &[Measured]) {
    line(&format!("\n{what}: {} requests at {rate}/s; milliseconds", measured.len()));
    line(&format!("{:<28}{:>7}{:>9}{:>9}{:>9}", "", "n", "p50", "p99", "max"));
    let mut kinds: BTreeMap<(bool, &str), Vec<Duration>> = BTreeMap::new();
    for one in measured {
        kinds.entry((one.write, one.name)).or_default().push(one.took);
    }
    for ((_, name), took) in kinds {
        row(name, took);
    }
    let of = |write| measured.iter().filter(|one| one.write == write).map(|one| one.took).collect();
    against("all reads", of(false), READS);
    against("all commands", of(true), COMMANDS);
    failures(measured);
}

/// The previews of one person who types, against their limit.
pub(crate) fn previews(measured: &[Measured]) {
    line(&format!("\nediting: {} pauses one after the other; milliseconds", measured.len()));
    against("版面预览, ten pages", measured.iter().map(|one| one.took).collect(), PREVIEW);
}

fn failures(measured: &[Measured]) {
    let mut failed: BTreeMap<(&str, u16), usize> = BTreeMap::new();
    for one in measured {
        if let Some(status) = one.failed {
            *failed.entry((one.name, status)).or_default() += 1;
        }
    }
    for ((name, status), times) in failed {
        line(&format!("FAILED {name}: {status}, {times} times"));
    }
}

fn row(name: &str, mut took: Vec<Duration>) {
    took.sort();
    let at = |share| milliseconds(percentile(&took, share));
    let (median, high, most) = (at(50), at(99), at(100));
    line(&format!("{name:<28}{:>7}{median:>9.1}{high:>9.1}{most:>9.1}", took.len()));
}

fn against(name: &str, mut took: Vec<Duration>, limit: Duration) {
    if took.is_empty() {
        return;
    }
    row(name, took.clone());
    took.sort();
    let high = milliseconds(percentile(&took, 99));
    let limit = milliseconds(limit);
    line(&format!("  p99 / limit = {high:.1} / {limit:.0} = {:.2}", high / limit));
}

/// The smallest value that at least so many of a hundred do not exceed.
fn percentile(sorted: &[Duration], share: usize) -> Duration {
    let place = (sorted.len() * share).div_ceil(100);
    sorted.get(place.saturating_sub(1)).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
