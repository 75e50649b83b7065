//! The decisions of a register, one function a command.

use super::{NumberRegister, Opened, RegisterError, RegisterEvent};
use crate::{
    Context,
    ids::{DocumentId, IssuerId},
    number::{DocumentNumber, is_code},
};

type Decision = Result<Vec<RegisterEvent>, RegisterError>;

pub(super) fn open(
    register: &NumberRegister,
    context: &Context,
    issuer: IssuerId,
    code: String,
    year: i16,
    carried_over: u32,
) -> Decision {
    if let Some(Opened { code, year, .. }) = &register.opened {
        return Err(RegisterError::AlreadyOpened { code: code.clone(), year: *year });
    }
    if !is_code(&code) {
        return Err(RegisterError::MalformedCode { code });
    }
    let this_year = context.today().year();
    if year > this_year {
        return Err(RegisterError::YearInFuture { year, this_year });
    }
    Ok(vec![RegisterEvent::RegisterOpened { issuer, code, year, carried_over }])
}

pub(super) fn reserve(register: &NumberRegister, document: DocumentId) -> Decision {
    let opened = register.opened.as_ref().ok_or(RegisterError::NotOpened)?;
    if register.number_of(&document).is_some() {
        return Ok(vec![]);
    }
    let last = register.last();
    let seq = last.checked_add(1).ok_or(RegisterError::Exhausted { last })?;
    let number = DocumentNumber { code: opened.code.clone(), year: opened.year, seq };
    Ok(vec![RegisterEvent::NumberReserved { number, document }])
}

pub(super) fn void(register: &NumberRegister, seq: u32, reason: &str) -> Decision {
    let opened = register.opened.as_ref().ok_or(RegisterError::NotOpened)?;
    let Some(entry) = register.entries.get(&seq) else {
        let first = opened.carried_over.saturating_add(1);
        return Err(RegisterError::UnknownNumber { seq, first, last: register.last() });
    };
    if let Some(reason) = entry.voided.clone() {
        return Err(RegisterError::AlreadyVoided { seq, reason });
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(RegisterError::ReasonMissing { seq });
    }
    Ok(vec![RegisterEvent::NumberVoided {
        number: DocumentNumber { code: opened.code.clone(), year: opened.year, seq },
        document: entry.document.clone(),
        reason: reason.to_owned(),
    }])
}
