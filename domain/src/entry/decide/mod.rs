//! The decisions of an entry, one file a use case, one function a command.

mod correct;
mod draft;
mod duplicate;
mod endorse;
mod erase;
mod file;
mod open;
mod screen;
mod submit;
mod withdraw;

use super::{
    Case, EntryCommand as Command, EntryError as Error, EntryEvent as Event, EntryTerms, Opened,
    UnitEntry,
};
use crate::{Context, ids::CaseId};

type Decision = Result<Vec<Event>, Error>;

pub(super) fn decide(entry: &UnitEntry, command: Command, context: &Context) -> Decision {
    match command {
        Command::Open { campaign, unit, terms } => open::open(entry, campaign, unit, terms),
        Command::DraftCase { case, content } => draft::draft(entry, case, content),
        Command::ReviseCase { case, content } => draft::revise(entry, case, content),
        Command::AttachFile { case, file } => file::attach(entry, case, file),
        Command::DetachFile { case, sha256 } => file::detach(entry, case, sha256),
        Command::Nominate { case, recommender } => endorse::nominate(entry, case, recommender),
        Command::Endorse { case, endorsement } => {
            endorse::endorse(entry, context, case, endorsement)
        }
        Command::Submit { case, channel, received_at, deadline } => {
            submit::submit(entry, context, case, channel, received_at, deadline)
        }
        Command::ReturnForCorrection { case, items, until } => {
            correct::send_back(entry, context, case, items, until)
        }
        Command::Correct { case, channel, received_at } => {
            correct::correct(entry, context, case, channel, received_at)
        }
        Command::Withdraw { case, reason } => withdraw::withdraw(entry, case, &reason),
        Command::Restore { case, deadline } => {
            withdraw::restore(entry, context, case, deadline.as_ref())
        }
        Command::ScreenIn { case, waiver } => screen::screen_in(entry, case, waiver),
        Command::ScreenOut { case, rules, reason } => {
            screen::screen_out(entry, context, case, rules, &reason)
        }
        Command::MarkDuplicate { case, of } => duplicate::mark(entry, case, of),
        Command::UnmarkDuplicate { case } => duplicate::unmark(entry, case),
        Command::ErasePersonalData { case, reason } => erase::erase(entry, case, &reason),
    }
}

fn opened(entry: &UnitEntry) -> Result<&Opened, Error> {
    entry.opened.as_ref().ok_or(Error::NotOpened)
}

fn terms(entry: &UnitEntry) -> Result<&EntryTerms, Error> {
    opened(entry).map(|opened| opened.terms.as_ref())
}

fn case_of<'e>(entry: &'e UnitEntry, id: &CaseId) -> Result<&'e Case, Error> {
    opened(entry)?;
    entry.cases.get(id).ok_or_else(|| Error::UnknownCase { case: id.clone() })
}

/// The case, if the unit may change it now.
fn editable<'e>(entry: &'e UnitEntry, id: &CaseId, act: &'static str) -> Result<&'e Case, Error> {
    let case = case_of(entry, id)?;
    if case.editable() {
        return Ok(case);
    }
    Err(wrong_status(id, case, act, "草稿和退回补正的案例才能改动"))
}

fn wrong_status(id: &CaseId, case: &Case, act: &'static str, hint: &'static str) -> Error {
    Error::WrongStatus { case: id.clone(), status: case.status.chinese(), act, hint }
}

/// A reason without the white space around it; `None` when nothing is left.
fn words(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
