//! `fawen demo`: plays real campaigns and papers from their first draft to the archive.
//!
//! Everything runs through the same commands as in real work, at the times of the past. Each
//! command has an identifier, so that a playing that was cut off goes on where it stopped and
//! comes to the same papers.

mod campaign;
mod desk;
mod documents;
mod entries;
mod invention;
mod issuer;
mod report;
mod review;
mod scenario;
mod selection;

use std::{fs, io::Write, path::Path};

use anyhow::Context;
use fawen_domain::document::FileFormat;
use fawen_store::Store;
use fawen_typeset::{Fonts, Profile};
use fawen_worker::Press;

use self::{
    desk::Desk,
    documents::Issued,
    report::{FileReport, PaperReport, Report, ScenarioReport},
    scenario::{PaperSource, RegisterPlan, Scenario},
};
use crate::{arguments::Demo, consumers, exit::Outcome, progress::Stages, whole_file};

pub(crate) async fn run(arguments: &Demo, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let scenarios = Scenario::chosen(&arguments.scenario)?;
    let in_folder = || format!("sqlite:{}", arguments.out.join("fawen.db").display());
    let url = arguments.store.clone().unwrap_or_else(in_folder);
    // Wrong words leave nothing behind, not even an empty folder.
    let shown = Store::check_url(&url)?;
    fs::create_dir_all(&arguments.out)
        .with_context(|| format!("不能建立目录“{}”", arguments.out.display()))?;
    let store = Store::open_url(&url).await?;
    let press = Press::new(Fonts::load(None)?, Profile::default());
    let press = if arguments.attest { press.attesting() } else { press };
    let stages = Stages::new(!arguments.json);
    // What an earlier playing left undone between two steps comes first.
    fawen_worker::settle(&store).await?;
    let mut played = Vec::new();
    for scenario in &scenarios {
        played.push(play(&store, scenario, &press, &stages, &arguments.out).await?);
    }
    // The views know the last steps too.
    fawen_worker::settle(&store).await?;
    let events = store.last_position().await?;
    Report { scenarios: played, events, store: shown }.tell(arguments.json, out)?;
    Ok(consumers::tell_of_settling(&store).await?)
}

/// Plays one scenario and writes its papers.
async fn play(
    store: &Store,
    scenario: &Scenario,
    press: &Press,
    stages: &Stages,
    out: &Path,
) -> anyhow::Result<ScenarioReport> {
    let desk = Desk::new(store.clone(), &scenario.name);
    issuer::found(&desk, &scenario.issuer, &scenario.people.office).await?;
    let mut papers = Vec::new();
    for document in &scenario.documents {
        if let (PaperSource::Automatic, Some(plan)) = (&document.paper, &scenario.campaign) {
            campaign::play(&desk, scenario, plan, stages).await?;
        }
        // A ledger is opened in its time, not ahead of what comes before it.
        let due = |register: &&RegisterPlan| register.opened.date() <= document.signed_on;
        for register in scenario.registers.iter().filter(due) {
            issuer::open_register(&desk, scenario, register).await?;
        }
        let issued = documents::issue(&desk, scenario, document, press).await?;
        papers.push(write(out, issued)?);
    }
    let campaign = match &scenario.campaign {
        Some(plan) => Some(report::campaign(store, scenario, plan).await?),
        None => None,
    };
    let (name, title) = (scenario.name.clone(), scenario.title.clone());
    Ok(ScenarioReport { name, title, papers, campaign })
}

/// Writes the files of a paper, named by its number; each is whole or not there.
fn write(out: &Path, issued: Issued) -> anyhow::Result<PaperReport> {
    let mut files = Vec::new();
    for file in issued.files {
        let extension = match file.format {
            FileFormat::Pdf => "pdf",
            FileFormat::Docx => "docx",
        };
        let path = out.join(format!("{}.{extension}", issued.number));
        whole_file::write(&path, &file.bytes)?;
        let sha256 = file.rendering.sha256;
        files.push(FileReport { path, bytes: file.bytes.len(), sha256 });
    }
    Ok(PaperReport { number: issued.number, title: issued.title, files, waived: issued.waived })
}
