//! Verification (校验): everything that can be checked of the record, with its result kept for all to see.

use fawen_proof::{Checkpoint, Discrepancies, examine, journal};
use fawen_store::{Keep, RawEvent, Upcasters};
use fawen_verification::{Known, Survey};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    auditor,
    bench::{self, Failure, Running},
    keys::Keys,
};
use crate::{App, Problem, work::Desk};

/// Where the last result lies.
const SHELF: &str = "verification";
const LAST: &str = "last";
/// How many differences are kept in words.
const TOLD: usize = 200;
/// After how many events it is said how far it has come.
const STEP: u64 = 256;

/// Where verification stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Standing {
    /// What is under way: this, or the making of a bundle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub running: Option<Running>,
    /// Why what was tried last came to nothing, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
    /// The last result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Verification>,
}

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Verification {
    /// Whether nothing was found.
    pub good: bool,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who asked for it.
    pub by: String,
    /// How many events were read.
    pub events: u64,
    /// How many signed states were known.
    pub checkpoints: usize,
    /// How many of them the log agrees with.
    pub confirmed: usize,
    /// Up to which position signed states cover the log.
    pub covered: u64,
    /// What was derived again: registers, documents, rounds, selections, drafts, files.
    #[schema(value_type = serde_json::Value)]
    pub derived: serde_json::Value,
    /// How many differences were found.
    pub count: u64,
    /// The first of them, in Chinese.
    pub discrepancies: Vec<String>,
}

/// Begins a verification of the whole record; how it goes, [`standing`] says.
///
/// # Errors
/// 审计 only; another piece of work is under way.
pub async fn begin(desk: &Desk) -> Result<Standing, Problem> {
    auditor(desk)?;
    let keys = Keys::find(&desk.app.config);
    let (by, at) = (desk.principal.name.clone(), desk.at);
    bench::work(&desk.app, "校验记录", at, move |app| async move {
        let result = verify(&app, keys.as_ref(), by, at).await?;
        let body = serde_json::to_value(result)?;
        app.store.shelf(SHELF).put(LAST, Keep::new(body)).await?;
        Ok(())
    })?;
    standing(desk).await
}

/// What is under way, and the last result.
///
/// # Errors
/// 审计 only.
pub async fn standing(desk: &Desk) -> Result<Standing, Problem> {
    auditor(desk)?;
    let bench = &desk.app.bench;
    // First what is under way: a result that comes in between is then there as well.
    let (running, failed) = (bench.running(), bench.failed());
    let kept = desk.app.store.shelf(SHELF).get(LAST, desk.at).await?;
    let last = kept.map(|kept| kept.read()).transpose()?;
    Ok(Standing { running, failed, last })
}

async fn verify(
    app: &App,
    keys: Option<&Keys>,
    by: String,
    at: Timestamp,
) -> Result<Verification, Failure> {
    let (store, bench) = (&app.store, &app.bench);
    let trusted = keys.map(Keys::trusted).transpose()?.unwrap_or_default();
    let (mut known, mut found) = (Known::new(&trusted), Discrepancies::default());
    let journal = keys.map(|keys| journal::open(&keys.journal)).transpose()?.flatten();
    if let Some(journal) = journal {
        known.journal("检查点簿", journal, &mut found);
    }
    known.store(store, &mut found).await?;
    let states: Vec<_> = known.checkpoints().iter().map(Checkpoint::state).collect();
    let of = store.last_position().await?.get();
    let (mut survey, mut seen) = (Survey::new(Upcasters::default()), 0_u64);
    let see = |event: &RawEvent, found: &mut Discrepancies| {
        survey.see(event, found);
        seen = seen.saturating_add(1);
        if seen.is_multiple_of(STEP) {
            bench.step("核对事件、散列和检查点", seen, of);
        }
    };
    let mut examination = examine(store, &states, see).await?;
    found.append(std::mem::take(&mut examination.discrepancies));
    bench.step("重新推导编号、评审、推选、稿本和成品", of, of);
    let derived = fawen_verification::verify(store, &survey, Some(&app.press), &mut found).await?;
    Ok(Verification {
        good: found.is_empty(),
        at,
        by,
        events: examination.events,
        checkpoints: states.len(),
        confirmed: examination.confirmed,
        covered: examination.covered,
        derived: derived.json(),
        count: found.count(),
        discrepancies: found.kept().iter().take(TOLD).map(ToString::to_string).collect(),
    })
}
