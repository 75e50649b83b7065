//! An official document (公文) and its whole life: drafted, reviewed, signed by every issuer,
//! re-checked, registered under its number, printed, sealed, issued, archived; and afterwards
//! corrected, declassified, revoked or repealed.
//!
//! The stage is not stored but follows from what is on record, so that the two cannot disagree:
//! a document is signed because all its signatures are there, not because a field says so.

mod command;
mod decide;
mod error;
mod event;
mod evolve;
mod record;
mod rendition;
pub mod rules;
mod stage;
mod step;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::record::Drafted;
pub use self::{
    command::DocumentCommand,
    error::DocumentError,
    event::DocumentEvent,
    record::{
        Approval, ArchiveRecord, Delivery, Draft, Erratum, FileFormat, LogCheckpoint, Printing,
        Recheck, Registration, Rendering, Repeal, Retention, SealUse, Source, Waiver,
    },
    stage::{Stage, Validity},
    step::Step,
};
use crate::{
    Context, Decider,
    ids::{ActorId, IssuerId},
    paper::Classification,
};

/// The state of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialDocument {
    drafted: Option<Drafted>,
    review: Review,
    signed: Option<Approval>,
    countersigned: BTreeMap<IssuerId, Approval>,
    recheck: Option<Recheck>,
    registration: Option<Registration>,
    printing: Option<Printing>,
    seals: Vec<SealUse>,
    issued_on: Option<Date>,
    archive: Option<ArchiveRecord>,
    discarded: bool,
    afterwards: Afterwards,
}

/// Where the review (审核) stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Review {
    #[default]
    NotAsked,
    Asked,
    Passed,
}

/// What has happened to the document since it was issued.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Afterwards {
    errata: Vec<Erratum>,
    channels: BTreeSet<String>,
    classification: Reclassification,
    revoked: bool,
    repeal: Option<Repeal>,
}

/// How the classification differs from the one on the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Reclassification {
    #[default]
    AsIssued,
    To(Classification),
    Lifted,
}

impl OfficialDocument {
    /// How far the document has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if self.discarded {
            return Stage::Discarded;
        }
        if self.drafted.is_none() {
            return Stage::Absent;
        }
        let reached = [
            (self.archive.is_some(), Stage::Archived),
            (self.issued_on.is_some(), Stage::Issued),
            (!self.seals.is_empty(), Stage::Sealed),
            (self.printing.is_some(), Stage::Printed),
            (self.recheck.is_some() && self.registration.is_some(), Stage::Registered),
            (self.recheck.is_some(), Stage::Rechecked),
            (self.signed_on().is_some(), Stage::Signed),
            (self.review == Review::Passed, Stage::ToBeSigned),
            (self.review == Review::Asked, Stage::InReview),
        ];
        let furthest = reached.into_iter().find(|(is_reached, _)| *is_reached);
        furthest.map_or(Stage::Drafting, |(_, stage)| stage)
    }

    /// What the document was drafted with, its paper in the present version.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        self.drafted.as_ref().map(|drafted| &drafted.draft)
    }

    /// Who drafted it.
    #[must_use]
    pub fn drafter(&self) -> Option<&ActorId> {
        self.drafted.as_ref().map(|drafted| &drafted.drafter)
    }

    /// The date of signing (成文日期): of the last signature, once every issuer has signed
    /// (条例 第九条（十二）).
    #[must_use]
    pub fn signed_on(&self) -> Option<Date> {
        let host = self.signed.as_ref()?.on;
        let co_issuers = self.draft()?.co_issuers().iter();
        let dates = co_issuers.map(|issuer| self.countersigned.get(issuer).map(|a| a.on));
        dates.collect::<Option<Vec<Date>>>()?.into_iter().chain([host]).max()
    }

    /// Names of those who signed, in the order of the issuers.
    #[must_use]
    pub fn signers(&self) -> Vec<String> {
        let co_issuers = self.draft().map(Draft::co_issuers).unwrap_or_default();
        let approvals = co_issuers.iter().filter_map(|issuer| self.countersigned.get(issuer));
        self.signed.iter().chain(approvals).map(|approval| approval.name.clone()).collect()
    }

    /// The co-issuers whose consent (会签) is still missing.
    #[must_use]
    pub fn missing_countersignatures(&self) -> Vec<IssuerId> {
        let co_issuers = self.draft().map(Draft::co_issuers).unwrap_or_default().iter();
        co_issuers.filter(|issuer| !self.countersigned.contains_key(issuer)).cloned().collect()
    }

    /// The result of the last re-check.
    #[must_use]
    pub fn recheck(&self) -> Option<&Recheck> {
        self.recheck.as_ref()
    }

    /// Number, distribution and copies, once registered.
    #[must_use]
    pub fn registration(&self) -> Option<&Registration> {
        self.registration.as_ref()
    }

    /// The printed form.
    #[must_use]
    pub fn printing(&self) -> Option<&Printing> {
        self.printing.as_ref()
    }

    /// The seals on it, host first.
    #[must_use]
    pub fn seals(&self) -> &[SealUse] {
        &self.seals
    }

    /// The day of issue.
    #[must_use]
    pub const fn issued_on(&self) -> Option<Date> {
        self.issued_on
    }

    /// The place in the archive.
    #[must_use]
    pub fn archive(&self) -> Option<&ArchiveRecord> {
        self.archive.as_ref()
    }

    /// The corrections made since it was issued, in order.
    #[must_use]
    pub fn errata(&self) -> &[Erratum] {
        &self.afterwards.errata
    }

    /// Its classification today, after changes and declassification.
    #[must_use]
    pub fn classification(&self) -> Option<&Classification> {
        match &self.afterwards.classification {
            Reclassification::AsIssued => self.draft()?.paper.masthead.classification.as_ref(),
            Reclassification::To(classification) => Some(classification),
            Reclassification::Lifted => None,
        }
    }

    /// Whether it is valid on this day (条例 第三十三条): a revoked document never was, a repealed
    /// one was until the day of its repeal.
    #[must_use]
    pub fn validity_on(&self, day: Date) -> Validity {
        let repealed = self.afterwards.repeal.as_ref();
        match self.signed_on().filter(|_| self.issued_on.is_some()) {
            Some(_) if self.afterwards.revoked => Validity::Revoked,
            Some(_) if repealed.is_some_and(|repeal| day >= repeal.from) => Validity::Repealed,
            Some(signed_on) if day >= signed_on => Validity::InForce,
            _ => Validity::NotYet,
        }
    }
}

impl Decider for OfficialDocument {
    const TYPE: &'static str = "OfficialDocument";
    type Command = DocumentCommand;
    type Event = DocumentEvent;
    type Error = DocumentError;

    fn decide(
        &self,
        command: DocumentCommand,
        context: &Context,
    ) -> Result<Vec<DocumentEvent>, DocumentError> {
        decide::decide(self, command, context)
    }

    fn evolve(self, event: &DocumentEvent) -> Self {
        evolve::evolve(self, event.clone())
    }
}
