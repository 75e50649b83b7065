//! From a manuscript to lines: paragraphs in their order, boxes before or behind where they stand.

use std::collections::BTreeMap;

use fawen_domain::{
    Finding,
    paper::{Block, Figure},
    reading::{Given, GivenBlock},
};
use fawen_typeset::{Picture, Pictures};

use super::{Source, caption, probe, remark, table};
use crate::docx::model::{
    Inline, Manuscript, Paragraph, PictureUse, Piece, Place, Remark, RemarkKind, Table,
};

/// The lines so far.
pub(super) struct Lines<'m> {
    manuscript: &'m Manuscript,
    text: String,
    origins: Vec<u32>,
    given: Given,
    pictures: Pictures,
    remarks: Vec<Remark>,
    /// The first line of each paragraph.
    first_lines: BTreeMap<u32, u32>,
    /// The text of a paragraph whose mark was deleted: the next goes on in it.
    open: String,
    /// The first line of the figure that was last, if nothing came after it.
    figure: Option<u32>,
    /// Pixels that may still be decoded.
    pixels: u64,
}

/// Stands for a figure in the text; a reader takes the figure in its place.
pub(super) const FIGURE: &str = "〔图〕";

impl<'m> Lines<'m> {
    pub(super) fn new(manuscript: &'m Manuscript) -> Self {
        Self {
            manuscript,
            text: String::new(),
            origins: Vec::new(),
            given: Given::default(),
            pictures: Pictures::default(),
            remarks: Vec::new(),
            first_lines: BTreeMap::new(),
            open: String::new(),
            figure: None,
            pixels: probe::PIXELS,
        }
    }

