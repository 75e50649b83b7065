//! `fawen parse`: the structure of a paper that came in as a text or a DOCX.

use std::io::Write;

use fawen_domain::{
    outline::{Found, OutlinedPaper, Part, Passage, Role},
    paper::{DocumentKind, HeadingLevel},
    reading,
};
use jiff::civil::Date;
use serde::Serialize;

use crate::{arguments::Parse, exit::Outcome};

/// A paper, as programs read it: texts as they stand, `null` for what it does not have.
#[derive(Debug, Serialize)]
struct Structure {
    kind: Option<&'static str>,
    issuers: Vec<String>,
    doc_number: Option<String>,
    title: Option<String>,
    main_recipients: Option<String>,
    sign_off: Option<String>,
    date: Option<Date>,
    cc: Option<String>,
    annexes: Vec<String>,
    attached_document: Option<String>,
    blocks: Vec<Block>,
}

/// A block of the text, with the part of the paper it stands in and its first line.
#[derive(Debug, Serialize)]
struct Block {
    part: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    line: u32,
    text: String,
}

pub(crate) fn run(arguments: &Parse, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let source = fawen_intake::open(&arguments.file)?;
    let outline = reading::read(&source.text, &source.given).outline;
    let structure = Structure::new(outline.paper(), outline.paragraphs());
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&structure)?)?;
    } else {
        structure.tell(out)?;
    }
    Ok(Outcome::Success)
}

impl Structure {
    fn new(paper: OutlinedPaper, passages: Vec<Passage>) -> Self {
        let text = |found: Option<Found>| found.map(|found| found.text);
        Self {
            annexes: paper.annex_titles().into_iter().map(str::to_owned).collect(),
            kind: paper.kind.map(DocumentKind::name),
            issuers: paper.issuers,
            doc_number: text(paper.doc_number),
            title: text(paper.title),
            main_recipients: text(paper.main_recipients),
            sign_off: text(paper.sign_off),
            date: paper.signed_on.and_then(|on| on.date),
            cc: text(paper.cc),
            attached_document: text(paper.attached_title),
            blocks: passages.into_iter().filter_map(Block::new).collect(),
        }
    }

    fn tell(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        let date = self.date.map(|date| date.to_string());
        let elements = [
            ("文种", self.kind),
            ("发文字号", self.doc_number.as_deref()),
            ("标题", self.title.as_deref()),
            ("主送机关", self.main_recipients.as_deref()),
            ("署名", self.sign_off.as_deref()),
            ("成文日期", date.as_deref()),
            ("抄送机关", self.cc.as_deref()),
            ("所附文件", self.attached_document.as_deref()),
        ];
        for issuer in &self.issuers {
            writeln!(out, "发文机关：{issuer}")?;
        }
        for (name, text) in elements {
            writeln!(out, "{name}：{}", text.unwrap_or("（无）"))?;
        }
        for (annex, number) in self.annexes.iter().zip(1..) {
            writeln!(out, "附件{number}：{annex}")?;
        }
        writeln!(out, "正文共{}段", self.blocks.len())?;
        Ok(())
    }
}

impl Block {
    /// The block of a passage; the elements of the paper have keys of their own.
    fn new(passage: Passage) -> Option<Self> {
        let (kind, level) = match passage.role {
            Role::Heading(level) => ("heading", Some(depth(level))),
            Role::Paragraph => ("paragraph", None),
            Role::ListItem => ("list_item", None),
            Role::TableRow => ("table_row", None),
            Role::Note => ("note", None),
            _ => return None,
        };
        let part = match passage.part {
            Part::Main => "main".to_owned(),
            Part::Attached => "attached".to_owned(),
            Part::Annex(number) => format!("annex-{number}"),
            Part::Imprint => "imprint".to_owned(),
        };
        Some(Self { part, kind, level, line: passage.line, text: passage.text })
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::One => 1,
        HeadingLevel::Two => 2,
        HeadingLevel::Three => 3,
        HeadingLevel::Four => 4,
    }
}
