//! Tables and forms.

use docx_rs::{
    AlignmentType, BorderType, HeightRule, Paragraph, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellBorder, TableCellBorderPosition, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};
use fawen_domain::paper::{self, Align, Cell, CellRole};
use fawen_typeset::FittedTable;

use super::{
    Piece, face,
    measure::{half_points, millimetres, twips},
    run, section,
    setting::Setting,
    style::{exactly, id},
};

/// White beside a cell's text, in millimetres, as on the pages.
const PADDING: f64 = 1.2;

/// White above and below it in twips: that of the pages without the rule between two rows, which word
/// processors add to the height of a row.
const ABOVE: i32 = 60;

/// Thickness of the rules, 0.25 mm, in eighths of a point.
const RULE: usize = 6;

/// As black as the other rules to the eye.
const BLACK: &str = "010101";

pub(super) fn pieces(setting: &Setting<'_>, table: &paper::Table) -> Vec<Piece> {
    let caption = table.caption.iter().map(|caption| {
        let line = Paragraph::new().style(id::CAPTION).keep_next(true);
        Piece::from(line.add_run(face::set(caption, face::HEI)))
    });
    let fitted = setting.next_table();
    let turned = fitted.as_ref().is_some_and(|fitted| fitted.turned);
    let pieces: Vec<_> =
        caption.chain([Piece::from(Set::new(setting, table, fitted).table())]).collect();
    if turned && !setting.turned.get() { section::turned(setting, pieces) } else { pieces }
}

/// How a table is set.
struct Set<'a> {
    setting: &'a Setting<'a>,
    table: &'a paper::Table,
    /// In twips.
    widths: Vec<usize>,
    /// In points.
    size: f64,
    /// Whether the size is not that of the style.
    resized: bool,
    /// Where values stand that leave it to the table, column by column.
    aligns: Vec<Align>,
}

impl<'a> Set<'a> {
    fn new(setting: &'a Setting<'a>, table: &'a paper::Table, fitted: Option<FittedTable>) -> Self {
        let columns = columns(table);
        let aligns = fitted.as_ref().map(|fitted| fitted.aligns.clone()).unwrap_or_default();
        let size = fitted.as_ref().map_or(setting.profile.table_size, |fitted| fitted.size);
        let widths = fitted.filter(|fitted| fitted.widths.len() >= columns).map_or_else(
            || shares(table, columns, setting.width()),
            |fitted| {
                fitted.widths.iter().map(|&width| twips(width).unsigned_abs() as usize).collect()
            },
        );
        let resized = (size - setting.profile.table_size).abs() > 0.1;
        Self { setting, table, widths, size, resized, aligns }
    }

    /// Height of a line: half as much again as the type.
    fn line(&self) -> i32 {
        (self.size * 1.5 * 20.0).round() as i32
    }

    fn table(&self) -> Table {
        // For every column: rows still covered by a cell from above, and that cell's columns.
        let mut covered: Vec<(usize, usize)> = vec![(0, 1); self.widths.len()];
        let mut rows = Vec::new();
        for (index, row) in self.table.rows.iter().enumerate() {
            let cells = self.row(row, index < self.table.head_rows, &mut covered);
            let lines = i32::from(row.min_lines.max(1));
            let height = (lines * self.line() + 2 * ABOVE) as f32;
            let row = TableRow::new(cells).row_height(height).height_rule(HeightRule::AtLeast);
            // A row of many lines may be parted, as on the pages; a small one stays whole.
            rows.push(if row_is_long(&self.table.rows, index) { row } else { row.cant_split() });
        }
        let beside = twips(PADDING).unsigned_abs() as usize;
        let above = ABOVE.unsigned_abs() as usize;
        Table::new(rows)
            .set_grid(self.widths.clone())
            .width(self.widths.iter().sum(), WidthType::Dxa)
            .margins(TableCellMargins::new().margin(above, beside, above, beside))
            .layout(TableLayoutType::Fixed)
            .set_borders(borders())
    }

    /// The cells of a row, those included that a cell from above covers.
    fn row(&self, row: &paper::Row, head: bool, covered: &mut [(usize, usize)]) -> Vec<TableCell> {
        let mut cells = Vec::new();
        let mut given = row.cells.iter();
        let mut column = 0;
        while column < self.widths.len() {
            let (rows, columns) = covered.get(column).copied().unwrap_or((0, 1));
            if rows > 0 {
                if let Some(place) = covered.get_mut(column) {
                    place.0 = rows - 1;
                }
                let empty = TableCell::new().vertical_merge(VMergeType::Continue);
                cells.push(self.span(empty, column, columns).add_paragraph(self.paragraph(head)));
                column += columns;
                continue;
            }
            let Some(cell) = given.next() else { break };
            let columns = usize::from(cell.colspan.max(1)).min(self.widths.len() - column);
            if let Some(place) = covered.get_mut(column) {
                *place = (usize::from(cell.rowspan.max(1)) - 1, columns);
            }
            let target = self.span(TableCell::new(), column, columns);
            let target = if column == 0 { self.apart(target) } else { target };
            cells.push(self.cell(cell, head, (column, columns), target));
            column += columns;
        }
        cells
    }

