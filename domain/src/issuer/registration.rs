//! Registering a body, and naming its office.

use serde::{Deserialize, Serialize};

use super::{Account, Decision, Issuer, IssuerError, IssuerEvent, required};
use crate::{ids::IssuerId, text::squeeze};

/// The names of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Full name (全称).
    pub name: String,
    /// Standard short name (规范化简称), if it has one.
    pub short_name: Option<String>,
    /// The name in the mark of its papers (发文机关标志), without 文件: one of the two above.
    pub mark_name: String,
}

/// Whether a body is new to issuing papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Founding {
    /// It issued papers before the system existed: its account is carried over.
    CarriedOver,
    /// It is newly founded (新设立的机关) and must apply for an account first.
    New,
}

impl Founding {
    pub(super) const fn account(self) -> Account {
        match self {
            Self::CarriedOver => Account::Approved,
            Self::New => Account::Missing,
        }
    }
}

impl Profile {
    /// Whether this is the full or the short name; blanks do not matter.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let name = squeeze(name);
        let short = self.short_name.as_deref().map(squeeze);
        !name.is_empty() && (squeeze(&self.name) == name || short.is_some_and(|it| it == name))
    }
}

pub(super) fn register(
    issuer: &Issuer,
    id: IssuerId,
    profile: Profile,
    founding: Founding,
) -> Decision {
    let profile = tidy(profile)?;
    match (&issuer.registered, issuer.name()) {
        (Some(known), _) if *known == (id.clone(), profile.clone()) => return Ok(vec![]),
        (Some(_), name) => {
            return Err(IssuerError::AlreadyRegistered { name: name.to_owned() });
        }
        (None, _) => {}
    }
    if !profile.has(&profile.mark_name) {
        return Err(IssuerError::MarkIsNoName { mark: profile.mark_name, name: profile.name });
    }
    Ok(vec![IssuerEvent::IssuerRegistered { issuer: id, profile, founding }])
}

pub(super) fn set_office(issuer: &Issuer, office: &str, contact: Option<String>) -> Decision {
    issuer.ensure_active()?;
    let office = required(office, "印发机关名称")?;
    let contact = contact.and_then(trimmed);
    if issuer.office() == Some(&office) && issuer.contact == contact {
        return Ok(vec![]);
    }
    Ok(vec![IssuerEvent::IssuerOfficeSet { office, contact }])
}

fn tidy(profile: Profile) -> Result<Profile, IssuerError> {
    Ok(Profile {
        name: required(&profile.name, "机关全称")?,
        short_name: profile.short_name.and_then(trimmed),
        mark_name: required(&profile.mark_name, "发文机关标志所用名称")?,
    })
}

fn trimmed(text: String) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
