//! Lines to blocks.

use fawen_domain::paper::{Block, Figure, Heading, HeadingLevel, List, ListMarker};

use super::{
    DraftError, DraftProblem,
    escape::{split_first, unescape},
    label::Label,
    line::Line,
    table::OpenTable,
};

/// Blocks as they are read, and the table or figure that is open.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    done: Vec<Block>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    label: Label,
    line: usize,
    what: What,
}

#[derive(Debug)]
enum What {
    Table(OpenTable),
    Figure(Figure),
}

impl Blocks {
    /// Takes one line of the text.
    pub(super) fn take(&mut self, number: usize, line: Line<'_>) -> Result<(), DraftProblem> {
        if let Line::Label(Label::End, _) = line {
            return self.close();
        }
        match &mut self.open {
            Some(open) => open.take(line),
            None => self.take_outside(number, line),
        }
    }

    /// The blocks, with an error if a table or figure is still open.
    pub(super) fn finish(mut self) -> (Vec<Block>, Option<DraftError>) {
        let error = self.open.as_ref().map(|open| DraftError {
            line: open.line,
            problem: DraftProblem::Unclosed { open: open.label.name() },
        });
        if error.is_some() {
            // Its rows were read; closing cannot fail while something is open.
            let _ = self.close();
        }
        (self.done, error)
    }

    fn take_outside(&mut self, number: usize, line: Line<'_>) -> Result<(), DraftProblem> {
        match line {
            Line::Paragraph(raw) => self.done.push(Block::Paragraph(unescape(raw)?)),
            Line::AsItStands(raw) => self.done.push(Block::Line(unescape(raw)?)),
            Line::Heading(level, raw) => self.done.push(heading(level, raw)?),
            Line::Item(marker, raw) => self.item(marker, unescape(raw)?),
            Line::Row(_) => return Err(DraftProblem::RowOutsideTable),
            Line::Label(label, raw) => return self.label(number, label, raw),
        }
        Ok(())
    }

    fn item(&mut self, marker: ListMarker, item: String) {
        match self.done.last_mut() {
            Some(Block::List(list)) if list.marker == marker => list.items.push(item),
            _ => self.done.push(Block::List(List { marker, items: vec![item] })),
        }
    }

    fn label(&mut self, line: usize, label: Label, raw: &str) -> Result<(), DraftProblem> {
        let what = match label {
            Label::List => {
                let marker = list_marker(raw)?;
                self.done.push(Block::List(List { marker, items: Vec::new() }));
                return Ok(());
            }
            Label::Table => What::Table(OpenTable::table()),
            Label::Form => What::Table(OpenTable::form()),
            Label::Figure => {
                What::Figure(Figure { image: unescape(raw)?, caption: None, width: None })
            }
            Label::Caption => return Err(misplaced(label, "“@表格”“@表单”或“@图”")),
            Label::Width => return Err(misplaced(label, "“@图”")),
            Label::Widths | Label::HeadRows | Label::Landscape => {
                return Err(misplaced(label, "“@表格”或“@表单”"));
            }
            _ => {
                return Err(DraftProblem::NotABlock { label: label.name() });
            }
        };
        self.open = Some(Open { label, line, what });
        Ok(())
    }

    fn close(&mut self) -> Result<(), DraftProblem> {
        let open = self.open.take().ok_or(misplaced(Label::End, "“@表格”“@表单”或“@图”"))?;
        self.done.push(match open.what {
            What::Table(table) => table.into_block(),
            What::Figure(figure) => Block::Figure(figure),
        });
        Ok(())
    }
}

impl Open {
    fn take(&mut self, line: Line<'_>) -> Result<(), DraftProblem> {
        let taken = match &mut self.what {
            What::Table(table) => table.take(line)?,
            What::Figure(figure) => take_in_figure(figure, line)?,
        };
        if taken {
            Ok(())
        } else {
            Err(DraftProblem::Intruder { open: self.label.name(), opened: self.line })
        }
    }
}

fn take_in_figure(figure: &mut Figure, line: Line<'_>) -> Result<bool, DraftProblem> {
    match line {
        Line::Label(Label::Caption, raw) => figure.caption = Some(unescape(raw)?),
        Line::Label(Label::Width, raw) => {
            let width = raw.parse().map_err(|_| DraftProblem::BadValue {
                label: Label::Width.name(),
                value: raw.to_owned(),
                expected: "以十分之一毫米计的整数，如 1200",
            })?;
            figure.width = Some(width);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn heading(level: HeadingLevel, raw: &str) -> Result<Block, DraftProblem> {
    let (text, run_in) = match split_first(raw) {
        Some((text, run_in)) => (text, Some(unescape(run_in)?)),
        None => (raw, None),
    };
    Ok(Block::Heading(Heading { level, text: unescape(text)?, run_in }))
}

fn list_marker(raw: &str) -> Result<ListMarker, DraftProblem> {
    match raw {
        "1." => Ok(ListMarker::Arabic),
        "（1）" => Ok(ListMarker::Bracketed),
        "无" => Ok(ListMarker::None),
        _ => Err(DraftProblem::BadValue {
            label: Label::List.name(),
            value: raw.to_owned(),
            expected: "1. 或（1）或 无",
        }),
    }
}

fn misplaced(label: Label, inside: &'static str) -> DraftProblem {
    DraftProblem::Misplaced { label: label.name(), inside }
}
