//! One paper as the office and auditors see it.

use fawen_audit::{StreamName, Trail};
use fawen_domain::{
    Decider,
    account::Role,
    document::{OfficialDocument, Stage},
    paper::Paper,
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Copies, ErratumNote, Format, OFFICE, Waived, absent, dispatch, issuers, load};
use crate::{Finding, Problem, work::Desk};

/// One paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DocumentView {
    /// Identifier.
    pub document: String,
    /// How many steps it has seen: for If-Match.
    pub version: u64,
    /// 标题
    pub title: String,
    /// 文种
    pub kind: String,
    /// Where it stands, in Chinese.
    #[schema(example = "待签发")]
    pub stage: String,
    /// Issuers, host first.
    pub issuers: Vec<String>,
    /// 机关代字
    pub series: String,
    /// 文号, once registered.
    pub number: Option<String>,
    /// The account that drafted it.
    pub drafter: Option<String>,
    /// 成文日期
    #[schema(value_type = Option<String>, format = Date)]
    pub signed_on: Option<Date>,
    /// 核发日期
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// Co-issuers whose consent is missing.
    pub missing_countersignatures: Vec<String>,
    /// The campaigns that it is about.
    pub concerns: Vec<String>,
    /// Position of the log at which its figures were computed.
    pub figures_from: Option<u64>,
    /// The draft, in markup.
    pub markup: String,
    /// What the rules say about it now.
    pub findings: Vec<Finding>,
    /// Errors that were let stand at the re-check.
    pub waivers: Vec<Waived>,
    /// 分送范围
    pub distribution: Vec<Copies>,
    /// Printed files.
    pub files: Vec<FileView>,
    /// 更正
    pub errata: Vec<ErratumNote>,
    /// Whether it is valid today, in Chinese.
    pub validity: String,
    /// How it came here: who, when, with which opinion.
    pub steps: Vec<StepView>,
}

/// A printed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileView {
    /// Its format.
    pub format: Format,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// One step in the life of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepView {
    /// Position in the log.
    pub position: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// Name of the event.
    pub event: String,
    /// What happened, in Chinese.
    pub sentence: String,
}

impl From<Trail> for StepView {
    fn from(trail: Trail) -> Self {
        Self {
            position: trail.position.get(),
            at: trail.at,
            actor: trail.actor,
            event: trail.event_type,
            sentence: trail.sentence,
        }
    }
}

/// One paper, for who holds a role with one of its issuers, and for auditors.
///
/// # Errors
/// There is none that they may see.
pub async fn view(desk: &Desk, id: &str) -> Result<DocumentView, Problem> {
    let (state, version) = load(desk, id).await?;
    if !desk.may(&[Role::Auditor], &[]) && !desk.may(OFFICE, &issuers(&state)) {
        return Err(absent(id));
    }
    let stream = StreamName { kind: OfficialDocument::TYPE.to_owned(), id: id.to_owned() };
    let trail = fawen_audit::trail(&desk.app.store, &stream).await?;
    let steps = trail.into_iter().map(StepView::from).collect();
    shown(desk, &state, version, steps).ok_or_else(|| absent(id))
}

/// The paper as it stands: with date and number, as soon as they are settled.
///
/// # Errors
/// As for [`view`].
pub async fn standing(desk: &Desk, id: &str) -> Result<Paper, Problem> {
    let (state, _) = load(desk, id).await?;
    if !desk.may(&[Role::Auditor], &[]) && !desk.may(OFFICE, &issuers(&state)) {
        return Err(absent(id));
    }
    let printed = state.paper_as_issued().or_else(|| state.paper_to_print(desk.context().today()));
    let settled = printed.or_else(|| state.paper_as_signed());
    settled.or_else(|| Some(state.draft()?.paper.clone())).ok_or_else(|| absent(id))
}

fn shown(
    desk: &Desk,
    state: &OfficialDocument,
    version: u64,
    steps: Vec<StepView>,
) -> Option<DocumentView> {
    let draft = state.draft()?;
    let paper = &draft.paper;
    let settled = state.stage() >= Stage::Rechecked;
    let found = if settled { Vec::new() } else { dispatch::findings(paper) };
    let waivers = state.recheck().map(|recheck| recheck.waivers.as_slice()).unwrap_or_default();
    let entry = state.registration();
    let texts = |ids: &[fawen_domain::ids::IssuerId]| ids.iter().map(ToString::to_string).collect();
    Some(DocumentView {
        document: draft.document.to_string(),
        version,
        title: paper.title.clone(),
        kind: paper.kind.name().to_owned(),
        stage: state.stage().name().to_owned(),
        issuers: texts(&draft.issuers),
        series: draft.series.clone(),
        number: entry.map(|entry| entry.number.to_string()),
        drafter: state.drafter().map(ToString::to_string),
        signed_on: state.signed_on(),
        issued_on: state.issued_on(),
        missing_countersignatures: texts(&state.missing_countersignatures()),
        concerns: draft.concerns.iter().map(ToString::to_string).collect(),
        figures_from: draft.figures_from,
        markup: fawen_drafting::print(paper),
        findings: found.iter().map(Finding::from).collect(),
        waivers: waivers
            .iter()
            .map(|w| Waived {
                rule: w.rule.clone(),
                place: w.place.clone(),
                reason: w.reason.clone(),
            })
            .collect(),
        distribution: entry
            .into_iter()
            .flat_map(|entry| &entry.distribution)
            .map(|to| Copies { recipient: to.recipient.clone(), copies: to.copies })
            .collect(),
        files: files(state),
        errata: state
            .errata()
            .iter()
            .map(|e| ErratumNote {
                place: e.place.clone(),
                was: e.was.clone(),
                now: e.now.clone(),
                reason: e.reason.clone(),
            })
            .collect(),
        validity: state.validity_on(desk.context().today()).name().to_owned(),
        steps,
    })
}

fn files(state: &OfficialDocument) -> Vec<FileView> {
    let renderings = state.printing().map(|printing| printing.renderings.as_slice());
    let view = |file: &fawen_domain::document::Rendering| FileView {
        format: file.format.into(),
        sha256: file.sha256.clone(),
    };
    renderings.unwrap_or_default().iter().map(view).collect()
}
