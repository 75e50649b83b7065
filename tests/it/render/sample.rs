//! The sample papers, and what a reader must find in them.

use std::path::Path;

use fawen_domain::paper::{Block, Format, Imprint, Paper, SignatureForm, Table};
use fawen_typeset::{Fonts, label};

/// Every sample by the name of its file.
pub(crate) const SAMPLES: [&str; 5] =
    ["bulletin-2023", "joint-2022", "notice-2019", "order-2018", "request-2019"];

pub(crate) fn paper(name: &str) -> Paper {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/papers/{name}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The project's fonts; without them the message says to run `make setup`.
pub(crate) fn fonts() -> Fonts {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fonts");
    Fonts::load(Some(&project)).unwrap_or_else(|error| panic!("{error}"))
}

/// Without white space.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// The text of a paper in its printed order, white space aside.
pub(crate) fn text(paper: &Paper) -> String {
    let mut text = head(paper);
    text += &paper.title;
    text += &label::recipients(paper).unwrap_or_default();
    text += &blocks(&paper.body);
    for (index, annex) in paper.annexes.iter().enumerate() {
        text += if index == 0 { "附件：" } else { "" };
        text += &label::annex_number(index, paper.annexes.len());
        text += &annex.title;
    }
    text += &paper.signature.issuers.concat();
    if let SignatureForm::Stamped(stamps) = &paper.signature.form {
        text.extend(stamps.iter().flat_map(|stamp| [stamp.office.clone(), stamp.name.clone()]));
    }
    text += &paper.signature.signed_on.map(label::date).unwrap_or_default();
    text += &paper.note.as_deref().map(label::note).unwrap_or_default();
    if let Some(attached) = &paper.attached {
        text += &attached.title;
        text += &blocks(&attached.body);
    }
    for (index, annex) in paper.annexes.iter().enumerate() {
        text += &label::annex(index, paper.annexes.len());
        text += &annex.title;
        text += &blocks(&annex.body);
    }
    text += &paper.imprint.as_ref().map(imprint).unwrap_or_default();
    bare(&text)
}

fn head(paper: &Paper) -> String {
    let mark = match paper.format {
        Format::Letter => paper.masthead.issuers.concat(),
        _ => label::mark(paper),
    };
    let number = paper.masthead.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let signers = &paper.masthead.signers;
    let label = if signers.is_empty() { "" } else { "签发人：" };
    format!("{}{mark}{number}{label}{}", label::corner(paper).concat(), signers.concat())
}

fn imprint(imprint: &Imprint) -> String {
    let copies: String = label::copies(imprint)
        .into_iter()
        .map(|(label, names)| format!("{label}{names}"))
        .collect();
    let (office, issued) = label::issue(imprint);
    format!("{copies}{office}{issued}")
}

fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => {
            format!("{}{}", heading.text, heading.run_in.as_deref().unwrap_or_default())
        }
        Block::Paragraph(text) | Block::Line(text) => text.clone(),
        Block::List(list) => {
            let items = list.items.iter().enumerate();
            items.map(|(index, item)| format!("{}{item}", list.marker.mark(index))).collect()
        }
        Block::Table(table) | Block::Form(table) => cells(table),
        Block::Figure(figure) => figure.caption.clone().unwrap_or_default(),
    }
}

fn cells(table: &Table) -> String {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let caption = table.caption.clone().unwrap_or_default();
    cells.fold(caption, |text, cell| text + &cell.text)
}