    fn span(&self, cell: TableCell, column: usize, columns: usize) -> TableCell {
        let width = self.widths.iter().skip(column).take(columns).sum();
        let cell = cell.width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
        if columns > 1 { cell.grid_span(columns) } else { cell }
    }

    fn cell(
        &self,
        cell: &Cell,
        head: bool,
        (column, columns): (usize, usize),
        target: TableCell,
    ) -> TableCell {
        let target =
            if cell.rowspan > 1 { target.vertical_merge(VMergeType::Restart) } else { target };
        let face = match cell.role {
            CellRole::Head | CellRole::Label => face::HEI,
            CellRole::Value => face::FANGSONG,
            CellRole::Hint => face::KAI,
        };
        let side = self.side(cell, column, columns);
        let paragraph = |text: &str| {
            let paragraph = self.paragraph(head);
            let paragraph = match side {
                Side::Left => paragraph.align(AlignmentType::Left),
                Side::Centre => paragraph.align(AlignmentType::Center),
                Side::Right => paragraph.align(AlignmentType::Right),
                Side::Point => self.at_point(paragraph, text, column),
            };
            let runs = run::runs(self.setting, &[(text, Some(face))], 0);
            runs.into_iter().fold(paragraph, |paragraph, run| {
                let run = if self.resized { run.size(half_points(self.size)) } else { run };
                paragraph.add_run(run)
            })
        };
        if cell.text.is_empty() {
            return target.add_paragraph(paragraph(""));
        }
        cell.text.lines().fold(target, |target, text| target.add_paragraph(paragraph(text)))
    }

    /// Where the text of a cell stands, as on the pages.
    fn side(&self, cell: &Cell, column: usize, columns: usize) -> Side {
        match (cell.align, cell.role) {
            (Align::Left, _) | (Align::Auto, CellRole::Hint) => Side::Left,
            (Align::Centre, _) | (Align::Auto, CellRole::Head | CellRole::Label) => Side::Centre,
            (Align::Right, _) => Side::Right,
            (Align::Auto, CellRole::Value) if columns > 1 => {
                if is_number(&cell.text) {
                    Side::Right
                } else {
                    Side::Left
                }
            }
            (Align::Auto, CellRole::Value) => match self.aligns.get(column) {
                Some(Align::Right) if is_number(&cell.text) => Side::Point,
                Some(Align::Right | Align::Centre) => Side::Centre,
                _ => Side::Left,
            },
        }
    }

    /// A number with its decimal point below the others', where the pages have it.
    fn at_point(&self, paragraph: Paragraph, text: &str, column: usize) -> Paragraph {
        let left: usize = self.widths.iter().take(column).sum();
        let Some(line) = self.setting.placed.next(text) else {
            return paragraph.align(AlignmentType::Center);
        };
        let edge = self.setting.profile.left + millimetres(left as i32) + PADDING;
        let indent = twips(line.left() - edge).max(0);
        paragraph.align(AlignmentType::Left).indent(Some(indent), None, None, None)
    }

    /// LibreOffice draws the rules of a row as one, as wide as the text. At the end of a paper without imprint
    /// the lowest would pass for the imprint's, so those of the first column get a black of their own.
    fn apart(&self, cell: TableCell) -> TableCell {
        if self.setting.paper.imprint.is_some() {
            return cell;
        }
        let border = |position| {
            TableCellBorder::new(position).border_type(BorderType::Single).size(RULE).color(BLACK)
        };
        cell.set_border(border(TableCellBorderPosition::Top))
            .set_border(border(TableCellBorderPosition::Bottom))
    }

    fn paragraph(&self, head: bool) -> Paragraph {
        let paragraph = Paragraph::new().style(if head { id::TABLE_HEAD } else { id::TABLE });
        if self.resized { paragraph.line_spacing(exactly(self.line())) } else { paragraph }
    }
}

/// Whether a row has so much text that no page may hold it whole.
fn row_is_long(rows: &[paper::Row], index: usize) -> bool {
    const MANY: usize = 200;
    rows.get(index).is_some_and(|row| {
        row.cells.iter().any(|cell| cell.text.chars().count() > MANY) || row.min_lines > 20
    })
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV].into_iter().fold(
        TableBorders::with_empty(),
        |borders, position| {
            let border = TableBorder::new(position).border_type(BorderType::Single).size(RULE);
            borders.set(border.color("000000"))
        },
    )
}

/// Where the text of a cell stands.
#[derive(Debug, Clone, Copy)]
enum Side {
    Left,
    Centre,
    Right,
    Point,
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || ".,%％‰-+−±".contains(c))
}

fn columns(table: &paper::Table) -> usize {
    let columns =
        |row: &paper::Row| row.cells.iter().map(|cell| usize::from(cell.colspan.max(1))).sum();
    let widest = table.rows.iter().map(columns).max().unwrap_or(1);
    widest.max(table.widths.len()).max(1)
}

/// Widths by the shares that the table asks for, where the layout has not said them.
fn shares(table: &paper::Table, columns: usize, width: i32) -> Vec<usize> {
    let share = |column| usize::from(table.widths.get(column).copied().unwrap_or(1).max(1));
    let total: usize = (0..columns).map(share).sum();
    let width = width.unsigned_abs() as usize;
    (0..columns).map(|column| width * share(column) / total.max(1)).collect()
}
