//! The flow of a part: paragraphs and tables in their order.

use std::sync::Arc;

use super::{
    field::Fields,
    format::{ParagraphFormat, RunFormat},
    model::{Paragraph, Piece, Remark, RemarkKind},
    numbering::Numbering,
    relationships::Relationships,
    section::Section,
    style::Styles,
    theme::Theme,
};
use crate::xml::Element;

/// Paragraphs of a file: a paper of ten thousand items has some twelve thousand.
pub(super) const PARAGRAPHS: u32 = 300_000;
/// Remarks that are kept.
const REMARKS: usize = 1000;
/// Longest quotation of a remark, in characters.
const QUOTE: usize = 60;

/// What the flow of every part refers to.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) theme: Theme,
    pub(super) styles: Styles,
}

/// The state of reading one part.
pub(super) struct Flow<'p> {
    pub(super) parts: &'p Parts,
    pub(super) numbering: &'p mut Numbering,
    pub(super) relationships: &'p Relationships,
    pub(super) remarks: &'p mut Vec<Remark>,
    /// Number of the last paragraph.
    pub(super) count: u32,
    pub(super) section: usize,
    pub(super) sections: Vec<Section>,
    pub(super) fields: Fields,
    /// Set where there is more than can be read.
    pub(super) overflow: bool,
}

impl Flow<'_> {
    /// What stands in a body, a cell, a box or a footer.
    pub(super) fn pieces(&mut self, element: Element<'_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.collect(element, &mut pieces);
        pieces
    }

    fn collect(&mut self, element: Element<'_>, pieces: &mut Vec<Piece>) {
        for child in element.elements() {
            if self.count >= PARAGRAPHS {
                self.overflow = true;
                return;
            }
            match child.name() {
                "w:p" => {
                    let paragraph = self.paragraph(child);
                    pieces.push(Piece::Paragraph(Box::new(paragraph)));
                }
                "w:tbl" => {
                    let table = self.table(child);
                    pieces.push(Piece::Table(table));
                }
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo" | "w:smartTag" => {
                    self.collect(child, pieces);
                }
                "w:del" | "w:moveFrom" => {
                    let text = deleted(child);
                    self.remark(RemarkKind::Deleted, text);
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = super::drawing::chosen(child) {
                        self.collect(chosen, pieces);
                    }
                }
                "w:altChunk" => self.remark(RemarkKind::Embedded, String::new()),
                "w:sectPr" => self.end_section(child),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, element: Element<'_>) -> Paragraph {
        self.count = self.count.saturating_add(1);
        let properties = element.child("w:pPr");
        let style_id = properties.and_then(|p| p.child("w:pStyle")).and_then(Element::val);
        let style = Arc::clone(self.parts.styles.of_paragraph(style_id));
        let own = properties.map(ParagraphFormat::read).unwrap_or_default();
        let mark_run = properties.and_then(|p| p.child("w:rPr"));
        let mark = mark_run.map(|run| style.run.under(&self.run_format(run)));
        let mark = Arc::new(mark.unwrap_or_else(|| style.run.clone()));
        let numbering = self.numbered(style_id, &style.paragraph, &own);
        let mut format = style.paragraph.clone();
        let mut label_format = Arc::clone(&mark);
        if let Some(level) = numbering.and_then(|(id, at)| self.numbering.level(id, at)) {
            format = format.under(&level.paragraph);
            label_format = Arc::new(mark.under(&level.run));
        }
        let mut paragraph = Paragraph {
            number: self.count,
            format: format.under(&own),
            label: numbering.and_then(|(id, at)| self.numbering.next(id, at)),
            label_format,
            mark,
            section: self.section,
            runs_on: mark_run.is_some_and(|run| run.child("w:del").is_some()),
            ..Paragraph::default()
        };
        let base = Arc::new(style.run.clone());
        self.inlines(element, &base, &mut paragraph);
        self.fields.end_paragraph();
        if let Some(section) = properties.and_then(|p| p.child("w:sectPr")) {
            paragraph.ends_section = true;
            self.end_section(section);
        }
        paragraph
    }

    /// List and level of a paragraph: its own, else its style's. List 0 is none.
    fn numbered(
        &self,
        style_id: Option<&str>,
        style: &ParagraphFormat,
        own: &ParagraphFormat,
    ) -> Option<(i32, i32)> {
        let (id, level) = own.numbering.or(style.numbering)?;
        let of_style = || self.numbering.level_of_style(id, style_id?);
        (id != 0).then(|| (id, level.or_else(of_style).unwrap_or(0)))
    }

    fn end_section(&mut self, element: Element<'_>) {
        let relationships = self.relationships;
        let path = |id: &str| relationships.path(id).map(str::to_owned);
        let mut section = Section::read(element, &path);
        if let Some(before) = self.sections.last() {
            section.inherit(before);
        }
        self.sections.push(section);
        self.section = self.sections.len();
    }

    pub(super) fn run_format(&self, properties: Element<'_>) -> RunFormat {
        RunFormat::read(properties, &self.parts.theme)
    }

    /// Notes what could not be taken as it stands; changes that are empty are none.
    pub(super) fn remark(&mut self, kind: RemarkKind, quote: String) {
        let silent = matches!(kind, RemarkKind::Deleted | RemarkKind::Hidden);
        if (silent && quote.trim().is_empty()) || self.remarks.len() >= REMARKS {
            return;
        }
        let quote: String = quote.chars().take(QUOTE).collect();
        // The runs of one change are one remark.
        if let Some(last) = self.remarks.last_mut()
            && last.kind == kind
            && last.paragraph == self.count
            && silent
        {
            let room = QUOTE.saturating_sub(last.quote.chars().count());
            last.quote.extend(quote.chars().take(room));
            return;
        }
        self.remarks.push(Remark { kind, paragraph: self.count, quote });
    }
}

/// The words below an element, those of deleted runs too.
pub(super) fn deleted(element: Element<'_>) -> String {
    element
        .descendants()
        .filter(|e| matches!(e.name(), "w:delText" | "w:t"))
        .map(Element::text)
        .take(200)
        .collect()
}
