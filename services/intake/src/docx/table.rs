//! Tables: grid, spans and merges as written.

use crate::xml::Element;

use super::{
    flow::Flow,
    format::Border,
    model::{Cell, Merge, Piece, RemarkKind, Row, Table},
};

/// Columns of a table, Word's own limit.
pub(crate) const COLUMNS: u32 = 63;
/// Rows of a table.
const ROWS: usize = 100_000;

impl Flow<'_> {
    /// Reads `w:tbl`.
    pub(super) fn table(&mut self, element: Element<'_>) -> Table {
        let properties = element.child("w:tblPr");
        let style = properties.and_then(|p| p.child("w:tblStyle")).and_then(Element::val);
        let borders = properties.and_then(|p| p.child("w:tblBorders"));
        let styled = self.parts.styles.get(style).is_some_and(|style| style.lined);
        let side = |name| borders.and_then(|b| b.child(name)).and_then(Border::read);
        let columns = element.child("w:tblGrid").into_iter().flat_map(Element::elements);
        let width = |column: Element<'_>| column.number("w:w").unwrap_or(1).clamp(1, 65_000);
        let mut table = Table {
            grid: columns
                .take(COLUMNS as usize)
                .map(|column| u32::try_from(width(column)).unwrap_or(1))
                .collect(),
            rows: Vec::new(),
            lined: borders.map_or(styled, lined),
            outer: (side("w:top"), side("w:bottom")),
            section: self.section,
        };
        self.rows(element, &mut table);
        table
    }

    /// The rows, those in content controls and tracked changes too.
    fn rows(&mut self, element: Element<'_>, table: &mut Table) {
        for child in element.elements() {
            match child.name() {
                "w:tr" if table.rows.len() < ROWS => {
                    let row = self.row(child);
                    table.rows.extend(row);
                }
                "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" => self.rows(child, table),
                _ => {}
            }
        }
    }

    /// A row, unless it was deleted.
    fn row(&mut self, element: Element<'_>) -> Option<Row> {
        let properties = element.child("w:trPr");
        let child = |name| properties.and_then(|p| p.child(name));
        let number = |name| child(name).and_then(|e| e.number("w:val"));
        let columns = |name| u32::try_from(number(name).unwrap_or(0)).unwrap_or(0).min(COLUMNS);
        let mut row = Row {
            cells: Vec::new(),
            head: properties.and_then(|p| p.switch("w:tblHeader")).unwrap_or(false),
            height: u32::try_from(number("w:trHeight").unwrap_or(0)).unwrap_or(0),
            skipped: (columns("w:gridBefore"), columns("w:gridAfter")),
        };
        self.cells(element, &mut row);
        if child("w:del").is_some() {
            for cell in row.cells {
                for piece in cell.pieces {
                    if let Piece::Paragraph(paragraph) = piece {
                        self.remark(RemarkKind::Deleted, paragraph.text());
                    }
                }
            }
            return None;
        }
        Some(row)
    }

    fn cells(&mut self, element: Element<'_>, row: &mut Row) {
        for child in element.elements() {
            match child.name() {
                "w:tc" if row.cells.len() < COLUMNS as usize => {
                    let cell = self.cell(child);
                    row.cells.push(cell);
                }
                // More cells than a table can have columns: their text goes to the last.
                "w:tc" => {
                    let cell = self.cell(child);
                    if let Some(last) = row.cells.last_mut() {
                        last.pieces.extend(cell.pieces);
                    }
                }
                "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" => self.cells(child, row),
                _ => {}
            }
        }
    }

    fn cell(&mut self, element: Element<'_>) -> Cell {
        let properties = element.child("w:tcPr");
        let child = |name| properties.and_then(|p| p.child(name));
        let written = child("w:gridSpan").and_then(|span| span.get("w:val")).unwrap_or("1");
        let span = written.trim().parse::<u32>().unwrap_or(u32::MAX);
        if span > COLUMNS {
            self.remark(RemarkKind::WideSpan, written.chars().take(20).collect());
        }
        let merge = match child("w:vMerge") {
            None => Merge::No,
            Some(merge) if merge.val() == Some("restart") => Merge::Begins,
            Some(_) => Merge::GoesOn,
        };
        Cell {
            span: if span > COLUMNS { 1 } else { span.max(1) },
            merge,
            pieces: self.pieces(element),
            lined: child("w:tcBorders").is_some_and(lined),
        }
    }
}

/// Whether any side has a line.
pub(super) fn lined(borders: Element<'_>) -> bool {
    borders.elements().any(|side| Border::read(side).is_some())
}
