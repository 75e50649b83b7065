//! A foreign DOCX, measured against GB/T 9704-2012 (格式检查).
//!
//! The file is measured as it says itself: margins, grid, faces and indents, with every style
//! resolved. What depends on how a word processor lays the pages out is left to the PDF.

mod annex;
mod body;
mod element;
mod fault;
mod folio;
mod heading;
mod imprint;
mod masthead;
mod measure;
mod page;
mod rules;
mod tail;
mod text;
mod title;

use fawen_domain::{
    Rule,
    paper::Format,
    reading::{self, Reading},
};

pub(crate) use self::measure::{Class, is_han};
use self::{element::Elements, fault::Faults, heading::Headings};
pub use self::{
    fault::{Fault, Report},
    rules::Strength,
};
use crate::{Source, docx, docx::model::Manuscript, error::Refused};

/// All that is measured, as rules.
pub(crate) fn rules() -> impl Iterator<Item = Rule> {
    rules::MEASURES.iter().map(|measure| measure.rule)
}

/// Measures a DOCX; without a format it is the one that the paper seems to be in.
///
/// # Errors
/// [`Refused`] when the bytes are no DOCX, or are not safe to read.
pub fn check(bytes: &[u8], format: Option<Format>) -> Result<Report, Refused> {
    crate::package::sniff(bytes).and_then(|kind| match kind {
        crate::package::Kind::Package => Ok(()),
        crate::package::Kind::Text => Err(Refused::OtherKind("文本")),
    })?;
    let manuscript = docx::read(bytes)?;
    let source = Source::of_manuscript(&manuscript);
    let reading = reading::read(&source.text, &source.given);
    let format = format.unwrap_or(reading.paper.format);
    Ok(Report { format, faults: measured(&manuscript, &source, &reading, format) })
}

/// What every measure looks at.
struct Subject<'m> {
    manuscript: &'m Manuscript,
    elements: Elements<'m>,
    format: Format,
    headings: Headings,
}

fn measured(
    manuscript: &Manuscript,
    source: &Source,
    reading: &Reading,
    format: Format,
) -> Vec<Fault> {
    let elements = Elements::new(manuscript, source, &reading.outline);
    let headings = Headings::of(&reading.paper);
    let subject = Subject { manuscript, elements, format, headings };
    let mut faults = Faults::default();
    page::measure(&subject, &mut faults);
    masthead::measure(&subject, &mut faults);
    title::measure(&subject, &mut faults);
    body::measure(&subject, &mut faults);
    text::measure(&subject, &mut faults);
    tail::measure(&subject, &mut faults);
    annex::measure(&subject, &mut faults);
    imprint::measure(&subject, &mut faults);
    folio::measure(&subject, &mut faults);
    faults.finish()
}
