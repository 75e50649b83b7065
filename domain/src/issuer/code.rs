//! Issuer codes (机关代字), one a series of papers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Decision, Issuer, IssuerError, IssuerEvent, Retired, required};
use crate::number::is_code;

/// An issuer code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The series that is numbered under it: `发`, `函`, `党函`, `令`.
    pub series: String,
    /// When it went out of use, if it did.
    pub retired: Option<Retired>,
}

impl Issuer {
    /// All codes, those out of use included.
    #[must_use]
    pub const fn codes(&self) -> &BTreeMap<String, Code> {
        &self.codes
    }

    /// Whether this code is in use.
    #[must_use]
    pub fn has_code(&self, code: &str) -> bool {
        self.ensure_code(code).is_ok()
    }

    /// The code, if papers may be numbered under it.
    ///
    /// # Errors
    /// The issuer does not have it, or it is out of use.
    pub fn ensure_code(&self, code: &str) -> Result<&Code, IssuerError> {
        let known = self.codes.get(code).ok_or_else(|| self.unknown_code(code))?;
        match &known.retired {
            None => Ok(known),
            Some(Retired { on, reason }) => Err(IssuerError::CodeRetired {
                code: code.to_owned(),
                on: *on,
                reason: reason.clone(),
            }),
        }
    }

    pub(super) fn record_code(&mut self, code: String, series: String) {
        let retired = None;
        self.codes.insert(code, Code { series, retired });
    }

    pub(super) fn retire_code(&mut self, code: &str, reason: String, on: Date) {
        if let Some(known) = self.codes.get_mut(code) {
            known.retired = Some(Retired { on, reason });
        }
    }

    fn unknown_code(&self, code: &str) -> IssuerError {
        let in_use = self.codes.iter().filter(|(_, it)| it.retired.is_none());
        let known: Vec<_> = in_use.map(|(code, _)| code.as_str()).collect();
        IssuerError::UnknownCode {
            code: code.to_owned(),
            name: self.name().to_owned(),
            known: known.join("、"),
        }
    }
}

pub(super) fn add(issuer: &Issuer, code: String, series: &str) -> Decision {
    issuer.ensure_active()?;
    let series = required(series, "代字所编的文种系列")?;
    if !is_code(&code) {
        return Err(IssuerError::MalformedCode { code });
    }
    if issuer.codes.contains_key(&code) {
        let known = issuer.ensure_code(&code)?;
        if known.series == series {
            return Ok(vec![]);
        }
        let series = known.series.clone();
        return Err(IssuerError::DuplicateCode { code, series });
    }
    Ok(vec![IssuerEvent::IssuerCodeAdded { code, series }])
}

/// A code may be retired after its issuer has ended: that is how things are put in order.
pub(super) fn retire(issuer: &Issuer, code: String, reason: &str, today: Date) -> Decision {
    issuer.profile().ok_or(IssuerError::NotRegistered)?;
    let known = issuer.codes.get(&code);
    let known = known.ok_or_else(|| issuer.unknown_code(&code))?;
    if known.retired.is_some() {
        return Ok(vec![]);
    }
    Ok(vec![IssuerEvent::IssuerCodeRetired {
        code,
        reason: required(reason, "停用代字的理由")?,
        on: today,
    }])
}
