//! From the number to the issue: 登记、印制、用印、核发.

use fawen_domain::{
    document::{DocumentCommand, OfficialDocument, SealUse},
    paper::SignatureForm,
};
use fawen_worker::{Press, PrintedFile};
use jiff::civil::Date;

use super::{
    super::{
        desk::{Desk, Turn},
        scenario::{DocumentPlan, Scenario},
    },
    step,
};

/// Registers, prints, seals and issues the document; returns its files.
///
/// # Errors
/// A refusal, a paper that cannot be set, or a failure of the store.
pub(super) async fn dispatch(
    desk: &Desk,
    scenario: &Scenario,
    plan: &DocumentPlan,
    press: &Press,
) -> anyhow::Result<Vec<PrintedFile>> {
    let (store, who) = (desk.store(), &scenario.people.office);
    let at = |day: Date, hour| Turn::new(who, day.at(hour, 0, 0, 0));
    let envelope = |name: &str, turn: &Turn| desk.envelope(&format!("{}/{name}", plan.id), turn);
    let registering = envelope("register", &at(plan.signed_on, 14))?;
    fawen_worker::register(store, &plan.id, plan.distribution.clone(), &registering).await?;
    let printing = envelope("print", &at(plan.issued_on, 15))?;
    let files = fawen_worker::print(store, press, &plan.id, &printing).await?;
    let (state, _) = store.load::<OfficialDocument>(plan.id.as_str()).await?;
    if state.draft().is_some_and(|draft| draft.paper.signature.form == SignatureForm::Sealed) {
        let seal =
            SealUse { issuer: scenario.issuer.id.clone(), seal: scenario.issuer.seal.clone() };
        let sealing = envelope("seal", &at(plan.issued_on, 16))?;
        fawen_worker::seal(store, &plan.id, vec![seal], &sealing).await?;
    }
    let issue = DocumentCommand::Issue { issued_on: plan.issued_on };
    step(desk, plan, "issue", &at(plan.issued_on, 17), issue).await?;
    Ok(files)
}
