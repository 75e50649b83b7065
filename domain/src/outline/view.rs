//! The elements of a paper, gathered from its outline.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Outline, OutlineLine, Part, Role,
    naming::{TitleFound, annex_titles, issuers, title_of, without_date},
    shape::{self, tidy},
};
use crate::{calendar::first_date, paper::DocumentKind};

/// Words of a paper with the line where they begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Line of the source, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
}

/// A date of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDate {
    /// Line of the source, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
    /// The day; `None` when the calendar does not know it.
    pub date: Option<Date>,
}

/// The elements of a paper, each with its line. What the paper does not have is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlinedPaper {
    /// The kind, by the last word of the title (文种).
    pub kind: Option<DocumentKind>,
    /// The issuers, host first (发文机关): by the mark, else the title, else the signature.
    pub issuers: Vec<String>,
    /// The document number (发文字号、令号).
    pub doc_number: Option<Found>,
    /// The title (标题), in one line.
    pub title: Option<Found>,
    /// The main recipients (主送机关), without the closing colon.
    pub main_recipients: Option<Found>,
    /// The signature (发文机关署名); several are joined by a full-width space.
    pub sign_off: Option<Found>,
    /// The date of signing (成文日期).
    pub signed_on: Option<FoundDate>,
    /// Copies to (抄送机关), without the closing full stop.
    pub cc: Option<Found>,
    /// The annexes as listed after the text (附件说明), with their numbers.
    pub annex_notes: Vec<(u32, Found)>,
    /// The annexes as headed on their own pages, with their numbers.
    pub annex_heads: Vec<(u32, Found)>,
    /// The title of the document issued or forwarded (印发、转发的文件).
    pub attached_title: Option<Found>,
    /// The office that prints and sends (印发机关).
    pub imprint_office: Option<Found>,
    /// The date of issue (印发日期).
    pub issued_on: Option<FoundDate>,
    /// The notes (附注), brackets included.
    pub notes: Vec<Found>,
}

impl OutlinedPaper {
    /// The titles of the annexes: as listed, else as headed; a faulty mark behind them is none of
    /// their words.
    #[must_use]
    pub fn annex_titles(&self) -> Vec<&str> {
        let from = if self.annex_notes.is_empty() { &self.annex_heads } else { &self.annex_notes };
        let marks = ['。', '；', ';', '，'];
        from.iter().map(|(_, found)| found.text.trim_end_matches(marks)).collect()
    }
}

impl Outline {
    /// The elements of the paper.
    #[must_use]
    pub fn paper(&self) -> OutlinedPaper {
        let titled = self.title();
        let title = titled.as_ref().map(|title| title.found.clone());
        let sign_off = self
            .found(|line| line.role == Role::Signature, "\u{3000}")
            .map(|found| found.map(without_date));
        let marks: Vec<String> = self
            .having(|line| line.role == Role::Mark)
            .map(|line| shape::close_up(line.content()))
            .collect();
        OutlinedPaper {
            kind: title.as_ref().and_then(|title| DocumentKind::from_title(&title.text)),
            issuers: issuers(&marks, titled.as_ref(), sign_off.as_ref()),
            doc_number: self.doc_number(),
            main_recipients: self.recipients(),
            signed_on: self
                .day(Role::SigningDate)
                .or_else(|| self.inline_day())
                .or_else(|| self.head_day()),
            cc: self.copies(false),
            annex_notes: self.annex_notes(),
            annex_heads: self.annex_heads(),
            attached_title: self.found(|line| line.role == Role::AttachedTitle, ""),
            imprint_office: self.imprint_office(),
            issued_on: self.day(Role::IssueDate),
            notes: self
                .having(|line| line.role == Role::Note && line.part == Part::Main)
                .map(|line| Found { line: line.number, text: line.content().to_owned() })
                .collect(),
            title,
            sign_off,
        }
    }

    fn having(&self, wanted: impl Fn(&OutlineLine) -> bool) -> impl Iterator<Item = &OutlineLine> {
        self.lines.iter().filter(move |line| wanted(line))
    }

    /// The lines wanted as one text.
    fn found(&self, wanted: impl Fn(&OutlineLine) -> bool, glue: &str) -> Option<Found> {
        let lines: Vec<&OutlineLine> = self.having(wanted).collect();
        // Office and name of a signatory stand apart.
        let text = |line: &&OutlineLine| {
            let words = line.content();
            let apart = shape::STAMP.is_match(words)
                || (line.role == Role::Signature && words.contains("  "));
            if apart {
                words.to_owned()
            } else if line.role == Role::Signature {
                title_of(std::iter::once(words))
            } else {
                tidy(words)
            }
        };
        let texts: Vec<String> = lines.iter().map(text).collect();
        Some(Found { line: lines.first()?.number, text: texts.join(glue) })
    }

    fn day(&self, role: Role) -> Option<FoundDate> {
        let line = self.having(|line| line.role == role).last()?;
        let text = line.content().to_owned();
        Some(FoundDate { line: line.number, date: first_date(&text), text })
    }

