//! An article that is handed in (文稿): its title, who it is by, its text, and how they are set.
//!
//! Unlike an official paper it has no masthead and no imprint: the first line is the title, the lines
//! under it that name a unit or an author are the byline, and the rest is the text.

mod line;
mod style;

use fawen_domain::campaign::policy::{TextPart, TextStyle};

use self::line::{Line, lines};
use crate::{
    docx::model::{Inline, Manuscript, Piece},
    error::Refused,
    office,
};

/// Most headings that are told, and most characters of one.
const HEADINGS: usize = 200;
const HEADING: usize = 60;
/// Most lines that a title and a byline may have.
const TITLE_LINES: usize = 4;
const BYLINES: usize = 4;

/// What an article says and how it is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The title, its lines put together.
    pub title: String,
    /// Unit and author under the title, one a line.
    pub byline: String,
    /// The text with its headings, tables and boxes, one paragraph a line. Numbers that a program
    /// counts by itself (自动编号) are left out, and so are headers, footers, notes, deleted and hidden
    /// words: it holds what 字数 in Word counts.
    pub body: String,
    /// The headings, with their numbers.
    pub headings: Vec<String>,
    /// How the parts are set, for those that are there.
    pub styles: Vec<TextStyle>,
    /// How many pictures are pasted into it.
    pub pictures: u32,
}

/// Reads a DOCX as an article.
///
/// # Errors
/// [`Refused`] when the bytes are no DOCX, or are not safe to read.
pub fn read(bytes: &[u8]) -> Result<Article, Refused> {
    match office::open(bytes)?.kind {
        office::Kind::Word(article) => Ok(*article),
        office::Kind::Excel => Err(Refused::OtherKind(" Excel 表格")),
        office::Kind::Slides(_) => Err(Refused::OtherKind(" PowerPoint 演示文稿")),
        office::Kind::Other => Err(Refused::MissingPart("word/document.xml".to_owned())),
    }
}

/// The article that a manuscript holds.
pub(crate) fn of(manuscript: &Manuscript) -> Article {
    let lines = lines(&manuscript.pieces);
    let title = title(&lines);
    let (titles, rest) = lines.split_at(title);
    let (byline, body) = rest.split_at(byline(rest));
    let headings: Vec<&Line<'_>> = body.iter().filter(|line| line.heading().is_some()).collect();
    let of_level = |part| headings.iter().copied().filter(move |line| line.level() == Some(part));
    let plain = body.iter().filter(|line| !line.in_table && line.heading().is_none());
    let styles: Vec<Option<TextStyle>> = vec![
        style::of(TextPart::Title, titles.iter()),
        style::of(TextPart::Byline, byline.iter()),
        style::of(TextPart::HeadingOne, of_level(TextPart::HeadingOne)),
        style::of(TextPart::HeadingTwo, of_level(TextPart::HeadingTwo)),
        style::of(TextPart::Body, plain),
    ];
    let shown = |line: &&Line<'_>| line.heading();
    Article {
        title: joined(titles, ""),
        byline: joined(byline, "\n"),
        body: joined(body, "\n"),
        headings: headings.iter().filter_map(shown).take(HEADINGS).collect(),
        styles: styles.into_iter().flatten().collect(),
        pictures: all_pictures(manuscript),
    }
}

fn joined(lines: &[Line<'_>], between: &str) -> String {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    texts.join(between)
}

/// How many lines the title has: the first, and those that go on in the same large type.
fn title(lines: &[Line<'_>]) -> usize {
    let Some(first) = lines.first().filter(|line| !line.in_table && !line.is_numbered()) else {
        return 0;
    };
    let goes_on = |line: &&Line<'_>| {
        let same = first.is_large() && line.is_centred() && line.setting() == first.setting();
        !line.in_table && (same || line.text.trim_start().starts_with("——"))
    };
    let more = lines.iter().skip(1).take(TITLE_LINES - 1).take_while(goes_on).count();
    more.saturating_add(1)
}

/// How many lines after the title say who wrote it.
fn byline(rest: &[Line<'_>]) -> usize {
    // A text of one line has no byline, however short it is.
    let most = BYLINES.min(rest.len().saturating_sub(1));
    rest.iter().take(most).take_while(|line| line.is_byline()).count()
}

fn all_pictures(manuscript: &Manuscript) -> u32 {
    let marginals = manuscript.headers.iter().chain(&manuscript.footers);
    let all = marginals.map(|(_, pieces)| pieces).chain([&manuscript.pieces]);
    all.fold(0, |sum, pieces| pictures(pieces).saturating_add(sum))
}

fn pictures(pieces: &[Piece]) -> u32 {
    let count = |piece: &Piece| match piece {
        Piece::Paragraph(paragraph) => {
            let is = |inline: &&Inline| matches!(inline, Inline::Picture(_));
            let own = paragraph.inlines.iter().filter(is).count();
            let boxes = paragraph.boxes.iter().map(|(pieces, _)| pictures(pieces));
            boxes.fold(u32::try_from(own).unwrap_or(u32::MAX), u32::saturating_add)
        }
        Piece::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| pictures(&cell.pieces)).fold(0, u32::saturating_add)
        }
    };
    pieces.iter().map(count).fold(0, u32::saturating_add)
}
