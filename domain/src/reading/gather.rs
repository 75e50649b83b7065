//! Sorts the passages of an outline into the elements of a paper.

use super::{Source, words::Words};
use crate::outline::{Part, Role, Run, shape};

/// The elements of a paper as they stand in the source.
#[derive(Debug, Default)]
pub(super) struct Elements {
    /// Whether a signature or a date has closed the text.
    closed: bool,
    pub(super) corner: Vec<(Role, Words)>,
    pub(super) mark: Vec<Words>,
    pub(super) number: Option<Words>,
    pub(super) signers: Option<Words>,
    pub(super) title: Option<Words>,
    pub(super) recipients: Option<Words>,
    pub(super) body: Vec<Run>,
    pub(super) annex_list: Vec<Words>,
    pub(super) signature: Vec<Words>,
    pub(super) date: Option<Words>,
    pub(super) notes: Vec<Words>,
    pub(super) closing: Vec<Run>,
    pub(super) attached: Option<Section>,
    pub(super) annexes: Vec<Section>,
    pub(super) copies: Vec<Words>,
    pub(super) office: Option<Words>,
    pub(super) issued: Option<Words>,
    pub(super) imprint: Vec<Words>,
}

/// An annex or the attached document.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) label: Option<Words>,
    pub(super) title: Option<Words>,
    pub(super) body: Vec<Run>,
}

/// Every passage goes into exactly one element.
pub(super) fn gather(source: &Source<'_>) -> Elements {
    let mut elements = Elements::default();
    let mut annex = None;
    for run in source.outline.runs() {
        match run.part {
            Part::Main => elements.main(source, run),
            Part::Attached => elements.attached(source, run),
            Part::Annex(number) => {
                let begins = matches!(run.role, Role::AnnexLabel(_));
                elements.annex(source, run, begins || annex != Some(number));
                annex = Some(number);
            }
            Part::Imprint => elements.imprint(source, run),
        }
    }
    elements
}

impl Elements {
    /// Whether the text has ended and what follows closes the paper.
    const fn signed(&self) -> bool {
        self.closed
    }

    fn main(&mut self, source: &Source<'_>, run: Run) {
        let words = Words::of_run(source.outline, &run);
        let begun = self.recipients.is_some() || !self.body.is_empty();
        self.closed |= begun && matches!(run.role, Role::Signature | Role::SigningDate);
        match run.role {
            Role::CopyNumber | Role::Secrecy | Role::Urgency | Role::Corner => {
                self.corner.push((run.role, words));
            }
            Role::Mark => self.mark.push(words),
            Role::Number if self.number.is_none() => self.number(words),
            Role::Signers => self.signer(words),
            Role::Title if self.title.is_none() => self.title = Some(words),
            Role::Recipients if self.recipients.is_none() => self.recipients = Some(words),
            Role::AnnexNote => self.annex_list.push(words),
            Role::Signature => self.sign(words),
            Role::SigningDate if self.date.is_none() => self.date = Some(words),
            Role::Note if self.signed() || !self.annex_list.is_empty() => self.notes.push(words),
            _ if self.signed() => self.closing.push(run),
            _ => self.body.push(run),
        }
    }

    /// The number; urgency and who signs off may stand on its line.
    fn number(&mut self, words: Words) {
        let urgency = words
            .text
            .split_whitespace()
            .next()
            .map_or(0, |first| if shape::URGENCY.is_match(first) { first.len() } else { 0 });
        let (urgency, words) = words.split_at(urgency);
        if !urgency.is_empty() {
            self.corner.push((Role::Urgency, urgency));
        }
        let signers = words.text.find("签发人").unwrap_or(words.text.len());
        let (number, signers) = words.split_at(signers);
        self.number = Some(number);
        if !signers.is_empty() {
            self.signer(signers);
        }
    }

    fn signer(&mut self, words: Words) {
        match &mut self.signers {
            Some(signers) => {
                signers.text.push('\u{3000}');
                signers.append(words);
            }
            None => self.signers = Some(words),
        }
    }

    /// A line of the signature; the date may stand on it.
    fn sign(&mut self, words: Words) {
        let date = shape::SIGNED_INLINE.captures(words.text.trim()).and_then(|found| {
            let date = found.get(2)?.as_str();
            words.text.rfind(date)
        });
        match date {
            Some(at) if self.date.is_none() => {
                let (names, date) = words.split_at(at);
                self.signature.push(names);
                self.date = Some(date);
            }
            _ => self.signature.push(words),
        }
    }

    fn attached(&mut self, source: &Source<'_>, run: Run) {
        if run.role == Role::Number && self.number.is_none() {
            return self.number(Words::of_run(source.outline, &run));
        }
        let section = self.attached.get_or_insert_default();
        if run.role == Role::AttachedTitle && section.title.is_none() {
            section.title = Some(Words::of_run(source.outline, &run));
        } else {
            section.body.push(run);
        }
    }

    fn annex(&mut self, source: &Source<'_>, run: Run, begins: bool) {
        let words = Words::of_run(source.outline, &run);
        if run.role == Role::Number && self.number.is_none() {
            return self.number(words);
        }
        if begins {
            self.annexes.push(Section::default());
        }
        let Some(section) = self.annexes.last_mut() else {
            return;
        };
        match run.role {
            Role::AnnexLabel(_) if section.label.is_none() => section.head(words),
            Role::AnnexTitle if section.body.is_empty() => match &mut section.title {
                Some(title) => title.append(words),
                None => section.title = Some(words),
            },
            _ => section.body.push(run),
        }
    }

    fn imprint(&mut self, source: &Source<'_>, run: Run) {
        let words = Words::of_run(source.outline, &run);
        match run.role {
            Role::Cc => self.copies.push(words),
            Role::Number if self.number.is_none() => self.number(words),
            Role::ImprintOffice if shape::IMPRINT_EXTRA.is_match(&words.text) => {
                self.imprint.push(words);
            }
            Role::ImprintOffice if self.issued.is_none() => match &mut self.office {
                Some(office) => office.append(words),
                None => self.office = Some(words),
            },
            Role::IssueDate if self.issued.is_none() => self.issue(words),
            _ => self.imprint.push(words),
        }
    }

    /// The date of issue, with the office that may stand before it.
    fn issue(&mut self, words: Words) {
        let date = shape::ISSUE_DATE
            .captures(words.text.trim())
            .and_then(|found| words.text.find(found.get(2)?.as_str()));
        let (office, issued) = words.split_at(date.unwrap_or(0));
        if !office.is_empty() {
            match &mut self.office {
                Some(named) => named.append(office),
                None => self.office = Some(office),
            }
        }
        self.issued = Some(issued);
    }
}

impl Section {
    /// The title as it will be printed.
    pub(super) fn title_text(&self) -> String {
        self.title.as_ref().map(Words::tidy).unwrap_or_default()
    }

    /// The label, with the title that may stand behind it.
    fn head(&mut self, words: Words) {
        let title = shape::inline_annex(words.text.trim()).and_then(|found| {
            let title = found.get(2)?.as_str();
            words.text.rfind(title)
        });
        match title {
            Some(at) => {
                let (label, title) = words.split_at(at);
                (self.label, self.title) = (Some(label), Some(title));
            }
            None => self.label = Some(words),
        }
    }
}
