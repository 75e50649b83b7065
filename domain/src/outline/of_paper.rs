//! The outline of a paper that exists as a model: the roles are known, nothing is guessed.

use jiff::civil::Date;

use super::{Outline, OutlineLine, Part, Role, mark::Mark};
use crate::paper::{Block, HeadingLevel, List, Paper, SignatureForm, Table};

impl From<&Paper> for Outline {
    /// One line an element; line numbers count these lines.
    fn from(paper: &Paper) -> Self {
        let mut sheet = Writer::default();
        sheet.head(paper);
        sheet.blocks(Part::Main, &paper.body);
        sheet.annex_note(paper);
        sheet.signature(paper);
        if let Some(attached) = &paper.attached {
            sheet.line(Part::Attached, Role::AttachedTitle, &attached.title);
            sheet.blocks(Part::Attached, &attached.body);
        }
        sheet.annexes(paper);
        sheet.imprint(paper);
        Self { lines: sheet.lines }
    }
}

#[derive(Default)]
struct Writer {
    lines: Vec<OutlineLine>,
}

impl Writer {
    fn line(&mut self, part: Part, role: Role, text: &str) {
        for text in text.lines() {
            let number = u32::try_from(self.lines.len()).map_or(u32::MAX, |n| n.saturating_add(1));
            self.lines.push(OutlineLine { number, role, part, text: text.to_owned() });
        }
    }

    fn main(&mut self, role: Role, text: &str) {
        self.line(Part::Main, role, text);
    }

    fn head(&mut self, paper: &Paper) {
        let masthead = &paper.masthead;
        let mark = masthead.issuers.join("\u{3000}");
        self.main(Role::Mark, &format!("{mark}{}", masthead.mark_suffix));
        if let Some(number) = &masthead.number {
            self.main(Role::Number, &number.to_string());
        }
        self.main(Role::Title, &paper.title);
        if let Some(recipients) = &paper.recipients {
            self.main(Role::Recipients, &format!("{recipients}："));
        }
    }

    fn blocks(&mut self, part: Part, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let run_in = heading.run_in.as_deref().unwrap_or_default();
                    let role = Role::Heading(heading.level);
                    self.line(part, role, &format!("{}{run_in}", heading.text));
                }
                Block::Paragraph(text) | Block::Line(text) => {
                    self.line(part, paragraph_role(text), text);
                }
                Block::List(list) => self.list(part, list),
                Block::Table(table) | Block::Form(table) => self.table(part, table),
                Block::Figure(figure) => {
                    self.line(part, Role::TableRow, figure.caption.as_deref().unwrap_or_default());
                }
            }
        }
    }

    fn list(&mut self, part: Part, list: &List) {
        for (at, item) in list.items.iter().enumerate() {
            let text = format!("{}{item}", list.marker.mark(at));
            self.line(part, Role::ListItem, &text);
        }
    }

    fn table(&mut self, part: Part, table: &Table) {
        self.line(part, Role::TableRow, table.caption.as_deref().unwrap_or_default());
        for row in &table.rows {
            let cells: Vec<String> =
                row.cells.iter().map(|cell| cell.text.replace('\n', " ")).collect();
            self.line(part, Role::TableRow, &cells.join("\t"));
        }
    }

    fn annex_note(&mut self, paper: &Paper) {
        match paper.annexes.as_slice() {
            [] => {}
            [only] => self.main(Role::AnnexNote, &format!("附件：{}", only.title)),
            many => {
                for (number, annex) in (1_u32..).zip(many) {
                    let head = if number == 1 { "附件：" } else { "" };
                    self.main(Role::AnnexNote, &format!("{head}{number}.{}", annex.title));
                }
            }
        }
    }

    fn signature(&mut self, paper: &Paper) {
        for issuer in &paper.signature.issuers {
            self.main(Role::Signature, issuer);
        }
        if let SignatureForm::Stamped(stamps) = &paper.signature.form {
            for stamp in stamps {
                self.main(Role::Signature, &format!("{}\u{3000}{}", stamp.office, stamp.name));
            }
        }
        if let Some(date) = paper.signature.signed_on {
            self.main(Role::SigningDate, &written(date));
        }
        if let Some(note) = &paper.note {
            self.main(Role::Note, &format!("（{note}）"));
        }
    }

    fn annexes(&mut self, paper: &Paper) {
        for (number, annex) in (1_u32..).zip(&paper.annexes) {
            let part = Part::Annex(number);
            let label = if paper.annexes.len() == 1 {
                "附件".to_owned()
            } else {
                format!("附件{number}")
            };
            self.line(part, Role::AnnexLabel(number), &label);
            self.line(part, Role::AnnexTitle, &annex.title);
            self.blocks(part, &annex.body);
        }
    }

    fn imprint(&mut self, paper: &Paper) {
        let Some(imprint) = &paper.imprint else {
            return;
        };
        if let Some(cc) = &imprint.cc {
            self.line(Part::Imprint, Role::Cc, &format!("抄送：{cc}。"));
        }
        if let Some(office) = &imprint.office {
            self.line(Part::Imprint, Role::ImprintOffice, office);
        }
        if let Some(date) = imprint.issued_on {
            self.line(Part::Imprint, Role::IssueDate, &format!("{}印发", written(date)));
        }
    }
}

/// A date as papers print it: full year, no padding (7.3.5.4).
fn written(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// A paragraph that bears a mark of the third or fourth level is a heading in all but name.
fn paragraph_role(text: &str) -> Role {
    match Mark::of(text).and_then(|mark| mark.style.level()) {
        Some(level @ (HeadingLevel::Three | HeadingLevel::Four)) => Role::Heading(level),
        _ => Role::Paragraph,
    }
}
