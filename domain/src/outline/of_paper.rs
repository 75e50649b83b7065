//! The outline of a paper that exists as a model: the roles are known, nothing is guessed.

use super::{Outline, OutlineLine, Part, Role};
use crate::paper::{Block, List, Paper, Table};

impl From<&Paper> for Outline {
    /// One line an element; line numbers count these lines.
    fn from(paper: &Paper) -> Self {
        let mut sheet = Writer::default();
        sheet.head(paper);
        sheet.blocks(Part::Main, &paper.body);
        sheet.all(Part::Main, Role::AnnexNote, paper.annex_list_lines());
        sheet.all(Part::Main, Role::Paragraph, paper.attendance_lines());
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

    fn all(&mut self, part: Part, role: Role, texts: impl IntoIterator<Item = String>) {
        for text in texts {
            self.line(part, role, &text);
        }
    }

    fn main(&mut self, role: Role, text: &str) {
        self.line(Part::Main, role, text);
    }

    fn head(&mut self, paper: &Paper) {
        let masthead = &paper.masthead;
        let mark = masthead.issuers.join("\u{3000}");
        self.main(Role::Mark, &format!("{mark}{}", masthead.mark_suffix));
        self.all(Part::Main, Role::Number, paper.number_text());
        self.main(Role::Title, &paper.title);
        // A colon too many is a finding of the paper's own.
        let line = paper.recipients_line();
        let names = line.as_deref().map(|names| names.trim_end_matches(['：', ':']));
        self.all(Part::Main, Role::Recipients, names.map(|names| format!("{names}：")));
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
                    self.line(part, Role::Paragraph, text);
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

    fn signature(&mut self, paper: &Paper) {
        self.all(Part::Main, Role::Signature, paper.signature_lines());
        self.all(Part::Main, Role::SigningDate, paper.date_text());
        self.all(Part::Main, Role::Note, paper.note_lines());
        self.blocks(Part::Main, &paper.closing);
    }

    fn annexes(&mut self, paper: &Paper) {
        for ((index, annex), number) in paper.annexes.iter().enumerate().zip(1_u32..) {
            let part = Part::Annex(number);
            self.line(part, Role::AnnexLabel(number), &paper.annex_label(index));
            self.line(part, Role::AnnexTitle, &annex.title);
            self.blocks(part, &annex.body);
        }
    }

    fn imprint(&mut self, paper: &Paper) {
        for (label, names) in paper.copies() {
            self.line(Part::Imprint, Role::Cc, &format!("{label}{names}"));
        }
        let office = paper.imprint.as_ref().and_then(|imprint| imprint.office.clone());
        self.all(Part::Imprint, Role::ImprintOffice, office);
        self.all(Part::Imprint, Role::IssueDate, paper.issued_text());
        self.all(Part::Imprint, Role::Debris, paper.printed.imprint.clone());
    }
}
