//! What stands in a paragraph: runs, and all that runs are wrapped in.

use std::sync::Arc;

use super::{
    drawing, field,
    flow::{Flow, deleted},
    format::RunFormat,
    model::{Inline, Paragraph, RemarkKind},
};
use crate::xml::Element;

impl Flow<'_> {
    /// Reads what stands in an element of a paragraph.
    pub(super) fn inlines(
        &mut self,
        element: Element<'_>,
        base: &Arc<RunFormat>,
        paragraph: &mut Paragraph,
    ) {
        for child in element.elements() {
            match child.name() {
                "w:r" => self.run(child, base, paragraph),
                "w:ins" | "w:moveTo" => {
                    self.remark(RemarkKind::Inserted, String::new());
                    self.inlines(child, base, paragraph);
                }
                "w:hyperlink" | "w:smartTag" | "w:sdt" | "w:sdtContent" | "w:customXml"
                | "w:dir" | "w:bdo" => self.inlines(child, base, paragraph),
                "w:fldSimple" => {
                    if child.get("w:instr").is_some_and(field::is_page) {
                        let format = child.child("w:r").map(|run| self.format_of(run, base));
                        let format = format.unwrap_or_else(|| Arc::clone(base));
                        paragraph.inlines.push(Inline::PageField(format));
                    } else {
                        self.inlines(child, base, paragraph);
                    }
                }
                "w:del" | "w:moveFrom" => self.remark(RemarkKind::Deleted, deleted(child)),
                "m:oMath" | "m:oMathPara" => self.formula(child, base, paragraph),
                "w:ruby" => self.ruby(child, base, paragraph),
                "mc:AlternateContent" => {
                    if let Some(chosen) = drawing::chosen(child) {
                        self.inlines(chosen, base, paragraph);
                    }
                }
                _ => {}
            }
        }
    }

    /// The format of a run: its style of characters over the paragraph's, its own over both.
    fn format_of(&self, run: Element<'_>, base: &Arc<RunFormat>) -> Arc<RunFormat> {
        let Some(properties) = run.child("w:rPr") else {
            return Arc::clone(base);
        };
        let style = properties.child("w:rStyle").and_then(Element::val);
        let style = self.parts.styles.get(style).map(|style| base.under(&style.run));
        let below = style.as_ref().unwrap_or(base);
        Arc::new(below.under(&self.run_format(properties)))
    }

    fn run(&mut self, run: Element<'_>, base: &Arc<RunFormat>, paragraph: &mut Paragraph) {
        let format = self.format_of(run, base);
        if run.at(&["w:rPr", "w:del"]).is_some() {
            return self.remark(RemarkKind::Deleted, deleted(run));
        }
        if format.hidden == Some(true) {
            return self.remark(RemarkKind::Hidden, deleted(run));
        }
        self.run_content(run, &format, paragraph);
    }

    fn run_content(
        &mut self,
        element: Element<'_>,
        format: &Arc<RunFormat>,
        paragraph: &mut Paragraph,
    ) {
        for child in element.elements() {
            match child.name() {
                "w:fldChar" => self.field(child, format, paragraph),
                "w:instrText" => self.fields.instruct(&child.text()),
                "w:footnoteReference" | "w:endnoteReference" => {
                    self.remark(RemarkKind::Footnote, String::new());
                }
                "w:commentReference" => self.remark(RemarkKind::Comments, String::new()),
                "w:drawing" | "w:pict" | "w:object" => self.drawing(child, paragraph),
                "mc:AlternateContent" => {
                    if let Some(chosen) = drawing::chosen(child) {
                        self.run_content(chosen, format, paragraph);
                    }
                }
                "w:ruby" => self.ruby(child, format, paragraph),
                _ if !self.fields.is_printed() => {}
                "w:t" => push(paragraph, &child.text(), format),
                "w:tab" | "w:ptab" => paragraph.inlines.push(Inline::Tab),
                "w:cr" => paragraph.inlines.push(Inline::LineBreak),
                "w:br" => paragraph.inlines.push(match child.get("w:type") {
                    Some("page" | "column") => Inline::PageBreak,
                    _ => Inline::LineBreak,
                }),
                "w:noBreakHyphen" => push(paragraph, "-", format),
                "w:sym" => self.symbol(child, format, paragraph),
                "w:pgNum" => paragraph.inlines.push(Inline::PageField(Arc::clone(format))),
                _ => {}
            }
        }
    }

    fn field(&mut self, mark: Element<'_>, format: &Arc<RunFormat>, paragraph: &mut Paragraph) {
        match mark.get("w:fldCharType") {
            Some("begin") => self.fields.begin(),
            Some("separate") => self.fields.separate(),
            Some("end") if self.fields.end() => {
                paragraph.inlines.push(Inline::PageField(Arc::clone(format)));
            }
            _ => {}
        }
    }

    fn drawing(&mut self, element: Element<'_>, paragraph: &mut Paragraph) {
        let relationships = self.relationships;
        let path = |id: &str| relationships.path(id).map(str::to_owned);
        let drawn = drawing::read(element, &path);
        if element.name() == "w:object" {
            self.remark(RemarkKind::Embedded, String::new());
        }
        paragraph.inlines.extend(drawn.pictures.into_iter().map(Inline::Picture));
        paragraph.lines.extend(drawn.lines);
        for (content, place) in drawn.boxes {
            // A box has fields and paragraphs of its own, but is counted on.
            let fields = std::mem::take(&mut self.fields);
            let pieces = self.pieces(content);
            self.fields = fields;
            paragraph.boxes.push((pieces, place));
        }
    }

    /// Formulas are read for their words only.
    fn formula(&mut self, element: Element<'_>, base: &Arc<RunFormat>, paragraph: &mut Paragraph) {
        let texts = element.descendants().filter(|e| matches!(e.name(), "m:t" | "w:t"));
        let text: String = texts.map(Element::text).collect();
        push(paragraph, &text, base);
        self.remark(RemarkKind::Formula, text);
    }

    /// Of a word with its reading above it, the word.
    fn ruby(&mut self, element: Element<'_>, base: &Arc<RunFormat>, paragraph: &mut Paragraph) {
        if let Some(reading) = element.child("w:rt") {
            self.remark(RemarkKind::Ruby, deleted(reading));
        }
        if let Some(word) = element.child("w:rubyBase") {
            self.inlines(word, base, paragraph);
        }
    }

    /// A character of a symbol font; the boxes and ticks of forms have characters of their own.
    fn symbol(&mut self, element: Element<'_>, format: &Arc<RunFormat>, paragraph: &mut Paragraph) {
        let code = element.get("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let font = element.get("w:font").unwrap_or_default();
        let code = code.unwrap_or(0);
        let known = match (font, code & 0xFF) {
            ("Wingdings", 0x6F | 0xA8 | 0x71 | 0x72) => Some('□'),
            // Faces of papers have no ticked box.
            ("Wingdings", 0xFC | 0xFE) | ("Wingdings 2", 0x50 | 0x52 | 0x53) => Some('√'),
            ("Wingdings 2", 0xA3 | 0x30) => Some('□'),
            _ if (0xE000..0xF900).contains(&code) => None,
            _ => char::from_u32(code).filter(|c| !c.is_control()),
        };
        if known.is_none() {
            self.remark(RemarkKind::Symbol, format!("{font} {code:04X}"));
        }
        push(paragraph, known.unwrap_or('□').encode_utf8(&mut [0; 4]), format);
    }
}

/// Adds text, to the last run when it is set the same.
fn push(paragraph: &mut Paragraph, text: &str, format: &Arc<RunFormat>) {
    if text.is_empty() {
        return;
    }
    // Line ends inside of a text are white space to XML.
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if let Some(Inline::Text { text: words, format: last }) = paragraph.inlines.last_mut()
        && (Arc::ptr_eq(last, format) || last == format)
    {
        words.push_str(&text);
        return;
    }
    paragraph.inlines.push(Inline::Text { text, format: Arc::clone(format) });
}
