//! The re-check (复核) of the signed paper.

use anyhow::bail;
use fawen_domain::{
    Finding, Severity,
    document::{DocumentCommand, OfficialDocument, Waiver},
    lint::lint_paper,
};

use super::{
    super::{
        desk::{Desk, Turn},
        scenario::{DocumentPlan, Scenario, WaiverPlan},
    },
    step,
};

/// Checks the signed paper by all rules; the errors of the original are let stand with the reason.
///
/// # Errors
/// An error that no waiver covers, or a failure of the store.
pub(super) async fn recheck(
    desk: &Desk,
    scenario: &Scenario,
    plan: &DocumentPlan,
) -> anyhow::Result<()> {
    let (state, _) = desk.store().load::<OfficialDocument>(plan.id.as_str()).await?;
    let Some(paper) = state.paper_as_signed() else { bail!("“{}”尚未签发", plan.id) };
    let mut findings = paper.findings();
    findings.extend(lint_paper(&paper));
    let waivers = plan.waivers.iter().flat_map(|plan| waivers(plan, &findings)).collect();
    let turn = Turn::new(&scenario.people.office, plan.signed_on.at(11, 0, 0, 0));
    step(desk, plan, "recheck", &turn, DocumentCommand::Recheck { findings, waivers }).await
}

/// The waivers of one rule: at its place, or wherever the rule is broken.
fn waivers(plan: &WaiverPlan, findings: &[Finding]) -> Vec<Waiver> {
    let broken = findings.iter().filter(|f| f.severity == Severity::Error && f.rule == plan.rule);
    let places: Vec<&String> = match &plan.place {
        Some(place) => vec![place],
        None => broken.map(|finding| &finding.place).collect(),
    };
    let waiver = |place: &String| Waiver {
        rule: plan.rule.clone(),
        place: place.clone(),
        reason: plan.reason.clone(),
    };
    places.into_iter().map(waiver).collect()
}
