//! A paper as a run of passages in reading order: the one source of its plain text and redline.

use serde::{Deserialize, Serialize};

use super::{Annex, Block, Paper, Table};

/// A line or paragraph of a paper, with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands, in Chinese: `标题`, `正文 第3段`, `附件2 表1第4行`.
    pub place: String,
    /// What it says, as printed; the cells of a table row are parted by a tab.
    pub text: String,
}

impl Paper {
    /// The full text in reading order, one passage a line: masthead, number, title, recipients,
    /// text, list of annexes, signature, date, note, attached document, annexes, imprint.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let texts: Vec<String> = self.passages().into_iter().map(|p| p.text).collect();
        texts.join("\n")
    }

    /// The passages of the paper, in reading order.
    #[must_use]
    pub fn passages(&self) -> Vec<Passage> {
        let mut run = Run::default();
        run.masthead(self);
        run.say("标题", &self.title);
        run.say_all("主送机关", self.recipients_line());
        run.blocks("正文", &self.body);
        run.say_all("附件说明", self.annex_list_lines());
        run.say_all("出席名单", self.attendance_lines());
        run.say_all("发文机关署名", self.signature_lines());
        run.say_all("成文日期", self.date_text());
        run.say_all("附注", self.note_lines());
        run.blocks("文末", &self.closing);
        if let Some(attached) = &self.attached {
            run.say("所附文件标题", &attached.title);
            run.blocks("所附文件", &attached.body);
        }
        for (index, annex) in self.annexes.iter().enumerate() {
            run.annex(&self.annex_label(index), annex);
        }
        run.imprint(self);
        run.0
    }
}

/// The passages of one block.
#[must_use]
pub(crate) fn passages_of(block: &Block) -> Vec<String> {
    let mut run = Run::default();
    run.blocks("", std::slice::from_ref(block));
    run.0.into_iter().map(|passage| passage.text).collect()
}

/// The passages gathered so far.
#[derive(Default)]
struct Run(Vec<Passage>);

impl Run {
    fn say(&mut self, place: impl Into<String>, text: impl Into<String>) {
        let (place, text) = (place.into(), text.into());
        if !text.is_empty() {
            self.0.push(Passage { place, text });
        }
    }

    fn say_all(&mut self, place: &str, texts: impl IntoIterator<Item = String>) {
        for text in texts {
            self.say(place, text);
        }
    }

    fn masthead(&mut self, paper: &Paper) {
        let masthead = &paper.masthead;
        if paper.printed.corner.is_empty() {
            self.say_all("份号", masthead.copy_number_text());
            let classification = masthead.classification.as_ref();
            self.say_all("密级和保密期限", classification.map(ToString::to_string));
            self.say_all("紧急程度", masthead.urgency.map(|u| u.name().to_owned()));
        }
        self.say_all("版头", paper.printed.corner.clone());
        self.say_all("发文机关标志", paper.mark_lines());
        self.say_all("发文字号", paper.number_text());
        self.say_all("签发人", paper.signers_text());
    }

    fn annex(&mut self, label: &str, annex: &Annex) {
        self.say(format!("{label} 顺序号"), label);
        self.say(format!("{label} 标题"), &annex.title);
        self.blocks(label, &annex.body);
    }

    fn imprint(&mut self, paper: &Paper) {
        for (label, names) in paper.copies() {
            let place = format!("版记 {}机关", label.trim_end_matches(['：', ':']));
            self.say(place, format!("{label}{names}"));
        }
        self.say_all("印发机关", paper.imprint.as_ref().and_then(|imprint| imprint.office.clone()));
        self.say_all("印发日期", paper.issued_text());
        self.say_all("版记", paper.printed.imprint.clone());
    }

    fn blocks(&mut self, part: &str, blocks: &[Block]) {
        let mut tables = 0_usize;
        for (index, block) in blocks.iter().enumerate() {
            let nth = index.saturating_add(1);
            let place = format!("{part} 第{nth}段");
            match block {
                Block::Heading(heading) => {
                    let run_in = heading.run_in.as_deref().unwrap_or_default();
                    self.say(place, format!("{}{run_in}", heading.text));
                }
                Block::Paragraph(text) | Block::Line(text) => self.say(place, text),
                Block::List(list) => {
                    for (index, item) in list.items.iter().enumerate() {
                        let place = format!("{place}第{}项", index.saturating_add(1));
                        self.say(place, format!("{}{item}", list.marker.mark(index)));
                    }
                }
                Block::Table(table) | Block::Form(table) => {
                    tables = tables.saturating_add(1);
                    self.table(&format!("{part} 表{tables}"), table);
                }
                Block::Figure(figure) => self.say_all(&place, figure.caption.clone()),
            }
        }
    }

    fn table(&mut self, place: &str, table: &Table) {
        self.say_all(&format!("{place}题"), table.caption.clone());
        for (index, row) in table.rows.iter().enumerate() {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            let text = cells.join("\t");
            if !text.trim().is_empty() {
                self.say(format!("{place}第{}行", index.saturating_add(1)), text);
            }
        }
    }
}
