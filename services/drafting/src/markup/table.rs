//! Tables and forms.

use fawen_domain::paper::{Align, Block, Cell, CellRole, Row, Table};

use super::{
    DraftProblem,
    escape::{BLANKS, position, split_parts, unescape},
    label::Label,
    line::{Line, split_off_word},
};

/// A table or form that is being read.
#[derive(Debug)]
pub(super) struct OpenTable {
    table: Table,
    is_form: bool,
}

impl OpenTable {
    pub(super) fn table() -> Self {
        Self { table: Table::default(), is_form: false }
    }

    pub(super) fn form() -> Self {
        Self { table: Table::default(), is_form: true }
    }

    pub(super) fn into_block(self) -> Block {
        if self.is_form { Block::Form(self.table) } else { Block::Table(self.table) }
    }

    /// Takes a line; `false` if it is none of a table's.
    pub(super) fn take(&mut self, line: Line<'_>) -> Result<bool, DraftProblem> {
        let table = &mut self.table;
        match line {
            Line::Row(raw) => table.rows.push(row(raw)?),
            Line::Label(Label::Caption, raw) => table.caption = Some(unescape(raw)?),
            Line::Label(Label::Landscape, _) => table.landscape = true,
            Line::Label(Label::HeadRows, raw) => {
                let expected = "表头的行数，如 1";
                table.head_rows = raw.parse().map_err(|_| bad(Label::HeadRows, raw, expected))?;
            }
            Line::Label(Label::Widths, raw) => {
                let expected = "各列的相对宽度，以空格分开，如 2 3 1";
                table.widths = raw
                    .split_whitespace()
                    .map(|width| width.parse().map_err(|_| bad(Label::Widths, raw, expected)))
                    .collect::<Result<_, _>>()?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn bad(label: Label, value: &str, expected: &'static str) -> DraftProblem {
    DraftProblem::BadValue { label: label.name(), value: value.to_owned(), expected }
}

/// What follows `||`: the least height if there is one, then the cells.
fn row(raw: &str) -> Result<Row, DraftProblem> {
    let (height, cells) = split_off_word(raw);
    let min_lines = match height {
        "" => 0,
        digits => digits.parse().map_err(|_| DraftProblem::BadHeight)?,
    };
    let cells = if cells.is_empty() {
        Vec::new()
    } else {
        split_parts(cells).into_iter().map(cell).collect::<Result<_, _>>()?
    };
    Ok(Row { cells, min_lines })
}

/// A cell: attributes in braces if there are any, then the text.
fn cell(raw: &str) -> Result<Cell, DraftProblem> {
    let mut cell = Cell::default();
    let mut text = raw;
    if let Some(rest) = raw.strip_prefix('{') {
        let end = position(rest, '}').ok_or(DraftProblem::UnclosedBrace)?;
        for name in rest.get(..end).unwrap_or_default().split_whitespace() {
            apply(&mut cell, name)
                .ok_or_else(|| DraftProblem::BadAttribute { name: name.to_owned() })?;
        }
        text = rest.get(end + 1..).unwrap_or_default().trim_matches(BLANKS);
    }
    cell.text = unescape(text)?;
    Ok(cell)
}

fn apply(cell: &mut Cell, attribute: &str) -> Option<()> {
    match attribute {
        "表头" => cell.role = CellRole::Head,
        "标签" => cell.role = CellRole::Label,
        "提示" => cell.role = CellRole::Hint,
        "左" => cell.align = Align::Left,
        "中" => cell.align = Align::Centre,
        "右" => cell.align = Align::Right,
        span => match (span.strip_prefix('横'), span.strip_prefix('竖')) {
            (Some(columns), _) => cell.colspan = columns.parse().ok()?,
            (_, Some(rows)) => cell.rowspan = rows.parse().ok()?,
            _ => return None,
        },
    }
    Some(())
}

/// The attributes of a cell, without the braces.
pub(super) fn attributes(cell: &Cell) -> String {
    let role = match cell.role {
        CellRole::Value => None,
        CellRole::Head => Some("表头".to_owned()),
        CellRole::Label => Some("标签".to_owned()),
        CellRole::Hint => Some("提示".to_owned()),
    };
    let align = match cell.align {
        Align::Auto => None,
        Align::Left => Some("左".to_owned()),
        Align::Centre => Some("中".to_owned()),
        Align::Right => Some("右".to_owned()),
    };
    let columns = (cell.colspan != 0).then(|| format!("横{}", cell.colspan));
    let rows = (cell.rowspan != 0).then(|| format!("竖{}", cell.rowspan));
    [role, align, columns, rows].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
