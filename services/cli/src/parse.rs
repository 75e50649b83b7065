//! `fawen parse`: the structure of a paper that came in as a text or a DOCX.

mod block;

use std::io::Write;

use fawen_domain::{
    Finding,
    outline::{Found, OutlinedPaper},
    paper::{DocumentKind, Paper},
    reading::{self, Reading},
};
use jiff::civil::Date;
use serde::Serialize;

use self::block::Block;
use crate::{arguments::Parse, exit::Outcome};

/// A paper, as programs read it: texts as they stand, `null` for what it does not have.
#[derive(Debug, Serialize)]
struct Structure {
    kind: Option<&'static str>,
    format: &'static str,
    issuers: Vec<String>,
    doc_number: Option<String>,
    signers: Vec<String>,
    title: Option<String>,
    main_recipients: Option<String>,
    sign_off: Option<String>,
    date: Option<Date>,
    cc: Option<String>,
    annexes: Vec<String>,
    attached_document: Option<String>,
    notes: Vec<String>,
    imprint: Option<Imprint>,
    blocks: Vec<Block>,
    findings: Vec<Finding>,
}

/// The imprint (版记).
#[derive(Debug, Serialize)]
struct Imprint {
    office: Option<String>,
    issued_on: Option<Date>,
}

pub(crate) fn run(arguments: &Parse, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let source = fawen_intake::open(&arguments.file)?;
    let mut reading = reading::read(&source.text, &source.given);
    reading.findings.extend(source.findings);
    let structure = Structure::new(reading);
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&structure)?)?;
    } else {
        structure.tell(out)?;
    }
    Ok(Outcome::Success)
}

impl Structure {
    fn new(reading: Reading) -> Self {
        let Reading { paper, findings, outline } = reading;
        let found: OutlinedPaper = outline.paper();
        let text = |found: Option<Found>| found.map(|found| found.text);
        let guessed = findings.iter().any(|finding| finding.rule == reading::rules::KIND.id);
        Self {
            kind: (!guessed).then(|| DocumentKind::name(paper.kind)),
            format: paper.format.name(),
            annexes: found.annex_titles().into_iter().map(str::to_owned).collect(),
            issuers: found.issuers,
            doc_number: text(found.doc_number),
            signers: paper.masthead.signers.clone(),
            title: text(found.title),
            main_recipients: text(found.main_recipients),
            sign_off: text(found.sign_off),
            date: found.signed_on.and_then(|on| on.date),
            cc: text(found.cc),
            attached_document: text(found.attached_title),
            notes: paper.note_lines(),
            imprint: imprint(&paper),
            blocks: block::blocks(&paper),
            findings,
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
        for finding in &self.findings {
            let line = finding.line.map(|line| format!("第{line}行 ")).unwrap_or_default();
            writeln!(out, "{line}{}：{}", finding.place, finding.message)?;
        }
        Ok(())
    }
}

fn imprint(paper: &Paper) -> Option<Imprint> {
    let imprint = paper.imprint.as_ref()?;
    Some(Imprint { office: imprint.office.clone(), issued_on: imprint.issued_on })
}
