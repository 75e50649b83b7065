//! The paper as it stands at each step: what is known by then is filled in.

use jiff::civil::Date;

use super::OfficialDocument;
use crate::paper::{Format, NumberLine, Paper, rules};

impl OfficialDocument {
    /// The paper with what the signatures settle: the date of signing, and on upward papers the
    /// 签发人. `None` until every issuer has signed.
    #[must_use]
    pub fn paper_as_signed(&self) -> Option<Paper> {
        let signed_on = self.signed_on()?;
        let mut paper = self.draft()?.paper.clone();
        // A paper reproduced from a source without date stays without, if that was waived.
        let omitted = self.is_waived(rules::DATE_MISSING.id);
        paper.signature.signed_on = (!omitted).then_some(signed_on);
        paper.printed.signed_on = None;
        if paper.kind.is_upward() {
            paper.masthead.signers = self.signers();
        }
        Some(paper)
    }

    /// The paper to be printed on `sent_on` (送印日期, the date of its imprint), with its number.
    /// A date that the draft carries already stays (照录). `None` until it is registered.
    #[must_use]
    pub fn paper_to_print(&self, sent_on: Date) -> Option<Paper> {
        let number = self.registration()?.number.clone();
        self.recheck()?;
        let mut paper = self.paper_as_signed()?;
        paper.printed.number = None;
        paper.masthead.number = Some(match paper.format {
            Format::Command => NumberLine::Order(number.seq),
            Format::Document | Format::Letter | Format::Minutes => NumberLine::Number(number),
        });
        // A letter has no line for the date of issue (10.1), nor has an imprint without office.
        let dated = paper.imprint.as_mut().filter(|imprint| imprint.office.is_some());
        if let Some(imprint) = dated {
            imprint.issued_on.get_or_insert(sent_on);
        }
        Some(paper)
    }

    /// The final paper: number, date of signing and date of the imprint filled in. `None` until
    /// it is printed. Later corrections are kept beside it, see [`Self::errata`].
    #[must_use]
    pub fn paper_as_issued(&self) -> Option<Paper> {
        self.paper_to_print(self.printing()?.sent_on)
    }

    /// Whether the re-check let this rule be broken.
    pub(super) fn is_waived(&self, rule: &str) -> bool {
        let waivers = self.recheck().map(|recheck| recheck.waivers.as_slice());
        waivers.unwrap_or_default().iter().any(|waiver| waiver.rule == rule)
    }
}
