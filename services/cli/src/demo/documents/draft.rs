//! The draft, from wherever the scenario has it.

use anyhow::{Context, bail};
use fawen_domain::{
    campaign::{Campaign, CampaignCommand},
    document::{DocumentCommand, Draft, OfficialDocument, Stage},
    paper::Paper,
};
use fawen_drafting::Templates;
use serde_json::Value;

use super::{
    super::{
        desk::{Desk, Turn},
        scenario::{DocumentPlan, PaperSource, Scenario},
    },
    step,
};

/// Drafts the document: from a draft in markup, from a template, or it is there already.
///
/// # Errors
/// A draft that does not read, a refusal, or a failure of the store.
pub(super) async fn draft(
    desk: &Desk,
    scenario: &Scenario,
    plan: &DocumentPlan,
) -> anyhow::Result<()> {
    for (id, name) in &plan.opens {
        let policy = Box::new(scenario.policy(name)?);
        let command =
            CampaignCommand::Plan { campaign: id.clone(), notice: plan.id.clone(), policy };
        let turn = Turn::new(&scenario.people.campaign_office, plan.drafted);
        desk.give::<Campaign>(&format!("plan/{id}"), &turn, id.as_str(), command).await?;
    }
    let Some((mut paper, template)) = paper(scenario, &plan.paper)? else {
        return drafted_by_itself(desk, plan).await;
    };
    // The sources print both; here they come from the ledger and from the signature.
    paper.masthead.number = None;
    paper.signature.signed_on = None;
    let draft = Draft {
        document: plan.id.clone(),
        issuers: vec![scenario.issuer.id.clone()],
        series: plan.series.clone(),
        refers_to: None,
        concerns: plan.opens.keys().cloned().collect(),
        figures_from: None,
        template,
        paper,
    };
    let turn = Turn::new(&scenario.people.drafter, plan.drafted);
    step(desk, plan, "draft", &turn, DocumentCommand::Draft(Box::new(draft))).await
}

async fn drafted_by_itself(desk: &Desk, plan: &DocumentPlan) -> anyhow::Result<()> {
    let (state, _) = desk.store().load::<OfficialDocument>(plan.id.as_str()).await?;
    if state.stage() == Stage::Absent {
        bail!("“{}”应由系统自动起草，但推选尚未结束", plan.id);
    }
    Ok(())
}

/// The paper of a source, with the template it was filled into.
fn paper(
    scenario: &Scenario,
    source: &PaperSource,
) -> anyhow::Result<Option<(Paper, Option<String>)>> {
    let lines = |errors: Vec<fawen_drafting::DraftError>| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("稿本有误：{}", lines.join("；"))
    };
    match source {
        PaperSource::Automatic => Ok(None),
        PaperSource::Draft(file) => {
            let paper = fawen_drafting::parse(&scenario.file(file)?).map_err(lines)?;
            Ok(Some((paper, None)))
        }
        PaperSource::Template { name, fields, attached } => {
            let templates = Templates::embedded()?;
            let template = templates.get(name).with_context(|| format!("没有模板“{name}”"))?;
            let mut fields = fawen_drafting::fields_from_toml(&scenario.file(fields)?)?;
            if let (Some(file), Some(fields)) = (attached, fields.as_object_mut()) {
                fields.insert("attached".into(), Value::from(scenario.file(file)?));
            }
            let paper = fawen_drafting::draft(template, &fields)?;
            Ok(Some((paper, Some(template.identity()))))
        }
    }
}
