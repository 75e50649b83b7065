//! The life of a document, from its draft to the archive.

use anyhow::{Context, bail};
use fawen_domain::{
    Finding, Severity,
    campaign::{Campaign, CampaignCommand},
    document::{
        Approval, ArchiveRecord, DocumentCommand, Draft, OfficialDocument, Retention, SealUse,
        Stage, Waiver,
    },
    issuer::{Founding, Issuer, IssuerCommand, Profile},
    lint::lint_paper,
    paper::{Paper, SignatureForm},
    register::{NumberRegister, RegisterCommand, register_id},
};
use fawen_drafting::Templates;
use fawen_worker::{Press, PrintedFile};
use jiff::civil::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    desk::{Desk, Turn},
    scenario::{DocumentPlan, IssuerPlan, PaperSource, RegisterPlan, Scenario, WaiverPlan, policy},
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
    // No picture of the real seal exists: the hash is that of its name.
    let image = Sha256::digest(&plan.name).iter().map(|byte| format!("{byte:02x}")).collect();
    let seal = IssuerCommand::AddSeal {
        seal: plan.seal.clone(),
        name: plan.name.clone(),
        image,
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
    draft(desk, scenario, plan).await?;
    sign(desk, scenario, plan).await?;
    recheck(desk, scenario, plan).await?;
    let files = dispatch(desk, scenario, plan, press).await?;
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

async fn draft(desk: &Desk, scenario: &Scenario, plan: &DocumentPlan) -> anyhow::Result<()> {
    for (id, name) in &plan.opens {
        let policy = Box::new(policy(name)?);
        let command =
            CampaignCommand::Plan { campaign: id.clone(), notice: plan.id.clone(), policy };
        let turn = Turn::new(&scenario.people.campaign_office, plan.drafted);
        desk.give::<Campaign>(&format!("plan/{id}"), &turn, id.as_str(), command).await?;
    }
    let Some(mut paper) = paper(scenario, &plan.paper)? else {
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

fn paper(scenario: &Scenario, source: &PaperSource) -> anyhow::Result<Option<Paper>> {
    let lines = |errors: Vec<fawen_drafting::DraftError>| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("稿本有误：{}", lines.join("；"))
    };
    match source {
        PaperSource::Automatic => Ok(None),
        PaperSource::Draft(file) => {
            fawen_drafting::parse(scenario.file(file)?).map(Some).map_err(lines)
        }
        PaperSource::Template { name, fields, attached } => {
            let templates = Templates::embedded()?;
            let template = templates.get(name).with_context(|| format!("没有模板“{name}”"))?;
            let mut fields = fawen_drafting::fields_from_toml(scenario.file(fields)?)?;
            if let (Some(file), Some(fields)) = (attached, fields.as_object_mut()) {
                fields.insert("attached".into(), Value::from(scenario.file(file)?));
            }
            Ok(Some(fawen_drafting::draft(template, &fields)?))
        }
    }
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

async fn recheck(desk: &Desk, scenario: &Scenario, plan: &DocumentPlan) -> anyhow::Result<()> {
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

async fn dispatch(
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
