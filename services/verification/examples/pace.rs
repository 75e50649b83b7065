//! How fast a log is hashed and verified, and in how much memory: `pace [EVENTS]`, a million by default.
//!
//! The log holds registers of a thousand numbers each, written past the store, which would take minutes.

#![expect(clippy::print_stdout, reason = "it prints what it measured")]

#[path = "../../store/examples/load/registers.rs"]
mod registers;

use std::{error::Error, fs, time::Instant};

use fawen_proof::{Algorithm, Notary, SigningKey};
use fawen_store::{RawEvent, Store, Upcasters};
use fawen_verification::Survey;

/// Events of one register: it is opened, then gives numbers.
const REGISTER: u64 = 1_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let events: u64 = std::env::args().nth(1).map_or(Ok(1_000_000), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("fawen.db");
    let places = (0..events).map(|n| (n / REGISTER, n % REGISTER + 1));
    registers::fill(&path, places)?;
    let store = Store::open(&path)?;
    let notary = Notary::new(&store, Algorithm::Sha256);
    timed("hash and keep", events, notary.catch_up()).await?;
    let key = SigningKey::generate(None)?;
    let checkpoint = timed("sign", 1, notary.sign(&key, &[])).await?;
    let mut survey = Survey::new(Upcasters::default());
    let see = |event: &RawEvent, found: &mut _| survey.see(event, found);
    let known = [checkpoint.state()];
    let examined = timed("examine", events, fawen_proof::examine(&store, &known, see)).await?;
    let mut found = examined.discrepancies;
    let derive = fawen_verification::verify(&store, &survey, None, &mut found);
    let derived = timed("derive again", events, derive).await?;
    println!(
        "{} events, {} registers, {} discrepancies",
        examined.events,
        derived.registers,
        found.count()
    );
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("most memory: {}", line.trim_start_matches("VmHWM:").trim());
    }
    Ok(())
}

async fn timed<T, E>(
    what: &str,
    count: u64,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let began = Instant::now();
    let done = work.await?;
    let took = began.elapsed();
    let pace = u128::from(count).saturating_mul(1_000_000) / took.as_micros().max(1);
    println!("{what}: {:.1} s, {pace} events/s", took.as_secs_f64());
    Ok(done)
}
