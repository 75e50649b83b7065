//! Load on `fawen serve`: a store with many cases, requests at a steady rate whoever is slow, and the rush before
//! a deadline.
//!
//! ```text
//! load --server target/release/fawen [--store FOLDER] [--cases 100000] [--rate 200] [--seconds 60] [--drafts 10000]
//! ```
//!
//! A request is due at its time, not when the one before it has been answered; its latency counts from then on
//! until the last byte of its answer. Every answer must be a success. After the rush the server is killed, and
//! every draft that it said it had kept must be there.

mod asks;
mod pace;
mod people;
mod preview;
mod report;
mod rush;
mod seed;
mod server;

use std::path::PathBuf;

/// What was asked for on the command line.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) server: PathBuf,
    pub(crate) store: Option<PathBuf>,
    pub(crate) cases: u32,
    pub(crate) rate: u32,
    pub(crate) seconds: u32,
    pub(crate) drafts: u32,
}

impl Wanted {
    fn read() -> Result<Self, String> {
        let mut wanted = Self {
            server: "target/release/fawen".into(),
            store: None,
            cases: 100_000,
            rate: 200,
            seconds: 60,
            drafts: 10_000,
        };
        let mut given = std::env::args().skip(1);
        while let Some(name) = given.next() {
            let value = given.next().ok_or(format!("{name} wants a value"))?;
            let number = || value.parse::<u32>().map_err(|error| format!("{name}: {error}"));
            match name.as_str() {
                "--server" => wanted.server = value.into(),
                "--store" => wanted.store = Some(value.into()),
                "--cases" => wanted.cases = number()?,
                "--rate" => wanted.rate = number()?.max(1),
                "--seconds" => wanted.seconds = number()?,
                "--drafts" => wanted.drafts = number()?,
                _ => return Err(format!("{name} is not known")),
            }
        }
        Ok(wanted)
    }
}

/// An error of a measurement ends it.
pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let wanted = Wanted::read()?;
    let temporary = tempfile::tempdir()?;
    let folder = wanted.store.clone().unwrap_or_else(|| temporary.path().to_path_buf());
    let seeded = seed::store(&folder, &wanted).await?;
    let people = people::with_rights(&folder, &wanted).await?;
    report::line(&format!("{} cases from {} units in the store", seeded.cases, seeded.units));

    let mut server = server::start(&wanted.server, &folder).await?;
    let visitors = people::sign_in(&server.address, people).await?;
    server.views_stand_still(&visitors).await?;
    let asks = asks::mix(&visitors, &seeded);
    pace::run(&server.address, &asks, 20, 200).await?;
    let steady =
        pace::run(&server.address, &asks, wanted.rate, wanted.rate * wanted.seconds).await?;
    report::latencies("steady", wanted.rate, &steady);

    let previews = preview::run(&server.address, &visitors.drafter).await?;
    report::previews(&previews);

    let rushed = rush::run(&server.address, &visitors, wanted.rate).await?;
    report::latencies("rush", wanted.rate, &rushed.measured);
    server.kill().await?;
    let mut server = server::start(&wanted.server, &folder).await?;
    let lost = rush::lost(&server.address, &visitors, &rushed).await?;
    report::line(&format!("{} drafts were acknowledged, {lost} of them lost", rushed.kept.len()));
    server.kill().await?;
    match lost {
        0 => Ok(()),
        lost => Err(format!("{lost} drafts were lost").into()),
    }
}
