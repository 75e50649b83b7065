//! The issuer is entered with its codes and its seal, and opens its ledgers.

use fawen_domain::{
    issuer::{Founding, Issuer, IssuerCommand, Profile},
    register::{NumberRegister, RegisterCommand, register_id},
};

use super::{
    desk::{Desk, Turn},
    invention,
    scenario::{IssuerPlan, RegisterPlan, Scenario},
};

/// Enters the issuer with its codes and its seal.
///
/// # Errors
/// A refusal, or a failure of the store.
pub(crate) async fn found(desk: &Desk, plan: &IssuerPlan, who: &str) -> anyhow::Result<()> {
    let turn = Turn::new(who, plan.registered);
    let id = plan.id.as_str();
    let profile = Profile {
        name: plan.name.clone(),
        short_name: plan.short_name.clone(),
        mark_name: plan.mark_name.clone(),
    };
    let issuer = plan.id.clone();
    let register = IssuerCommand::Register { issuer, profile, founding: Founding::CarriedOver };
    desk.give::<Issuer>(&format!("issuer/{id}"), &turn, id, register).await?;
    let office = IssuerCommand::SetOffice { office: plan.office.clone(), contact: None };
    desk.give::<Issuer>(&format!("office/{id}"), &turn, id, office).await?;
    for (code, series) in &plan.codes {
        let add = IssuerCommand::AddCode { code: code.clone(), series: series.clone() };
        desk.give::<Issuer>(&format!("code/{code}"), &turn, id, add).await?;
    }
    let seal = IssuerCommand::AddSeal {
        seal: plan.seal.clone(),
        name: plan.name.clone(),
        image: invention::hash(&plan.name),
        valid_from: plan.registered.date(),
    };
    desk.give::<Issuer>(&format!("seal/{}", plan.seal), &turn, id, seal).await
}

/// Opens a ledger.
///
/// # Errors
/// A refusal, or a failure of the store.
pub(crate) async fn open_register(
    desk: &Desk,
    scenario: &Scenario,
    plan: &RegisterPlan,
) -> anyhow::Result<()> {
    let id = register_id(&plan.code, plan.year);
    let open = RegisterCommand::Open {
        issuer: scenario.issuer.id.clone(),
        code: plan.code.clone(),
        year: plan.year,
        carried_over: plan.carried_over,
    };
    let turn = Turn::new(&scenario.people.office, plan.opened);
    desk.give::<NumberRegister>(&format!("register/{id}"), &turn, id.as_str(), open).await
}
