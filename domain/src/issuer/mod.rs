//! An issuer (发文机关): a body that may issue papers, with its codes (代字) and seals (印章).
//!
//! A new body first applies for an account (发文立户); a body that has merged or was abolished
//! issues nothing any more, though its codes and seals stay on record.

mod account;
mod code;
mod ending;
mod error;
mod event;
mod registration;
mod seal;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::{
    account::Account,
    code::Code,
    ending::{Ending, HowEnded},
    error::{IssuerError, RULES},
    event::{IssuerCommand, IssuerEvent},
    registration::{Founding, Profile},
    seal::Seal,
};
use crate::{
    Context, Decider,
    ids::{IssuerId, SealId},
};

/// The state of one issuer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issuer {
    registered: Option<(IssuerId, Profile)>,
    account: Account,
    office: Option<String>,
    contact: Option<String>,
    codes: BTreeMap<String, Code>,
    seals: BTreeMap<SealId, Seal>,
    ending: Option<Ending>,
}

/// When and why a code or a seal went out of use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    /// From this day on.
    pub on: Date,
    /// Why.
    pub reason: String,
}

type Decision = Result<Vec<IssuerEvent>, IssuerError>;

impl Issuer {
    /// Its identifier; `None` before it is registered.
    #[must_use]
    pub fn id(&self) -> Option<&IssuerId> {
        self.registered.as_ref().map(|(id, _)| id)
    }

    /// Full name (全称); empty before it is registered.
    #[must_use]
    pub fn name(&self) -> &str {
        self.profile().map_or("", |profile| &profile.name)
    }

    /// Its names, as registered.
    #[must_use]
    pub fn profile(&self) -> Option<&Profile> {
        self.registered.as_ref().map(|(_, profile)| profile)
    }

    /// Whether a signature (署名) with this name is its own: the full or the standard short name
    /// (条例 第九条（十一）).
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.profile().is_some_and(|profile| profile.has(name))
    }

    /// The office that prints and sends its papers (印发机关), e.g. 某某办公室.
    #[must_use]
    pub fn office(&self) -> Option<&str> {
        self.office.as_deref()
    }

    /// Whom to ask, with the telephone number (联系人).
    #[must_use]
    pub fn contact(&self) -> Option<&str> {
        self.contact.as_deref()
    }

    /// Where its account (发文立户) stands.
    #[must_use]
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// How it ended, if it did.
    #[must_use]
    pub const fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// Whether it may issue papers: registered, its account approved, not merged or abolished.
    #[must_use]
    pub fn may_issue(&self) -> bool {
        self.ensure_may_issue().is_ok()
    }

    /// As [`Issuer::may_issue`], with the reason why not.
    ///
    /// # Errors
    /// It is not registered, has ended, or its account is not approved.
    pub fn ensure_may_issue(&self) -> Result<(), IssuerError> {
        self.ensure_active()?;
        if self.account == Account::Approved {
            return Ok(());
        }
        let name = self.name().to_owned();
        Err(IssuerError::AccountNotApproved { name })
    }

    /// Registered, and neither merged nor abolished.
    fn ensure_active(&self) -> Result<&Profile, IssuerError> {
        let profile = self.profile().ok_or(IssuerError::NotRegistered)?;
        match &self.ending {
            None => Ok(profile),
            Some(ending) => {
                Err(IssuerError::Ended { name: profile.name.clone(), ending: ending.clone() })
            }
        }
    }
}

impl Decider for Issuer {
    const TYPE: &'static str = "Issuer";
    type Command = IssuerCommand;
    type Event = IssuerEvent;
    type Error = IssuerError;

    fn decide(&self, command: IssuerCommand, context: &Context) -> Decision {
        use IssuerCommand as C;
        let today = context.today();
        match command {
            C::Register { issuer, profile, founding } => {
                registration::register(self, issuer, profile, founding)
            }
            C::SetOffice { office, contact } => registration::set_office(self, &office, contact),
            C::ApplyForAccount { to, grounds } => account::apply(self, &to, &grounds),
            C::ApproveAccount { by, basis } => account::approve(self, &by, &basis),
            C::DeclineAccount { by, reason } => account::decline(self, &by, &reason),
            C::AddCode { code, series } => code::add(self, code, &series),
            C::RetireCode { code, reason } => code::retire(self, code, &reason, today),
            C::AddSeal { seal, name, image, valid_from } => {
                seal::add(self, seal, name, image, valid_from)
            }
            C::RetireSeal { seal, reason } => seal::retire(self, seal, &reason, today),
            C::MergeInto { successor, on, basis } => {
                ending::merge(self, successor, on, &basis, today)
            }
            C::Abolish { on, basis } => ending::abolish(self, on, &basis, today),
        }
    }

    fn evolve(mut self, event: &IssuerEvent) -> Self {
        use IssuerEvent as E;
        match event.clone() {
            E::IssuerRegistered { issuer, profile, founding } => {
                self.account = founding.account();
                self.registered = Some((issuer, profile));
            }
            E::IssuerOfficeSet { office, contact } => {
                self.office = Some(office);
                self.contact = contact;
            }
            E::IssuerAccountApplied { .. } => self.account = Account::Applied,
            E::IssuerAccountApproved { .. } => self.account = Account::Approved,
            E::IssuerAccountDeclined { .. } => self.account = Account::Missing,
            E::IssuerCodeAdded { code, series } => self.record_code(code, series),
            E::IssuerCodeRetired { code, reason, on } => self.retire_code(&code, reason, on),
            E::SealAdded { seal, name, image, valid_from } => {
                self.record_seal(seal, name, image, valid_from);
            }
            E::SealRetired { seal, reason, on } => self.retire_seal(&seal, reason, on),
            E::IssuerMerged { successor, on, basis } => {
                let how = HowEnded::MergedInto(successor);
                self.ending = Some(Ending { how, on, basis });
            }
            E::IssuerAbolished { on, basis } => {
                let how = HowEnded::Abolished;
                self.ending = Some(Ending { how, on, basis });
            }
        }
        self
    }
}

/// The text without blanks around it, or a refusal that names what is missing.
fn required(text: &str, what: &'static str) -> Result<String, IssuerError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(IssuerError::Blank { what });
    }
    Ok(text.to_owned())
}