    fn title(&self) -> Option<TitleFound> {
        let lines: Vec<&OutlineLine> = self.having(|line| line.role == Role::Title).collect();
        let text = title_of(lines.iter().map(|line| line.content()));
        let first = lines.first()?;
        let body = shape::ORGANISATION_END.is_match(first.content()) && lines.len() > 1;
        let first_body = body.then(|| first.content().to_owned());
        Some(TitleFound { found: Found { line: first.number, text }, first_body })
    }

    /// Below the title, else in the imprint (7.3.2).
    fn recipients(&self) -> Option<Found> {
        let below = self.found(|line| line.role == Role::Recipients, "").map(|found| {
            found.map(|text| text.trim_end_matches(['：', ':']).trim_end().to_owned())
        });
        below.or_else(|| self.copies(true))
    }

    /// The names behind the labels of the imprint: 主送, or 抄送 and its like.
    fn copies(&self, main: bool) -> Option<Found> {
        let mut found: Option<Found> = None;
        let mut wanted = false;
        for line in self.having(|line| line.role == Role::Cc) {
            let text = line.content();
            if let Some(label) = shape::CC.find(text) {
                wanted = label.as_str().starts_with('主') == main;
            }
            if !wanted {
                continue;
            }
            let names = tidy(&shape::CC.replace(text, ""));
            match &mut found {
                Some(found) => found.text.push_str(&names),
                None => found = Some(Found { line: line.number, text: names }),
            }
        }
        found.map(|found| found.map(|text| text.trim().trim_end_matches(['。', '.']).to_owned()))
    }

    /// The number in the masthead, else one set elsewhere, else the one that a web site tells.
    fn doc_number(&self) -> Option<Found> {
        if let Some(line) = self.having(|line| line.role == Role::Number).next() {
            let words = line.content();
            let number = words.split("签发人").next().unwrap_or(words);
            return Some(Found { line: line.number, text: shape::number_of(number) });
        }
        self.having(|line| line.role == Role::Debris).find_map(|line| {
            let text = shape::told_number(line.content())?;
            Some(Found { line: line.number, text })
        })
    }

    /// The date that stands below the title (题注), or below the red rule of minutes.
    fn head_day(&self) -> Option<FoundDate> {
        let text = |line: &&OutlineLine| {
            !matches!(
                line.role,
                Role::Paragraph | Role::Heading(_) | Role::ListItem | Role::TableRow
            )
        };
        let head = self.lines.iter().take_while(text).count();
        let head = Self { lines: self.lines.get(..head).unwrap_or_default().to_vec() };
        head.paragraphs().into_iter().find_map(|note| {
            let dates = note.role == Role::Note && shape::DATES_PAPER.is_match(&note.text);
            let date = first_date(&note.text).filter(|_| dates)?;
            Some(FoundDate { line: note.line, date: Some(date), text: note.text })
        })
    }

    /// The date that stands on the line of the signature.
    fn inline_day(&self) -> Option<FoundDate> {
        self.having(|line| line.role == Role::Signature).find_map(|line| {
            let text = shape::SIGNED_INLINE.captures(line.content())?[2].to_owned();
            Some(FoundDate { line: line.number, date: first_date(&text), text })
        })
    }

    fn imprint_office(&self) -> Option<Found> {
        self.found(|line| line.role == Role::ImprintOffice, "").or_else(|| {
            let line = self.having(|line| line.role == Role::IssueDate).last()?;
            let office = shape::ISSUE_DATE.captures(line.content())?[1].trim().to_owned();
            (!office.is_empty()).then_some(Found { line: line.number, text: office })
        })
    }

    fn annex_notes(&self) -> Vec<(u32, Found)> {
        let lines: Vec<&OutlineLine> = self.having(|line| line.role == Role::AnnexNote).collect();
        annex_titles(lines.iter().map(|line| line.content()))
            .into_iter()
            .zip(1_u32..)
            .map(|((at, text), number)| {
                let line = lines.get(at).map_or(0, |line| line.number);
                (number, Found { line, text })
            })
            .collect()
    }

    /// One pass: the title of an annex follows its label, or stands on the same line.
    fn annex_heads(&self) -> Vec<(u32, Found)> {
        let mut heads: Vec<(u32, Found)> = Vec::new();
        let mut awaited = None;
        let lines = self.having(|line| matches!(line.role, Role::AnnexLabel(_) | Role::AnnexTitle));
        for line in lines {
            let text = |text: &str| Found { line: line.number, text: tidy(text) };
            if let Role::AnnexLabel(number) = line.role {
                let inline = shape::inline_annex(line.content());
                awaited = inline.is_none().then_some(number);
                heads.extend(inline.map(|found| (number, text(&found[2]))));
            } else if let Some(number) = awaited.take() {
                heads.push((number, text(&line.text)));
            } else if let Some((_, head)) = heads.last_mut() {
                head.text.push_str(&tidy(&line.text));
            }
        }
        heads
    }
}

impl Found {
    fn map(self, change: impl FnOnce(&str) -> String) -> Self {
        Self { line: self.line, text: change(&self.text) }
    }
}
