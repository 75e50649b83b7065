//! Moments on the command line, and what is wrong with them.

use anyhow::Error;
use fawen_audit::{AuditError, Clock};

use crate::exit::WrongUse;

/// A clock by its name.
pub(super) fn clock(text: &str) -> Result<Clock, String> {
    match text {
        "recorded" | "入库" => Ok(Clock::Recorded),
        "stated" | "所载" => Ok(Clock::Stated),
        _ => Err("应为 recorded（入库时间）或 stated（所载时间）".to_owned()),
    }
}

/// Words that mean nothing are wrong use; everything else is a failure.
pub(crate) fn wrong_use(error: AuditError) -> Error {
    match error {
        AuditError::NoStreamName(_)
        | AuditError::NoMoment { .. }
        | AuditError::Reversed
        | AuditError::TimesOfAll => WrongUse(error.to_string()).into(),
        error => error.into(),
    }
}
