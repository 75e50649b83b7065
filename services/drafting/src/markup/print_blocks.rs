//! Blocks to lines.

use fawen_domain::paper::{
    Block, Cell, Figure, Heading, HeadingLevel, List, ListMarker, Row, Table,
};

use super::{
    escape::{escape, escape_paragraph, escape_part},
    label::Label,
    table::attributes,
};

/// The blocks in draft markup; [`parse_blocks`](super::parse_blocks) gives them back.
#[must_use]
pub fn print_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut before = None;
    for block in blocks {
        print_block(&mut out, block, before);
        before = Some(block);
    }
    out
}

fn print_block(out: &mut String, block: &Block, before: Option<&Block>) {
    match block {
        Block::Paragraph(text) => line(out, &escape_paragraph(text)),
        Block::Line(text) => line(out, &format!("> {}", escape(text))),
        Block::Heading(heading) => print_heading(out, heading),
        Block::List(list) => print_list(out, list, before),
        Block::Table(table) => print_table(out, Label::Table, table),
        Block::Form(table) => print_table(out, Label::Form, table),
        Block::Figure(figure) => print_figure(out, figure),
    }
}

fn print_heading(out: &mut String, heading: &Heading) {
    let marks = match heading.level {
        HeadingLevel::One => "#",
        HeadingLevel::Two => "##",
        HeadingLevel::Three => "###",
        HeadingLevel::Four => "####",
    };
    let text = escape_part(&heading.text);
    match &heading.run_in {
        Some(run_in) => line(out, &format!("{marks} {text} | {}", escape_part(run_in))),
        None => line(out, &format!("{marks} {text}")),
    }
}

/// Items of one kind join, so a list says so when it begins anew right after another.
fn print_list(out: &mut String, list: &List, before: Option<&Block>) {
    let follows_its_like = matches!(before, Some(Block::List(b)) if b.marker == list.marker);
    let (mark, name) = match list.marker {
        ListMarker::Arabic => ('+', "1."),
        ListMarker::Bracketed => ('*', "（1）"),
        ListMarker::None => ('-', "无"),
    };
    if follows_its_like || list.items.is_empty() {
        labelled(out, Label::List, name);
    }
    for item in &list.items {
        line(out, &format!("{mark} {}", escape(item)));
    }
}

fn print_table(out: &mut String, label: Label, table: &Table) {
    labelled(out, label, "");
    if let Some(caption) = &table.caption {
        labelled(out, Label::Caption, &escape(caption));
    }
    if !table.widths.is_empty() {
        let widths: Vec<_> = table.widths.iter().map(u16::to_string).collect();
        labelled(out, Label::Widths, &widths.join(" "));
    }
    if table.head_rows != 0 {
        labelled(out, Label::HeadRows, &table.head_rows.to_string());
    }
    if table.landscape {
        labelled(out, Label::Landscape, "");
    }
    for row in &table.rows {
        print_row(out, row);
    }
    labelled(out, Label::End, "");
}

fn print_row(out: &mut String, row: &Row) {
    let height = if row.min_lines == 0 { String::new() } else { row.min_lines.to_string() };
    let mut cells: Vec<_> = row.cells.iter().map(print_cell).collect();
    // A row of one empty cell is not a row without cells.
    if let [only] = cells.as_mut_slice()
        && only.is_empty()
    {
        *only = "{}".to_owned();
    }
    line(out, &format!("||{height} {}", cells.join(" | ")));
}

fn print_cell(cell: &Cell) -> String {
    let text = escape_part(&cell.text);
    match attributes(cell) {
        none if none.is_empty() => text,
        some => format!("{{{some}}} {text}").trim_end_matches(' ').to_owned(),
    }
}

fn print_figure(out: &mut String, figure: &Figure) {
    labelled(out, Label::Figure, &escape(&figure.image));
    if let Some(width) = figure.width {
        labelled(out, Label::Width, &width.to_string());
    }
    if let Some(caption) = &figure.caption {
        labelled(out, Label::Caption, &escape(caption));
    }
    labelled(out, Label::End, "");
}

/// One line `@label value`, the value already escaped.
pub(super) fn labelled(out: &mut String, label: Label, value: &str) {
    line(out, &format!("@{} {value}", label.name()));
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end_matches(' '));
    out.push('\n');
}
