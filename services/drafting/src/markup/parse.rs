//! A draft to its paper.

use fawen_domain::paper::{Annex, AsPrinted, Attached, Block, DocumentKind, Paper};

use super::{
    DraftError, DraftProblem,
    blocks::Blocks,
    headers::Headers,
    label::Label,
    line::{Line, lines},
    value,
};

/// Reads a draft.
///
/// # Errors
/// All that is wrong with it, in the order of the lines.
pub fn parse(text: &str) -> Result<Paper, Vec<DraftError>> {
    // Some editors put a byte order mark before the first label.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::default();
    for (number, line) in lines(text) {
        match line {
            Ok(line) => reader.take(number, line),
            Err(problem) => reader.headers.errors.push(DraftError { line: number, problem }),
        }
    }
    reader.finish()
}

/// Reads a text of blocks, as it stands under `@正文`.
///
/// # Errors
/// All that is wrong with it, in the order of the lines; labels of a whole paper are.
pub fn parse_blocks(text: &str) -> Result<Vec<Block>, Vec<DraftError>> {
    let mut blocks = Blocks::default();
    let mut errors = Vec::new();
    for (number, line) in lines(text) {
        if let Err(problem) = line.and_then(|line| blocks.take(number, line)) {
            errors.push(DraftError { line: number, problem });
        }
    }
    let (blocks, unclosed) = blocks.finish();
    errors.extend(unclosed);
    if errors.is_empty() { Ok(blocks) } else { Err(in_order(errors)) }
}

fn in_order(mut errors: Vec<DraftError>) -> Vec<DraftError> {
    errors.sort_by_key(|error| error.line);
    errors
}

/// The texts read so far and the one that is open.
#[derive(Debug, Default)]
struct Reader {
    headers: Headers,
    body: Vec<Block>,
    annexes: Vec<Annex>,
    attached: Option<Attached>,
    open: Option<OpenText>,
}

#[derive(Debug)]
struct OpenText {
    label: Label,
    title: String,
    blocks: Blocks,
}

impl Reader {
    fn take(&mut self, number: usize, line: Line<'_>) {
        if let Line::Label(label, raw) = line
            && !label.is_block()
        {
            self.close_text();
            self.headers.gather(number, label, raw);
            if label.opens_text() {
                self.open_text(number, label, raw);
            }
            return;
        }
        let taken = match &mut self.open {
            Some(text) => text.blocks.take(number, line),
            None => Err(DraftProblem::TextOutsideBody),
        };
        if let Err(problem) = taken {
            self.headers.errors.push(DraftError { line: number, problem });
        }
    }

    fn open_text(&mut self, number: usize, label: Label, raw: &str) {
        if label == Label::Body && !raw.is_empty() {
            let (label, expected) = (label.name(), "另起一行写正文");
            let problem = DraftProblem::BadValue { label, value: raw.to_owned(), expected };
            self.headers.errors.push(DraftError { line: number, problem });
        }
        let title = self.headers.unescaped(number, raw).unwrap_or_default();
        self.open = Some(OpenText { label, title, blocks: Blocks::default() });
    }

    fn close_text(&mut self) {
        let Some(OpenText { label, title, blocks }) = self.open.take() else {
            return;
        };
        let (body, unclosed) = blocks.finish();
        self.headers.errors.extend(unclosed);
        match label {
            Label::Annex => self.annexes.push(Annex { title, body }),
            Label::Attached => self.attached = Some(Attached { title, body }),
            _ => self.body = body,
        }
    }

    fn finish(mut self) -> Result<Paper, Vec<DraftError>> {
        self.close_text();
        let mut headers = self.headers;
        let kind =
            headers.required(Label::Kind, DocumentKind::from_name, "十五种文种之一，如 通知");
        let title = headers.required(Label::Title, |text| Some(text.to_owned()), "标题");
        let format = headers.value(Label::Format, value::format, "文件、信函、命令或纪要");
        let (masthead, recipients) = (headers.masthead(), headers.text(Label::Recipients));
        let (signature, note) = (headers.signature(), headers.text(Label::Note));
        let imprint = headers.imprint();
        match (kind, title) {
            (Some(kind), Some(title)) if headers.errors.is_empty() => Ok(Paper {
                kind,
                format: format.unwrap_or_default(),
                masthead,
                title,
                recipients,
                body: self.body,
                annexes: self.annexes,
                signature,
                note,
                attached: self.attached,
                imprint,
                attendance: Vec::new(),
                closing: Vec::new(),
                printed: AsPrinted::default(),
            }),
            _ => Err(in_order(headers.errors)),
        }
    }
}
