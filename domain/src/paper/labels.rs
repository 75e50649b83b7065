//! The words that a paper itself does not carry but every rendition prints, in one place, so that
//! PDF, DOCX, plain text and outline agree.

use jiff::civil::Date;

use super::{Annex, Imprint, Masthead, Paper, SignatoryStamp, SignatureForm};
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

    /// The mark of the issuers (发文机关标志), one line a name; what follows the names stands on
    /// the same line for one issuer, and on a line of its own for several.
    #[must_use]
    pub fn mark_lines(&self) -> Vec<String> {
        let suffix = &self.mark_suffix;
        match self.issuers.as_slice() {
            [] => vec![],
            [issuer] => vec![format!("{issuer}{suffix}")],
            issuers if suffix.is_empty() => issuers.to_vec(),
            issuers => issuers.iter().chain([suffix]).cloned().collect(),
        }
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

/// One item of the list of annexes, in the pieces that its indents follow (7.3.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexListItem {
    /// `附件：` on the first item, empty on the others.
    pub label: String,
    /// `1.`, empty for a single annex.
    pub number: String,
    /// The title.
    pub title: String,
}

impl AnnexListItem {
    /// Reads a line as it came in: what stands before a colon is the label, digits and a mark after
    /// it are the number, the rest is the title. Together they are the line.
    fn read(line: &str) -> Self {
        let colon = line.char_indices().find(|(_, c)| matches!(c, '：' | ':'));
        let labelled =
            colon.filter(|(at, _)| line.get(..*at).is_some_and(|label| label.contains('附')));
        let label = labelled.map_or(0, |(at, colon)| at.saturating_add(colon.len_utf8()));
        let (label, rest) = line.split_at(label);
        let digits = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        let marked = digits.trim_start_matches(['.', '．', '、']);
        let numbered = marked.len() < digits.len() && digits.len() < rest.trim_start().len();
        let number = if numbered { rest.len().saturating_sub(marked.len()) } else { 0 };
        let (number, title) = rest.split_at(number);
        let owned = |text: &str| text.trim().to_owned();
        Self { label: owned(label), number: owned(number), title: owned(title) }
    }
}

impl std::fmt::Display for AnnexListItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", self.label, self.number, self.title)
    }
}

impl Paper {
    /// The list of annexes (附件说明, 7.3.4), one item an annex; nothing without annexes.
    #[must_use]
    pub fn annex_list(&self) -> Vec<AnnexListItem> {
        if !self.printed.annex_list.is_empty() {
            return self.printed.annex_list.iter().map(|line| AnnexListItem::read(line)).collect();
        }
        if self.printed.no_annex_list {
            return Vec::new();
        }
        let count = self.annexes.len();
        let item = |(index, annex): (usize, &Annex)| AnnexListItem {
            label: if index == 0 { ANNEX_LIST.to_owned() } else { String::new() },
            number: annex_number(index, count),
            title: annex.title.clone(),
        };
        self.annexes.iter().enumerate().map(item).collect()
    }

    /// The lines of the list of annexes: `附件：1.××`, then `2.××`; `附件：××` for a single one.
    #[must_use]
    pub fn annex_list_lines(&self) -> Vec<String> {
        self.annex_list().iter().map(ToString::to_string).collect()
    }

    /// The label at the head of the annex at `index` (from 0).
    #[must_use]
    pub fn annex_label(&self, index: usize) -> String {
        let printed = self.printed.annex_labels.get(index).filter(|label| !label.is_empty());
        printed.cloned().unwrap_or_else(|| annex_label(index, self.annexes.len()))
    }

    /// Copy number, classification and urgency, one a line (7.2.1 to 7.2.3).
    #[must_use]
    pub fn corner_lines(&self) -> Vec<String> {
        let printed = &self.printed.corner;
        if printed.is_empty() { self.masthead.corner_lines() } else { printed.clone() }
    }

    /// The lists of a minute: `出席：张某 李某` (10.3).
    #[must_use]
    pub fn attendance_lines(&self) -> Vec<String> {
        self.attendance.iter().map(|list| format!("{}：{}", list.label, list.names)).collect()
    }

    /// The date of signing (成文日期) in figures (7.3.5.4), or as it came in.
    #[must_use]
    pub fn date_text(&self) -> Option<String> {
        self.printed.signed_on.clone().or_else(|| self.signature.signed_on.map(in_figures))
    }

    /// The notes (附注), each in its brackets (7.3.6).
    #[must_use]
    pub fn note_lines(&self) -> Vec<String> {
        if !self.printed.notes.is_empty() {
            return self.printed.notes.clone();
        }
        self.note.as_deref().map(note_text).into_iter().collect()
    }

    /// Main recipients, where they are moved to the imprint, and copies (7.4.2): label, and names
    /// with their full stop.
    #[must_use]
    pub fn copies(&self) -> Vec<(String, String)> {
        if self.printed.copies.is_empty() {
            let copies = self.imprint.as_ref().map(Imprint::copies).unwrap_or_default();
            return copies.into_iter().map(|(label, names)| (label.to_owned(), names)).collect();
        }
        let part = |line: &String| match line.char_indices().find(|(_, c)| matches!(c, '：' | ':'))
        {
            Some((at, colon)) => {
                let (label, names) = line.split_at(at.saturating_add(colon.len_utf8()));
                (label.to_owned(), names.trim_start().to_owned())
            }
            None => (String::new(), line.clone()),
        };
        self.printed.copies.iter().map(part).collect()
    }

    /// The date of issue as the imprint prints it (7.4.3).
    #[must_use]
    pub fn issued_text(&self) -> Option<String> {
        let date = || self.imprint.as_ref()?.issued_on.map(issued_text);
        self.printed.issued_on.clone().or_else(date)
    }

    /// The mark of the issuers (发文机关标志), one line a name; what follows the names stands on
    /// the same line for one issuer, and on a line of its own for several.
    #[must_use]
    pub fn mark_lines(&self) -> Vec<String> {
        self.masthead.mark_lines()
    }

    /// The number line as printed, if the paper has its number.
    #[must_use]
    pub fn number_text(&self) -> Option<String> {
        let number = || self.masthead.number.as_ref().map(ToString::to_string);
        self.printed.number.clone().or_else(number)
    }

    /// The line of the main recipients, with its closing colon (7.3.2).
    #[must_use]
    pub fn recipients_line(&self) -> Option<String> {
        let line = || self.recipients.as_ref().map(|recipients| format!("{recipients}："));
        self.printed.recipients.clone().or_else(line)
    }

    /// Who signs off (签发人), as printed on the number line; `None` on other than upward papers.
    #[must_use]
    pub fn signers_text(&self) -> Option<String> {
        let signers = &self.masthead.signers;
        if self.printed.signers.is_some() {
            return self.printed.signers.clone();
        }
        (!signers.is_empty()).then(|| format!("{SIGNER}{}", signers.join("　")))
    }

    /// The lines of the signature (发文机关署名), without the date; on stamped papers the office
    /// and name of each signatory follow.
    #[must_use]
    pub fn signature_lines(&self) -> Vec<String> {
        if !self.printed.signature.is_empty() {
            return self.printed.signature.clone();
        }
        let mut lines = self.signature.issuers.clone();
        if let SignatureForm::Stamped(stamps) = &self.signature.form {
            lines.extend(stamps.iter().map(SignatoryStamp::text));
        }
        lines
    }
}
