//! Kill anything at any moment, under load: nothing that was acknowledged is lost, nothing happens twice.
//!
//! `make torture N=500` kills so often on each engine; `FAWEN_SEED` repeats a run. Offices register and discard
//! documents, watchers let follow what follows, and the campaign of 2022 is played over and over beside them.
#![expect(
    clippy::print_stdout,
    reason = "the seed repeats a run, and the figures go into the documents"
)]

mod crew;
mod ledger;
mod life;
mod place;
mod server;

use std::{
    collections::BTreeMap,
    env, thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use fawen_domain::lot::Lot;

use self::{crew::Crew, ledger::Ledger, place::Place};

/// How often something is killed if nothing else is said.
const KILLS: u32 = 30;

/// So long does everything run at most between two kills, in milliseconds.
const PAUSE: usize = 700;

fn from_environment(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// Another one each time.
fn seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    from_environment("FAWEN_SEED").unwrap_or(now.as_nanos() as u64)
}

/// Kills so often as is asked for, and looks after each kill whether anything is missing.
fn torture(place: &Place) {
    let (seed, began) = (seed(), Instant::now());
    let kills = from_environment("FAWEN_KILLS").map_or(KILLS, |kills| kills as u32);
    println!("{}：FAWEN_SEED={seed} FAWEN_KILLS={kills}", place.name());
    let mut lot = Lot::new(seed);
    let mut crew = Crew::start(place);
    let mut ledger = Ledger::new(place);
    let mut killed: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..kills {
        thread::sleep(Duration::from_millis(lot.below(PAUSE) as u64 + 50));
        let victim = crew.kill_one(&mut lot);
        *killed.entry(victim).or_default() += 1;
        crew.revive();
        ledger.take_in(crew.acknowledged());
    }
    let acknowledged = crew.stop();
    ledger.take_in(acknowledged);
    let figures = ledger.close();
    println!("{}：杀死{kills}次（{killed:?}），{figures}，用时{:?}", place.name(), began.elapsed());
}

#[test]
fn sqlite_loses_nothing_whatever_is_killed() {
    torture(&Place::sqlite());
}

#[test]
fn postgres_loses_nothing_whatever_is_killed() {
    torture(&Place::postgres());
}
