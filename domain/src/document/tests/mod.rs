//! A document on its way: the history up to each stage, and the commands that lead on.

mod afterwards;
mod dispatch;
mod drafting;
mod laws;
mod recheck;
mod refusal;
mod register;
mod rendition;
mod review;
mod signing;

use jiff::civil::{Date, date};

use super::*;
use crate::{
    given::given,
    number::DocumentNumber,
    paper::{
        Paper, SignatureForm,
        tests::{notice, number, request},
    },
};

type Command = DocumentCommand;
type Event = DocumentEvent;
type Error = DocumentError;

const SIGNED_ON: Date = date(2022, 9, 20);

fn draft() -> Draft {
    Draft {
        document: "notice-2022".into(),
        issuers: vec!["zwjc".into()],
        series: "卫健政促发".into(),
        refers_to: None,
        concerns: vec!["2022-ydyp".into()],
        figures_from: None,
        template: None,
        paper: notice(),
    }
}

/// A draft of two issuers.
fn joint_draft() -> Draft {
    let mut draft = draft();
    draft.issuers.push("zgws".into());
    draft
}

fn request_draft() -> Draft {
    Draft { paper: request(), concerns: vec![], ..draft() }
}

fn classified_draft() -> Draft {
    let mut draft = draft();
    draft.paper.masthead.copy_number = Some(1);
    draft.paper.masthead.classification = Some(secret(1));
    draft
}

fn secret(years: u8) -> Classification {
    let secrecy = crate::paper::Secrecy::Secret;
    Classification { secrecy, years: Some(years) }
}

fn drafted(draft: Draft) -> Vec<Event> {
    vec![Event::DocumentDrafted { drafter: "drafter".into(), draft: Box::new(draft) }]
}

/// History of a draft up to this stage, along the usual way.
fn until(stage: Stage, draft: Draft) -> Vec<Event> {
    let co_issuers = draft.co_issuers().to_vec();
    let seals = draft.issuers.iter().map(seal_of).collect();
    let mut steps = vec![(Stage::Drafting, drafted(draft.clone()))];
    steps.push((Stage::InReview, vec![submitted()]));
    steps.push((Stage::ToBeSigned, vec![approved()]));
    let mut signing = vec![Event::DocumentSigned { approval: approval() }];
    signing.extend(co_issuers.into_iter().map(|issuer| countersigned(issuer, approval())));
    steps.push((Stage::Signed, signing));
    steps.push((Stage::Rechecked, vec![rechecked(vec![], vec![])]));
    let registered_on = SIGNED_ON;
    let registration = registration();
    let registered = Event::DocumentRegistered { registration, registered_on };
    steps.push((Stage::Registered, vec![registered]));
    steps.push((Stage::Printed, vec![Event::DocumentPrinted { printing: printing() }]));
    steps.push((Stage::Sealed, vec![Event::DocumentSealed { seals }]));
    steps.push((Stage::Issued, vec![issued(&draft)]));
    steps.push((Stage::Archived, vec![Event::DocumentArchived { archive: archive() }]));
    let steps = steps.into_iter().filter(|(reached, _)| *reached <= stage);
    steps.flat_map(|(_, events)| events).collect()
}

fn submitted() -> Event {
    Event::DocumentSubmitted { submitter: "tester".into() }
}

fn approved() -> Event {
    Event::DocumentApproved { opinion: "拟同意，请领导签发".into() }
}

fn approval() -> Approval {
    Approval { name: "王华宁".into(), opinion: "同意".into(), on: SIGNED_ON }
}

fn countersigned(issuer: IssuerId, approval: Approval) -> Event {
    Event::DocumentCountersigned { issuer, approval }
}

fn rechecked(findings: Vec<crate::Finding>, waivers: Vec<Waiver>) -> Event {
    Event::DocumentRechecked { recheck: Recheck { findings, waivers } }
}

fn waiver(rule: &str, place: &str, reason: &str) -> Waiver {
    Waiver { rule: rule.into(), place: place.into(), reason: reason.into() }
}

fn registration() -> Registration {
    let distribution = vec![Delivery { recipient: "各分会".into(), copies: 31 }];
    Registration { number: number(), distribution, copies: 35 }
}

fn printing() -> Printing {
    let rendering = |format, digit: &str| Rendering {
        format,
        sha256: digit.repeat(64),
        template: Some("notice@1".into()),
        fonts: "fandol@0.3".into(),
        profile: "gb9704-a@1".into(),
        renderer: "0.1.0".into(),
    };
    let renderings = vec![rendering(FileFormat::Pdf, "a"), rendering(FileFormat::Docx, "b")];
    Printing { sent_on: SIGNED_ON, renderings, sources: vec![], checkpoint: None }
}

fn seal_of(issuer: &IssuerId) -> SealUse {
    SealUse { issuer: issuer.clone(), seal: format!("{issuer}-seal").as_str().into() }
}

fn issued(draft: &Draft) -> Event {
    Event::DocumentIssued {
        document: draft.document.clone(),
        number: number(),
        title: draft.paper.title.clone(),
        kind: draft.paper.kind,
        issuers: draft.issuers.clone(),
        signed_on: SIGNED_ON,
        issued_on: SIGNED_ON,
        concerns: draft.concerns.clone(),
        refers_to: None,
    }
}

const fn archive() -> ArchiveRecord {
    ArchiveRecord { retention: Retention::Permanent, piece: 12 }
}

/// Expects the command to be out of turn at every stage but these.
#[track_caller]
fn assert_only_at(stages: &[Stage], step: Step, command: &Command) {
    let begun = |stage: &Stage| !matches!(stage, Stage::Absent | Stage::Discarded);
    given::<OfficialDocument>([])
        .when(command.clone())
        .then_refused(Error::OutOfTurn { step, stage: Stage::Absent });
    for stage in Stage::ALL.into_iter().filter(begun).filter(|stage| !stages.contains(stage)) {
        let history = until(stage, draft());
        assert_eq!(OfficialDocument::replay(&history).stage(), stage);
        given::<OfficialDocument>(history)
            .when(command.clone())
            .then_refused(Error::OutOfTurn { step, stage });
    }
}

const BEFORE_ISSUE: [Stage; 8] = [
    Stage::Drafting,
    Stage::InReview,
    Stage::ToBeSigned,
    Stage::Signed,
    Stage::Rechecked,
    Stage::Registered,
    Stage::Printed,
    Stage::Sealed,
];
const SIGNED: [Stage; 5] =
    [Stage::Signed, Stage::Rechecked, Stage::Registered, Stage::Printed, Stage::Sealed];
