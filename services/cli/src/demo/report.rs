//! What came of a playing, for the screen and as JSON.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use anyhow::Context;
use fawen_domain::selection::Selection;
use fawen_store::{Position, Store};
use fawen_views::{Cases, Documents, Rounds, Selections};
use serde::Serialize;

use super::{
    entries::{self, Origin},
    scenario::{CampaignPlan, Scenario},
};

/// What came of a playing.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) scenarios: Vec<ScenarioReport>,
    /// Events in the store.
    pub(crate) events: Position,
    /// Where they are.
    pub(crate) store: String,
}

/// What came of one scenario.
#[derive(Debug, Serialize)]
pub(crate) struct ScenarioReport {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) papers: Vec<PaperReport>,
    pub(crate) campaign: Option<CampaignReport>,
}

/// A paper that was issued.
#[derive(Debug, Serialize)]
pub(crate) struct PaperReport {
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) files: Vec<FileReport>,
    /// Errors of the historical paper that were let stand at the re-check.
    pub(crate) waived: Vec<String>,
}

/// A file that was written.
#[derive(Debug, Serialize)]
pub(crate) struct FileReport {
    pub(crate) path: PathBuf,
    pub(crate) bytes: usize,
    pub(crate) sha256: String,
}

/// The figures of the campaign, from the views.
#[derive(Debug, Serialize)]
pub(crate) struct CampaignReport {
    /// Cases collected.
    pub(crate) submitted: usize,
    /// Cases known from the real bulletin, and cases made up.
    pub(crate) real: usize,
    pub(crate) reconstructed: usize,
    /// Rounds and score sheets.
    pub(crate) rounds: usize,
    pub(crate) sheets: u32,
    /// Tiers with their sizes.
    pub(crate) tiers: Vec<(String, usize)>,
    /// Cases that their rank would have put into a tier, kept out by a constraint.
    pub(crate) displaced: usize,
    pub(crate) organisers: Vec<String>,
    /// Position of the log at which the bulletin's figures were computed.
    pub(crate) figures_from: Option<u64>,
}

/// Reads the figures of a campaign.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn campaign(
    store: &Store,
    scenario: &Scenario,
    plan: &CampaignPlan,
) -> anyhow::Result<CampaignReport> {
    let entries = entries::read(scenario, plan)?;
    let real = entries.iter().filter(|entry| entry.origin == Origin::Real).count();
    let cases = Cases::of_campaign(store, &plan.id).await?;
    let mut rounds = Rounds::list(store).await?;
    rounds.retain(|round| round.campaign == plan.id);
    let outcomes = Selections::list(store).await?;
    let outcome = outcomes.into_iter().find(|row| row.campaign == plan.id).context("没有推选")?;
    let (selection, _) = store.load::<Selection>(plan.selection.id.as_str()).await?;
    let bulletin = Documents::get(store, &plan.bulletin).await?;
    Ok(CampaignReport {
        submitted: cases.iter().filter(|case| case.counts()).count(),
        real,
        reconstructed: entries.len().saturating_sub(real),
        rounds: rounds.len(),
        sheets: rounds.iter().map(|round| round.sheets).sum(),
        tiers: outcome.tiers.into_iter().map(|tier| (tier.name, tier.lines.len())).collect(),
        displaced: selection.proposal().map_or(0, |proposal| proposal.displacements.len()),
        organisers: outcome.organisers.into_iter().map(|organiser| organiser.name).collect(),
        figures_from: bulletin.and_then(|row| row.figures_from),
    })
}

impl Report {
    /// Tells it, for people or as JSON.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn tell(&self, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
        if json {
            writeln!(out, "{}", serde_json::to_string_pretty(self)?)?;
            return Ok(());
        }
        for scenario in &self.scenarios {
            writeln!(out, "情景{}：{}", scenario.name, scenario.title)?;
            for paper in &scenario.papers {
                paper.tell(out)?;
            }
            if let Some(campaign) = &scenario.campaign {
                campaign.tell(out)?;
            }
        }
        let (store, events) = (&self.store, self.events);
        writeln!(out, "事件库 {store} 现有{events}个事件；用 fawen log、fawen show 查看经过")?;
        Ok(())
    }
}

impl PaperReport {
    fn tell(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "  {}  {}", self.number, self.title)?;
        for file in &self.files {
            writeln!(out, "    {}（{} KB）", file.path.display(), file.bytes.div_ceil(1024))?;
        }
        for waiver in &self.waived {
            writeln!(out, "    复核保留：{waiver}")?;
        }
        Ok(())
    }
}

impl CampaignReport {
    fn tell(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "  征集{}篇（真实{}、重构{}），{}轮评审，评分表{}份（重构）",
            self.submitted, self.real, self.reconstructed, self.rounds, self.sheets
        )?;
        let tiers: Vec<String> =
            self.tiers.iter().map(|(name, count)| format!("{name}{count}个")).collect();
        writeln!(out, "  {}；因一单位一奖等限制递补{}次", tiers.join("、"), self.displaced)?;
        writeln!(out, "  优秀组织单位{}家：{}", self.organisers.len(), self.organisers.join("、"))?;
        if let Some(position) = self.figures_from {
            writeln!(out, "  通报的数字取自事件日志第{position}位")?;
        }
        Ok(())
    }
}
