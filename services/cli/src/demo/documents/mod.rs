//! The life of a document, from its draft to the archive.

mod dispatch;
mod draft;
mod recheck;

use anyhow::Context;
use fawen_domain::document::{
    Approval, ArchiveRecord, DocumentCommand, OfficialDocument, Retention,
};
use fawen_worker::{Press, PrintedFile};

use super::{
    desk::{Desk, Turn},
    scenario::{DocumentPlan, Scenario},
};

/// A document that was issued, with its files.
#[derive(Debug, Clone)]
pub(crate) struct Issued {
    /// Its number, as printed.
    pub(crate) number: String,
    /// Its title.
    pub(crate) title: String,
    /// Findings that were let stand at the re-check, with the reason.
    pub(crate) waived: Vec<String>,
    /// Its files.
    pub(crate) files: Vec<PrintedFile>,
}

/// Takes a document through its whole life and returns its files.
///
/// # Errors
/// A refusal, a paper that cannot be set, or a failure of the store.
pub(crate) async fn issue(
    desk: &Desk,
    scenario: &Scenario,
    plan: &DocumentPlan,
    press: &Press,
) -> anyhow::Result<Issued> {
    draft::draft(desk, scenario, plan).await?;
    sign(desk, scenario, plan).await?;
    recheck::recheck(desk, scenario, plan).await?;
    let files = dispatch::dispatch(desk, scenario, plan, press).await?;
    fawen_worker::settle(desk.store()).await?;
    afterwards(desk, scenario, plan).await?;
    let (state, _) = desk.store().load::<OfficialDocument>(plan.id.as_str()).await?;
    let number = state.registration().map(|entry| entry.number.to_string());
    let waivers = state.recheck().map(|recheck| recheck.waivers.as_slice()).unwrap_or_default();
    Ok(Issued {
        number: number.with_context(|| format!("“{}”没有文号", plan.id))?,
        title: state.draft().map(|draft| draft.paper.title.clone()).unwrap_or_default(),
        waived: waivers.iter().map(|w| format!("{}〔{}〕{}", w.place, w.rule, w.reason)).collect(),
        files,
    })
}

async fn sign(desk: &Desk, scenario: &Scenario, plan: &DocumentPlan) -> anyhow::Result<()> {
    let people = &scenario.people;
    let day = |hour| plan.signed_on.at(hour, 0, 0, 0);
    let drafter = Turn::new(&people.drafter, day(8));
    step(desk, plan, "submit", &drafter, DocumentCommand::Submit).await?;
    let approve =
        DocumentCommand::Approve { opinion: "内容属实，格式规范，同意报签".into() };
    step(desk, plan, "approve", &Turn::new(&people.reviewer, day(9)), approve).await?;
    let approval =
        Approval {
            name: people.signer.clone(), opinion: "同意印发".into(), on: plan.signed_on
        };
    let signer = Turn::new(&people.signer, day(10));
    step(desk, plan, "sign", &signer, DocumentCommand::Sign { approval }).await
}

async fn afterwards(desk: &Desk, scenario: &Scenario, plan: &DocumentPlan) -> anyhow::Result<()> {
    let turn = Turn::new(&scenario.people.office, plan.issued_on.at(18, 0, 0, 0));
    if let Some(channel) = plan.channel.clone() {
        step(desk, plan, "publish", &turn, DocumentCommand::Publish { channel }).await?;
    }
    if let Some(erratum) = plan.erratum.clone() {
        step(desk, plan, "correct", &turn, DocumentCommand::Correct(erratum)).await?;
    }
    let archive = ArchiveRecord { retention: Retention::ThirtyYears, piece: 1 };
    step(desk, plan, "archive", &turn, DocumentCommand::Archive(archive)).await
}

async fn step(
    desk: &Desk,
    plan: &DocumentPlan,
    name: &str,
    turn: &Turn,
    command: DocumentCommand,
) -> anyhow::Result<()> {
    let step = format!("{}/{name}", plan.id);
    desk.give::<OfficialDocument>(&step, turn, plan.id.as_str(), command).await
}
