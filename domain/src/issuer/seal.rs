//! Seals (印章): the seal on a paper must agree with its signature (条例 第九条（十三）).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Decision, Issuer, IssuerError, IssuerEvent, Retired, required};
use crate::{ids::SealId, text::squeeze};

/// A seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The name on it: the full name of the issuer.
    pub name: String,
    /// SHA-256 of its image, in lower-case hexadecimal.
    pub image: String,
    /// The first day on which it may be used.
    pub valid_from: Date,
    /// When it went out of use, if it did.
    pub retired: Option<Retired>,
}

impl Issuer {
    /// All seals, those out of use included.
    #[must_use]
    pub const fn seals(&self) -> &BTreeMap<SealId, Seal> {
        &self.seals
    }

    /// The seal, in use or not.
    #[must_use]
    pub fn seal(&self, seal: &SealId) -> Option<&Seal> {
        self.seals.get(seal)
    }

    /// The seal, if it may be set on a paper on this day.
    ///
    /// # Errors
    /// The issuer does not have it, it is not yet valid, or it is out of use.
    pub fn usable_seal(&self, id: &SealId, day: Date) -> Result<&Seal, IssuerError> {
        let seal = self.seal(id).ok_or_else(|| self.unknown_seal(id))?;
        let valid_from = seal.valid_from;
        if day < valid_from {
            return Err(IssuerError::SealNotYetValid { seal: id.clone(), valid_from });
        }
        match &seal.retired {
            Some(retired) if retired.on <= day => Err(out_of_use(id.clone(), retired)),
            _ => Ok(seal),
        }
    }

    pub(super) fn record_seal(
        &mut self,
        seal: SealId,
        name: String,
        image: String,
        valid_from: Date,
    ) {
        let retired = None;
        self.seals.insert(seal, Seal { name, image, valid_from, retired });
    }

    pub(super) fn retire_seal(&mut self, seal: &SealId, reason: String, on: Date) {
        if let Some(known) = self.seals.get_mut(seal) {
            known.retired = Some(Retired { on, reason });
        }
    }

    fn unknown_seal(&self, seal: &SealId) -> IssuerError {
        IssuerError::UnknownSeal { seal: seal.clone(), name: self.name().to_owned() }
    }
}

pub(super) fn add(
    issuer: &Issuer,
    id: SealId,
    name: String,
    image: String,
    valid_from: Date,
) -> Decision {
    let profile = issuer.ensure_active()?;
    if squeeze(&name) != squeeze(&profile.name) {
        return Err(IssuerError::SealOfAnotherName { seal: name, name: profile.name.clone() });
    }
    let image = image.trim().to_ascii_lowercase();
    if image.len() != 64 || !image.chars().all(|c| c.is_ascii_hexdigit()) {
        return Err(IssuerError::MalformedImageHash { image });
    }
    let Some(known) = issuer.seal(&id) else {
        return Ok(vec![IssuerEvent::SealAdded {
            seal: id,
            name: profile.name.clone(),
            image,
            valid_from,
        }]);
    };
    if let Some(retired) = &known.retired {
        return Err(out_of_use(id, retired));
    }
    if known.image == image && known.valid_from == valid_from {
        return Ok(vec![]);
    }
    Err(IssuerError::DuplicateSeal { seal: id })
}

/// A seal may be retired after its issuer has ended: then it is handed in.
pub(super) fn retire(issuer: &Issuer, id: SealId, reason: &str, today: Date) -> Decision {
    issuer.profile().ok_or(IssuerError::NotRegistered)?;
    let known = issuer.seal(&id).ok_or_else(|| issuer.unknown_seal(&id))?;
    if known.retired.is_some() {
        return Ok(vec![]);
    }
    Ok(vec![IssuerEvent::SealRetired {
        seal: id,
        reason: required(reason, "停用印章的理由")?,
        on: today,
    }])
}

fn out_of_use(seal: SealId, retired: &Retired) -> IssuerError {
    IssuerError::SealRetired { seal, on: retired.on, reason: retired.reason.clone() }
}
