//! The end of a body: merged (合并) or abolished (撤销), 条例 第三十六条.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Decision, Issuer, IssuerError, IssuerEvent, required};
use crate::{calendar::in_figures, ids::IssuerId};

/// How and when a body ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// How.
    pub how: HowEnded,
    /// Since this day.
    pub on: Date,
    /// The paper that ordered it.
    pub basis: String,
}

/// How a body ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowEnded {
    /// Merged; its papers go with it to this body.
    MergedInto(IssuerId),
    /// Abolished; its papers go to the archive.
    Abolished,
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "已于{}", in_figures(self.on))?;
        match &self.how {
            HowEnded::MergedInto(successor) => write!(f, "并入“{successor}”"),
            HowEnded::Abolished => f.write_str("撤销"),
        }
    }
}

pub(super) fn merge(
    issuer: &Issuer,
    successor: IssuerId,
    on: Date,
    basis: &str,
    today: Date,
) -> Decision {
    if issuer.id() == Some(&successor) {
        return Err(IssuerError::MergedIntoItself { issuer: successor });
    }
    let how = HowEnded::MergedInto(successor.clone());
    let Some(basis) = end(issuer, how, on, basis, today)? else {
        return Ok(vec![]);
    };
    Ok(vec![IssuerEvent::IssuerMerged { successor, on, basis }])
}

pub(super) fn abolish(issuer: &Issuer, on: Date, basis: &str, today: Date) -> Decision {
    let Some(basis) = end(issuer, HowEnded::Abolished, on, basis, today)? else {
        return Ok(vec![]);
    };
    Ok(vec![IssuerEvent::IssuerAbolished { on, basis }])
}

/// The basis of an end that may be recorded; `None` when it is recorded already.
fn end(
    issuer: &Issuer,
    how: HowEnded,
    on: Date,
    basis: &str,
    today: Date,
) -> Result<Option<String>, IssuerError> {
    let recorded = issuer.ending().is_some_and(|it| it.how == how && it.on == on);
    if recorded {
        return Ok(None);
    }
    issuer.ensure_active()?;
    if on > today {
        return Err(IssuerError::EndInFuture { on, today });
    }
    required(basis, "合并或撤销的依据").map(Some)
}
