//! The words that a paper itself does not carry but every rendition prints, in one place, so that
//! PDF, DOCX and plain text agree.

use jiff::civil::Date;

use super::{Paper, SignatureForm};

/// Label of the annexes (附件), in the list and on their pages.
pub const ANNEX: &str = "附件";
/// Label before who signs off an upward paper.
pub const SIGNER: &str = "签发人：";
/// Label of the main recipients when they stand in the imprint (7.4.2).
pub const MAIN_RECIPIENTS: &str = "主送：";
/// Label of the copies in the imprint (7.4.2).
pub const COPIES: &str = "抄送：";

/// A date as papers print it (7.3.5.4): `2022年9月20日`, the year in full, nothing padded.
#[must_use]
pub fn date_text(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// A copy number (份号) with its six digits (7.2.1).
#[must_use]
pub fn copy_number_text(copy_number: u32) -> String {
    format!("{copy_number:06}")
}

/// A note (附注) in its brackets (7.3.6).
#[must_use]
pub fn note_text(note: &str) -> String {
    format!("（{note}）")
}

/// The date of issue as the imprint prints it (7.4.3): `2022年9月20日印发`.
#[must_use]
pub fn issued_text(date: Date) -> String {
    format!("{}印发", date_text(date))
}

/// The label at the head of the annex at `index` (from 0) of `count`: `附件2`, or `附件` when
/// there is only one (7.3.7).
#[must_use]
pub fn annex_label(index: usize, count: usize) -> String {
    if count > 1 { format!("{ANNEX}{}", index.saturating_add(1)) } else { ANNEX.to_owned() }
}

impl Paper {
    /// The lines of the list of annexes (附件说明, 7.3.4): `附件：1.××`, then `2.××`; `附件：××` for
    /// a single one; nothing without annexes.
    #[must_use]
    pub fn annex_list_lines(&self) -> Vec<String> {
        let numbered = self.annexes.len() > 1;
        let lines = self.annexes.iter().enumerate().map(|(index, annex)| {
            let label = if index == 0 { "附件：" } else { "" };
            if numbered {
                format!("{label}{}.{}", index.saturating_add(1), annex.title)
            } else {
                format!("{label}{}", annex.title)
            }
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
            lines.extend(stamps.iter().map(|stamp| format!("{}　　{}", stamp.office, stamp.name)));
        }
        lines
    }
}
