//! The fold of a document's events.

use super::{DocumentEvent, OfficialDocument, Reclassification, Review, record::Drafted};

pub(super) fn evolve(mut document: OfficialDocument, event: DocumentEvent) -> OfficialDocument {
    use DocumentEvent as Event;
    match event {
        Event::DocumentDrafted { drafter, draft } => {
            document.drafted = Some(Drafted { drafter, draft: *draft });
        }
        Event::DocumentRevised { paper, figures_from, .. } => {
            if let Some(drafted) = &mut document.drafted {
                drafted.draft.paper = *paper;
                drafted.draft.figures_from = figures_from;
            }
            document.undo_recheck();
        }
        Event::DocumentDiscarded { .. } => document.discarded = true,
        Event::DocumentSubmitted { .. } => document.review = Review::Asked,
        Event::DocumentApproved { .. } => document.review = Review::Passed,
        Event::DocumentReturned { .. } | Event::CountersignatureRefused { .. } => {
            document.review = Review::NotAsked;
            document.undo_signatures();
        }
        Event::DocumentCountersigned { issuer, approval } => {
            document.countersigned.insert(issuer, approval);
        }
        Event::DocumentSigned { approval } => document.signed = Some(approval),
        Event::SigningReopened { .. } => document.undo_signatures(),
        Event::DocumentRechecked { recheck } => document.recheck = Some(recheck),
        Event::DocumentRegistered { registration, .. } => {
            document.registration = Some(registration);
        }
        Event::DocumentPrinted { printing } => document.printing = Some(printing),
        Event::DocumentSealed { seals } => document.seals = seals,
        Event::DocumentIssued { issued_on, .. } => document.issued_on = Some(issued_on),
        Event::DocumentArchived { archive } => document.archive = Some(archive),
        afterwards => document.fold_afterwards(afterwards),
    }
    document
}

impl OfficialDocument {
    /// A changed paper must be checked, printed and sealed anew; its number it keeps.
    fn undo_recheck(&mut self) {
        self.recheck = None;
        self.printing = None;
        self.seals.clear();
    }

    fn undo_signatures(&mut self) {
        self.signed = None;
        self.countersigned.clear();
        self.undo_recheck();
    }

    fn fold_afterwards(&mut self, event: DocumentEvent) {
        let afterwards = &mut self.afterwards;
        match event {
            DocumentEvent::DocumentPublished { channel } => {
                afterwards.channels.insert(channel);
            }
            DocumentEvent::DocumentCorrected { erratum } => afterwards.errata.push(erratum),
            DocumentEvent::DocumentRevoked { .. } => afterwards.revoked = true,
            DocumentEvent::DocumentRepealed { repeal } => afterwards.repeal = Some(repeal),
            DocumentEvent::DocumentDeclassified { .. } => {
                afterwards.classification = Reclassification::Lifted;
            }
            DocumentEvent::ClassificationChanged { to, .. } => {
                afterwards.classification = Reclassification::To(to);
            }
            _ => {}
        }
    }
}
