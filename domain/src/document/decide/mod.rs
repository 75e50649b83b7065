//! The decisions of a document, one file a part of its life.

mod afterwards;
mod archive;
mod dispatch;
mod draft;
mod recheck;
mod register;
mod review;
mod revise;
mod sign;

use jiff::civil::Date;

use super::{DocumentCommand, DocumentError, DocumentEvent, OfficialDocument, Stage, Step};
use crate::Context;

type Decision = Result<Vec<DocumentEvent>, DocumentError>;

pub(super) fn decide(
    document: &OfficialDocument,
    command: DocumentCommand,
    context: &Context,
) -> Decision {
    use DocumentCommand as Command;
    match command {
        Command::Draft(draft) => draft::draft(document, context, draft),
        Command::Revise { paper, figures_from, wording } => {
            revise::revise(document, paper, figures_from, wording)
        }
        Command::Discard { reason } => draft::discard(document, &reason),
        Command::Submit => review::submit(document, context),
        Command::Approve { opinion } => review::approve(document, opinion),
        Command::Return { reason } => review::send_back(document, &reason),
        Command::Countersign { issuer, approval } => {
            sign::countersign(document, context, issuer, approval)
        }
        Command::Object { issuer, name, reason } => sign::object(document, issuer, &name, &reason),
        Command::Sign { approval } => sign::sign(document, context, approval),
        Command::ReturnToSigner { reason } => sign::reopen(document, &reason),
        Command::Recheck { findings, waivers } => recheck::recheck(document, findings, waivers),
        Command::Register(registration) => register::register(document, context, registration),
        Command::Print(printing) => dispatch::print(document, context, printing),
        Command::Seal { seals } => dispatch::seal(document, seals),
        Command::Issue { issued_on } => dispatch::issue(document, context, issued_on),
        Command::Archive(record) => archive::archive(document, record),
        Command::Publish { channel } => afterwards::publish(document, context, &channel),
        Command::Correct(erratum) => afterwards::correct(document, context, erratum),
        Command::Revoke { reason } => afterwards::revoke(document, context, &reason),
        Command::Repeal(repeal) => afterwards::repeal(document, repeal),
        Command::Declassify { authority, reason } => {
            afterwards::declassify(document, &authority, &reason)
        }
        Command::ChangeClassification { to, authority, reason } => {
            afterwards::change_classification(document, to, &authority, &reason)
        }
    }
}

/// Refuses a step outside of the stages that it belongs to.
fn in_turn(document: &OfficialDocument, step: Step, stages: &[Stage]) -> Result<(), DocumentError> {
    let stage = document.stage();
    if stages.contains(&stage) { Ok(()) } else { Err(DocumentError::OutOfTurn { step, stage }) }
}

/// A reason, without the white space around it.
fn reason(step: Step, text: &str) -> Result<String, DocumentError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DocumentError::ReasonMissing { step });
    }
    Ok(text.to_owned())
}

/// A name of somebody or something, without the white space around it.
fn name(step: Step, what: &'static str, text: &str) -> Result<String, DocumentError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DocumentError::NameMissing { step, what });
    }
    Ok(text.to_owned())
}

/// Refuses a date ahead of the command.
fn not_ahead(step: Step, date: Date, context: &Context) -> Result<(), DocumentError> {
    let today = context.today();
    if date > today {
        return Err(DocumentError::DateInFuture { step, date, today });
    }
    Ok(())
}

/// Refuses a date before the step that it follows.
fn not_before(
    step: Step,
    date: Date,
    after: &'static str,
    earliest: Date,
) -> Result<(), DocumentError> {
    if date < earliest {
        return Err(DocumentError::DateTooEarly { step, date, after, earliest });
    }
    Ok(())
}