    pub(super) fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(paragraph) => self.paragraph(paragraph),
                Piece::Table(table) => self.table(table),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let boxes = || paragraph.boxes.iter();
        for (pieces, _) in boxes().filter(|(pieces, place)| !is_below(pieces, *place)) {
            self.pieces(pieces);
        }
        self.text_of(paragraph);
        for inline in &paragraph.inlines {
            if let Inline::Picture(picture) = inline {
                self.picture(picture, paragraph.number);
            }
        }
        for (pieces, _) in boxes().filter(|(pieces, place)| is_below(pieces, *place)) {
            self.pieces(pieces);
        }
    }

    /// The words of a paragraph, a line each where it breaks lines. Of a paragraph that only holds a
    /// picture or boxes nothing is left.
    fn text_of(&mut self, paragraph: &Paragraph) {
        let own = paragraph.text().replace('\t', "\u{3000}");
        let text = std::mem::take(&mut self.open) + &own;
        if paragraph.runs_on {
            self.open = text;
            return;
        }
        let bare = text.trim().is_empty();
        let holder = !paragraph.boxes.is_empty() || paragraph.lines.len() > 1;
        let pictures = paragraph.inlines.iter().any(|i| matches!(i, Inline::Picture(_)));
        if bare && (pictures || holder) {
            return;
        }
        if self.captioned(&text, paragraph.number) {
            return;
        }
        for line in text.split('\n') {
            self.line(line, paragraph.number);
        }
    }

    /// Takes a paragraph for the caption of the figure before it.
    fn captioned(&mut self, text: &str, number: u32) -> bool {
        let Some(first) = self.figure.filter(|_| caption::of_figure(text)) else {
            return false;
        };
        self.line(text.trim(), number);
        let last_line = self.count();
        let Some(given) = self.given.blocks.get_mut(&first) else { return true };
        given.last_line = last_line;
        if let Block::Figure(figure) = &mut given.block {
            figure.caption = Some(text.trim().to_owned());
        }
        true
    }

    /// Adds a line; without a paragraph's number it has no origin of its own.
    fn line(&mut self, line: &str, paragraph: u32) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
        self.origins.push(paragraph);
        let count = self.count();
        self.first_lines.entry(paragraph).or_insert(count);
        if !line.trim().is_empty() {
            self.figure = None;
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.origins.len()).unwrap_or(u32::MAX)
    }

    fn table(&mut self, table: &Table) {
        if table::is_layout(table) {
            return self.layout(table);
        }
        let landscape = |section: usize| {
            self.manuscript.sections.get(section).is_some_and(|section| section.is_landscape())
        };
        let set = table::set(table, landscape(table.section));
        let first = self.count().saturating_add(1);
        for (line, paragraph) in &set.lines {
            self.line(line, *paragraph);
        }
        self.remarks.extend(set.remarks);
        for (picture, paragraph) in &set.pictures {
            self.unread(picture, *paragraph, RemarkKind::Picture, "表格中的图片");
        }
        if !set.lines.is_empty() {
            let given = GivenBlock { last_line: self.count(), block: set.block };
            self.given.blocks.insert(first, given);
        }
    }

    /// A table that only places text: its rows are lines.
    fn layout(&mut self, table: &Table) {
        for row in &table.rows {
            let texts: Option<Vec<(String, u32)>> =
                row.cells.iter().map(|cell| table::single_line(&cell.pieces)).collect();
            match texts {
                Some(texts) => {
                    let paragraph = texts.first().map_or(0, |(_, paragraph)| *paragraph);
                    let words: Vec<String> = texts
                        .into_iter()
                        .map(|(text, _)| text.trim().replace('\t', "\u{3000}"))
                        .filter(|text| !text.is_empty())
                        .collect();
                    self.line(&words.join("\u{3000}\u{3000}"), paragraph);
                }
                None => row.cells.iter().for_each(|cell| self.pieces(&cell.pieces)),
            }
        }
    }

    fn picture(&mut self, picture: &PictureUse, paragraph: u32) {
        if picture.floating {
            let what = "浮在文字上下的图片，可能是印章";
            return self.unread(picture, paragraph, RemarkKind::FloatingPicture, what);
        }
        let read = match self.file(picture) {
            Ok(read) => read,
            Err(why) => return self.unread(picture, paragraph, RemarkKind::Picture, &why),
        };
        let image = read.sha256.clone();
        let block = Block::Figure(Figure { image, caption: None, width: picture.width });
        self.pictures.add(read);
        self.line(FIGURE, paragraph);
        let at = self.count();
        self.given.blocks.insert(at, GivenBlock { last_line: at, block });
        self.figure = Some(at);
    }

    /// The file of a picture, decoded once within the pixels that are left.
    fn file(&mut self, picture: &PictureUse) -> Result<Picture, String> {
        let media = &self.manuscript.media;
        let file = picture.path.as_deref().and_then(|path| media.iter().find(|m| m.0 == path));
        let Some((_, bytes)) = file else { return Err("文件中没有".to_owned()) };
        let pixels = probe::pixels(bytes);
        let Some(left) = self.pixels.checked_sub(pixels) else {
            return Err("全部图片的像素超过限度".to_owned());
        };
        self.pixels = left;
        Picture::read(bytes).map_err(|error| error.to_string())
    }

    fn unread(&mut self, picture: &PictureUse, paragraph: u32, kind: RemarkKind, why: &str) {
        let name = picture.path.as_deref().unwrap_or("图片");
        let name = name.rsplit('/').next().unwrap_or(name);
        self.remarks.push(Remark { kind, paragraph, quote: format!("{name}（{why}）") });
    }

    pub(super) fn finish(mut self) -> Source {
        // The last mark was deleted: nothing goes on in it.
        let open = std::mem::take(&mut self.open);
        if !open.is_empty() {
            let last = self.origins.last().copied().unwrap_or(1);
            open.split('\n').for_each(|line| self.line(line, last));
        }
        let mut remarks = self.manuscript.remarks.clone();
        remarks.append(&mut self.remarks);
        remarks.extend(remark::headers(self.manuscript));
        let line = |paragraph: u32| self.first_lines.get(&paragraph).copied();
        let findings: Vec<Finding> = remark::findings(remarks, &line);
        Source {
            text: self.text,
            given: self.given,
            pictures: self.pictures,
            findings,
            origins: self.origins,
        }
    }
}

/// Whether a box stands below the text of its paragraph: in the lower half of the sheet, or with the
/// words of an imprint.
fn is_below(pieces: &[Piece], place: Place) -> bool {
    if let Some(top) = place.top {
        return top > 1500;
    }
    let text = pieces.iter().find_map(|piece| match piece {
        Piece::Paragraph(paragraph) => Some(paragraph.text()).filter(|t| !t.trim().is_empty()),
        Piece::Table(_) => None,
    });
    text.is_some_and(|text| caption::of_imprint(&text))
}
