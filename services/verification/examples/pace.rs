//! How fast a log is hashed and verified, and in how much memory: `pace [EVENTS]`, a million by default.
//!
//! The log holds registers of a thousand numbers each, written past the store, which would take minutes.

#![expect(clippy::print_stdout, reason = "it prints what it measured")]

use std::{error::Error, fs, time::Instant};

use fawen_proof::{Algorithm, Notary, SigningKey};
use fawen_store::{RawEvent, Store, Upcasters};
use fawen_verification::Survey;
use rusqlite::{Connection, params};

/// Events of one register: it is opened, then gives numbers.
const REGISTER: u64 = 1_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let events: u64 = std::env::args().nth(1).map_or(Ok(1_000_000), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("fawen.db");
    drop(Store::open(&path)?);
    fill(&path, events)?;
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

fn fill(path: &std::path::Path, events: u64) -> Result<(), Box<dyn Error>> {
    let mut database = Connection::open(path)?;
    let transaction = database.transaction()?;
    let mut insert = transaction.prepare(
        "insert into events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata)
         values ('NumberRegister', ?1, ?2, ?3, 1, ?4, ?5)",
    )?;
    for n in 0..events {
        let (register, sequence) = (n / REGISTER, n % REGISTER);
        let code = code(register);
        let (name, payload) = match sequence {
            0 => (
                "RegisterOpened",
                format!(
                    r#"{{"RegisterOpened":{{"issuer":"zwjc","code":"{code}","year":2022,"carried_over":0}}}}"#
                ),
            ),
            _ => (
                "NumberReserved",
                format!(
                    r#"{{"NumberReserved":{{"number":{{"code":"{code}","year":2022,"seq":{sequence}}},"document":"document-{n}"}}}}"#
                ),
            ),
        };
        let metadata = format!(
            r#"{{"at":"2022-09-20T01:00:00Z","actor":{{"id":"office","name":"秘书处"}},"command_id":"c-{n}"}}"#
        );
        let id = format!("{code}/2022");
        insert.execute(params![id, sequence.saturating_add(1), name, payload, metadata])?;
    }
    drop(insert);
    Ok(transaction.commit()?)
}

/// An issuer code of its own for each register: its number in Han digits.
fn code(register: u64) -> String {
    let digits: Vec<char> = "甲乙丙丁戊己庚辛壬癸".chars().collect();
    let number = register.to_string();
    let digit = |c: char| digits.get(c.to_digit(10)? as usize);
    format!("卫{}发", number.chars().filter_map(digit).collect::<String>())
}
