//! The elements of the paper, with the paragraphs that they stand in.

use std::collections::BTreeMap;

use fawen_domain::outline::{Outline, Part, Role};
use fawen_typeset::profile::size;

use crate::{
    Source,
    docx::{
        format::is_red,
        model::{Paragraph, Piece},
    },
};

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In the flow of the text.
    Flow,
    /// In a table.
    Table,
    /// In a text box.
    Box,
}

/// A paragraph with its role.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'m> {
    /// Its place among all.
    at: usize,
    pub(super) paragraph: &'m Paragraph,
    pub(super) setting: Setting,
    pub(super) role: Role,
    pub(super) part: Part,
}

/// All paragraphs in reading order, the blank ones too.
pub(super) struct Elements<'m> {
    pub(super) list: Vec<Element<'m>>,
}

impl<'m> Elements<'m> {
    pub(super) fn new(
        manuscript: &'m crate::docx::model::Manuscript,
        source: &Source,
        outline: &Outline,
    ) -> Self {
        let mut roles: BTreeMap<u32, (Role, Part)> = BTreeMap::new();
        for line in &outline.lines {
            let Some(origin) = source.origin(line.number) else { continue };
            let known = roles.entry(origin).or_insert((line.role, line.part));
            // The first line that says something names the paragraph.
            if known.0 == Role::Blank {
                *known = (line.role, line.part);
            }
        }
        let mut list = Vec::new();
        gather(&manuscript.pieces, Setting::Flow, &roles, &mut list);
        Self { list }
    }

    /// The elements with a role.
    pub(super) fn having(&self, role: Role) -> impl Iterator<Item = Element<'m>> {
        self.list.iter().copied().filter(move |element| element.role == role)
    }

    /// The first element with a role in a part.
    pub(super) fn first(&self, role: Role) -> Option<Element<'m>> {
        self.having(role).next()
    }

    /// The words of an element; in a table with those of the cells behind it that end its line.
    pub(super) fn row(&self, element: Element<'_>) -> String {
        /// Office, date, and a cell between them.
        const CELLS: usize = 3;
        let cells = if element.setting == Setting::Table { CELLS } else { 1 };
        let behind = self.list.iter().skip(element.at).take(cells);
        let mut words = String::new();
        for element in behind {
            words.extend(element.paragraph.text().split_whitespace());
            if words.ends_with("印发") {
                break;
            }
        }
        words
    }

    /// The elements before one, nearest first.
    pub(super) fn before(&self, element: Element<'_>) -> impl Iterator<Item = Element<'m>> {
        self.list.get(..element.at).unwrap_or_default().iter().rev().copied()
    }
}

fn gather<'m>(
    pieces: &'m [Piece],
    setting: Setting,
    roles: &BTreeMap<u32, (Role, Part)>,
    list: &mut Vec<Element<'m>>,
) {
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                let known = roles.get(&paragraph.number).copied();
                let (role, part) = known.unwrap_or((Role::Blank, Part::Main));
                let role = if looks_like_mark(paragraph) { Role::Mark } else { role };
                for (pieces, _) in &paragraph.boxes {
                    gather(pieces, Setting::Box, roles, list);
                }
                list.push(Element { at: list.len(), paragraph, setting, role, part });
            }
            Piece::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    gather(&cell.pieces, Setting::Table, roles, list);
                }
            }
        }
    }
}

/// Whether words are large and red, and so a mark whatever they say.
fn looks_like_mark(paragraph: &Paragraph) -> bool {
    let mut worded = paragraph.texts().filter(|(text, _)| !text.trim().is_empty()).peekable();
    worded.peek().is_some()
        && worded.all(|(_, format)| {
            let large = format.size.is_some_and(|size| f64::from(size) > size::TWO * 2.0);
            large && format.colour.flatten().is_some_and(is_red)
        })
}
