//! The store: one campaign with very many cases, a round of review, papers.
//!
//! Everything is asked of the domain by its commands, as the service itself asks it.

mod campaign;
mod entries;
mod papers;
mod round;

use std::path::Path;

use fawen_domain::{Actor, Context, Decider, Refusal};
use fawen_store::{Envelope, Store};
use jiff::Timestamp;

use crate::{Outcome, Wanted, report};

pub(crate) const CAMPAIGN: &str = "load";
pub(crate) const ISSUER: &str = "load-issuer";
pub(crate) const EXPERT: &str = "expert";
/// The unit that comes to look at its cases.
pub(crate) const ENTRANT: u32 = 7;
/// Cases under review in the one round.
pub(crate) const REVIEWED: u32 = 2_000;
/// A notice in markup.
pub(crate) const MARKUP: &str = "@文种 通知\n@发文机关 压力测试促进会\n@版头 文件\n\
    @标题 压力测试促进会关于开展征集活动的通知\n@主送 各分会\n@正文\n请按时报送。\n\
    @落款 压力测试促进会\n@印发机关 压力测试促进会\n";
pub(crate) use self::papers::PUBLISHED;
/// Papers; one of sixteen is under way.
pub(crate) const PAPERS: u32 = 1_000;
const CASES_OF_A_UNIT: u32 = 3;
/// How many commands are given at once.
const AT_ONCE: usize = 128;

/// What there is to ask for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seeded {
    pub(crate) cases: u32,
    pub(crate) units: u32,
}

/// A unit with cases.
pub(crate) fn unit(number: u32) -> String {
    format!("u{number:06}")
}

/// One of its cases, of three.
pub(crate) fn case(unit: u32, number: u32) -> String {
    format!("{}.{}", self::unit(unit), number % CASES_OF_A_UNIT + 1)
}

/// A unit that has entered and not written yet.
pub(crate) fn late_unit(number: u32) -> String {
    format!("late{number:06}")
}

/// Fills the store, unless that was done before.
pub(crate) async fn store(folder: &Path, wanted: &Wanted) -> Outcome<Seeded> {
    std::fs::create_dir_all(folder)?;
    let seeded = Seeded { cases: wanted.cases, units: wanted.cases.div_ceil(CASES_OF_A_UNIT) };
    if folder.join("seeded").exists() {
        return Ok(seeded);
    }
    let began = std::time::Instant::now();
    let store = Store::open(folder.join("fawen.db"))?;
    papers::all(&store).await?;
    campaign::open(&store).await?;
    entries::all(&store, seeded, wanted.drafts).await?;
    round::assigned(&store).await?;
    report::line(&format!("seeded within {} s", began.elapsed().as_secs()));
    let began = std::time::Instant::now();
    fawen_views::catch_up(&store).await?;
    report::line(&format!("the views followed within {} s", began.elapsed().as_secs()));
    std::fs::write(folder.join("seeded"), "")?;
    Ok(seeded)
}

/// Gives a command.
async fn give<D: Decider>(store: &Store, id: &str, name: &str, command: D::Command) -> Outcome<()>
where
    D::Error: Refusal,
{
    give_as::<D>("seed", store, id, name, command).await
}

/// Gives a command in somebody's name.
async fn give_as<D: Decider>(
    who: &str,
    store: &Store,
    id: &str,
    name: &str,
    command: D::Command,
) -> Outcome<()>
where
    D::Error: Refusal,
{
    let actor = Actor { id: who.into(), name: "压力测试".into() };
    let id_of_command = format!("seed/{}/{id}/{name}", D::TYPE);
    let envelope = Envelope::new(id_of_command, Context::new(Timestamp::now(), actor));
    store.execute::<D>(id, command, &envelope).await.map_err(|error| error.to_string())?;
    Ok(())
}
