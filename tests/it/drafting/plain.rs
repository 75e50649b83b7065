//! The plain text of a paper, in the order of its pages.

use fawen_domain::paper::{Block, Imprint, Paper, SignatureForm, Table};
use jiff::civil::Date;

/// All that is printed, a line a paragraph.
pub(crate) fn plain_text(paper: &Paper) -> String {
    let mut lines = Vec::new();
    let mast = &paper.masthead;
    if !mast.issuers.is_empty() {
        lines.push(format!("{}{}", mast.issuers.join(" "), mast.mark_suffix));
    }
    lines.extend(mast.number.as_ref().map(ToString::to_string));
    lines.push(paper.title.clone());
    lines.extend(paper.recipients.as_ref().map(|recipients| format!("{recipients}：")));
    push_blocks(&mut lines, &paper.body);
    push_annex_list(&mut lines, paper);
    lines.extend(paper.signature.issuers.iter().cloned());
    if let SignatureForm::Stamped(stamps) = &paper.signature.form {
        lines.extend(stamps.iter().map(|stamp| format!("{}  {}", stamp.office, stamp.name)));
    }
    lines.extend(paper.signature.signed_on.map(day));
    lines.extend(paper.note.as_ref().map(|note| format!("（{note}）")));
    if let Some(attached) = &paper.attached {
        lines.push(attached.title.clone());
        push_blocks(&mut lines, &attached.body);
    }
    for (index, annex) in paper.annexes.iter().enumerate() {
        let number = if paper.annexes.len() == 1 { String::new() } else { (index + 1).to_string() };
        lines.push(format!("附件{number}"));
        lines.push(annex.title.clone());
        push_blocks(&mut lines, &annex.body);
    }
    if let Some(imprint) = &paper.imprint {
        push_imprint(&mut lines, imprint);
    }
    lines.join("\n")
}

/// 附件说明, GB/T 9704-2012 7.3.4.
fn push_annex_list(lines: &mut Vec<String>, paper: &Paper) {
    match paper.annexes.as_slice() {
        [] => {}
        [only] => lines.push(format!("附件：{}", only.title)),
        several => lines.extend(several.iter().enumerate().map(|(index, annex)| {
            let label = if index == 0 { "附件：" } else { "" };
            format!("{label}{}.{}", index + 1, annex.title)
        })),
    }
}

fn push_blocks(lines: &mut Vec<String>, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                let run_in = heading.run_in.as_deref().unwrap_or_default();
                lines.push(format!("{}{run_in}", heading.text));
            }
            Block::Paragraph(text) | Block::Line(text) => lines.push(text.clone()),
            Block::List(list) => lines
                .extend(list.items.iter().enumerate().map(|(i, item)| list.marker.mark(i) + item)),
            Block::Table(table) | Block::Form(table) => push_table(lines, table),
            Block::Figure(figure) => lines.extend(figure.caption.clone()),
        }
    }
}

fn push_table(lines: &mut Vec<String>, table: &Table) {
    lines.extend(table.caption.clone());
    for row in &table.rows {
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        lines.push(cells.join("\t"));
    }
}

fn push_imprint(lines: &mut Vec<String>, imprint: &Imprint) {
    lines.extend(imprint.recipients.as_ref().map(|names| format!("主送：{names}。")));
    lines.extend(imprint.cc.as_ref().map(|names| format!("抄送：{names}。")));
    lines.extend(imprint.office.clone());
    lines.extend(imprint.issued_on.map(|date| format!("{}印发", day(date))));
}

fn day(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
