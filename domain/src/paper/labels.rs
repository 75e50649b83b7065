//! The words that a paper itself does not carry but every rendition prints, in one place, so that
//! PDF, DOCX, plain text and outline agree.

use jiff::civil::Date;

use super::{Imprint, Masthead, Paper, SignatoryStamp, SignatureForm};
use crate::calendar::in_figures;

/// Label of the annexes (附件) on their pages.
const ANNEX: &str = "附件";
/// Label before the list of annexes (附件说明, 7.3.4).
pub const ANNEX_LIST: &str = "附件：";
/// Label before who signs off an upward paper.
pub const SIGNER: &str = "签发人：";
/// Label of the main recipients when they stand in the imprint (7.4.2).
const MAIN_RECIPIENTS: &str = "主送：";
/// Label of the copies in the imprint (7.4.2).
const COPIES: &str = "抄送：";

/// A note (附注) in its brackets (7.3.6).
#[must_use]
pub fn note_text(note: &str) -> String {
    format!("（{note}）")
}

/// The date of issue as the imprint prints it (7.4.3): `2022年9月20日印发`.
#[must_use]
pub fn issued_text(date: Date) -> String {
    format!("{}印发", in_figures(date))
}

/// The label at the head of the annex at `index` (from 0) of `count`: `附件2`, or `附件` when
/// there is only one (7.3.7).
#[must_use]
pub fn annex_label(index: usize, count: usize) -> String {
    if count > 1 { format!("{ANNEX}{}", index.saturating_add(1)) } else { ANNEX.to_owned() }
}

/// The number before the title of the annex at `index` (from 0) of `count` in the list: `2.`, or
/// nothing when there is only one (7.3.4).
#[must_use]
pub fn annex_number(index: usize, count: usize) -> String {
    if count > 1 { format!("{}.", index.saturating_add(1)) } else { String::new() }
}

impl Masthead {
    /// Copy number with its six digits (份号, 7.2.1), if there is one.
    #[must_use]
    pub fn copy_number_text(&self) -> Option<String> {
        self.copy_number.map(|number| format!("{number:06}"))
    }

    /// Copy number, classification and urgency, one a line (7.2.1 to 7.2.3).
    #[must_use]
    pub fn corner_lines(&self) -> Vec<String> {
        let secrecy = self.classification.as_ref().map(ToString::to_string);
        let urgency = self.urgency.map(|urgency| urgency.name().to_owned());
        [self.copy_number_text(), secrecy, urgency].into_iter().flatten().collect()
    }
}

impl SignatoryStamp {
    /// Office and name, as they stand on the line of the stamp (7.3.5.3).
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}　　{}", self.office, self.name)
    }
}

impl Imprint {
    /// Main recipients, where they are moved here, and copies (7.4.2): label, and names with their
    /// full stop.
    #[must_use]
    pub fn copies(&self) -> Vec<(&'static str, String)> {
        let lines = [(MAIN_RECIPIENTS, &self.recipients), (COPIES, &self.cc)];
        let line = |(label, names): (&'static str, &Option<String>)| {
            names.as_ref().map(|names| (label, format!("{names}。")))
        };
        lines.into_iter().filter_map(line).collect()
    }
}

impl Paper {
    /// The lines of the list of annexes (附件说明, 7.3.4): `附件：1.××`, then `2.××`; `附件：××` for
    /// a single one; nothing without annexes.
    #[must_use]
    pub fn annex_list_lines(&self) -> Vec<String> {
        let count = self.annexes.len();
        let lines = self.annexes.iter().enumerate().map(|(index, annex)| {
            let label = if index == 0 { ANNEX_LIST } else { "" };
            format!("{label}{}{}", annex_number(index, count), annex.title)
        });
        lines.collect()
    }

    /// The label at the head of the annex at `index` (from 0).
    #[must_use]
    pub fn annex_label(&self, index: usize) -> String {
        annex_label(index, self.annexes.len())
    }

    /// The mark of the issuers (发文机关标志), one line a name; what follows the names stands on
    /// the same line for one issuer, and on a line of its own for several.
    #[must_use]
    pub fn mark_lines(&self) -> Vec<String> {
        let suffix = &self.masthead.mark_suffix;
        match self.masthead.issuers.as_slice() {
            [] => vec![],
            [issuer] => vec![format!("{issuer}{suffix}")],
            issuers if suffix.is_empty() => issuers.to_vec(),
            issuers => issuers.iter().chain([suffix]).cloned().collect(),
        }
    }

    /// The number line as printed, if the paper has its number.
    #[must_use]
    pub fn number_text(&self) -> Option<String> {
        self.masthead.number.as_ref().map(ToString::to_string)
    }

    /// The line of the main recipients, with its closing colon (7.3.2).
    #[must_use]
    pub fn recipients_line(&self) -> Option<String> {
        let recipients = self.recipients.as_ref()?;
        Some(format!("{recipients}："))
    }

    /// Who signs off (签发人), as printed on the number line; `None` on other than upward papers.
    #[must_use]
    pub fn signers_text(&self) -> Option<String> {
        let signers = &self.masthead.signers;
        (!signers.is_empty()).then(|| format!("{SIGNER}{}", signers.join("　")))
    }

    /// The lines of the signature (发文机关署名), without the date; on stamped papers the office
    /// and name of each signatory follow.
    #[must_use]
    pub fn signature_lines(&self) -> Vec<String> {
        let mut lines = self.signature.issuers.clone();
        if let SignatureForm::Stamped(stamps) = &self.signature.form {
            lines.extend(stamps.iter().map(SignatoryStamp::text));
        }
        lines
    }
}
