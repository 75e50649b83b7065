//! `fawen demo`: plays real campaigns and papers from their first draft to the archive.
//!
//! Everything runs through the same commands as in real work, at the times of the past. Each
//! command has an identifier, so that a playing that was cut off goes on where it stopped and
//! comes to the same papers.

mod campaign;
mod desk;
mod documents;
mod entries;
mod progress;
mod review;
mod scenario;
mod selection;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use fawen_domain::document::FileFormat;
use fawen_store::{Position, Store};
use fawen_typeset::{Fonts, Profile};
use fawen_worker::Press;
use serde::Serialize;

use self::{
    desk::Desk,
    documents::Issued,
    progress::Stages,
    scenario::{PaperSource, Scenario},
};
use crate::{arguments::Demo, exit::Outcome};

const ALL: [&str; 4] = ["2019", "2020", "2022", "2023"];

/// What came of a playing.
#[derive(Debug, Serialize)]
struct Report {
    papers: Vec<PaperReport>,
    /// Events in the store.
    events: Position,
    /// Where they are.
    store: String,
}

#[derive(Debug, Serialize)]
struct PaperReport {
    number: String,
    title: String,
    files: Vec<FileReport>,
    waived: Vec<String>,
}

#[derive(Debug, Serialize)]
struct FileReport {
    path: PathBuf,
    bytes: usize,
    sha256: String,
}

pub(crate) async fn run(arguments: &Demo) -> anyhow::Result<Outcome> {
    fs::create_dir_all(&arguments.out)
        .with_context(|| format!("不能建立目录“{}”", arguments.out.display()))?;
    let url = arguments
        .store
        .clone()
        .unwrap_or_else(|| format!("sqlite:{}", arguments.out.join("fawen.db").display()));
    let store = Store::open_url(&url)?;
    let press = Press::new(Fonts::load(None)?, Profile::default());
    let stages = Stages::new(!arguments.json);
    let names = if arguments.scenario == "all" { &ALL[..] } else { &[arguments.scenario.as_str()] };
    // What an earlier playing left undone between two steps comes first.
    fawen_worker::settle(&store).await?;
    let mut papers = Vec::new();
    for name in names {
        for issued in play(&store, name, &press, &stages).await? {
            papers.push(write(&arguments.out, issued)?);
        }
    }
    let report = Report { papers, events: store.last_position().await?, store: url };
    tell(&report, arguments.json)?;
    Ok(Outcome::Success)
}

/// Plays one scenario.
async fn play(
    store: &Store,
    name: &str,
    press: &Press,
    stages: &Stages,
) -> anyhow::Result<Vec<Issued>> {
    let scenario = Scenario::embedded(name)?;
    let desk = Desk::new(store.clone(), name);
    documents::found(&desk, &scenario.issuer, &scenario.people.office).await?;
    for register in &scenario.registers {
        documents::open_register(&desk, &scenario, register).await?;
    }
    let mut issued = Vec::new();
    for document in &scenario.documents {
        if let (PaperSource::Automatic, Some(plan)) = (&document.paper, &scenario.campaign) {
            campaign::play(&desk, &scenario, plan, stages).await?;
        }
        let bar = stages.bar("公文办理", 1);
        issued.push(documents::issue(&desk, &scenario, document, press).await?);
        bar.finish();
    }
    Ok(issued)
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
        let part = out.join(format!(".{}.{extension}.part", issued.number));
        fs::write(&part, &file.bytes)
            .and_then(|()| fs::rename(&part, &path))
            .with_context(|| format!("不能写出“{}”", path.display()))?;
        let sha256 = file.rendering.sha256;
        files.push(FileReport { path, bytes: file.bytes.len(), sha256 });
    }
    Ok(PaperReport { number: issued.number, title: issued.title, files, waived: issued.waived })
}

fn tell(report: &Report, json: bool) -> anyhow::Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(report)?);
        return Ok(());
    }
    for paper in &report.papers {
        println!("{}  {}", paper.number, paper.title);
        for file in &paper.files {
            println!("    {}（{} KB）", file.path.display(), file.bytes.div_ceil(1024));
        }
        for waiver in &paper.waived {
            println!("    复核照录：{waiver}");
        }
    }
    println!(
        "事件库 {} 现有{}个事件；用 fawen log、fawen show 查看经过",
        report.store, report.events
    );
    Ok(())
}
