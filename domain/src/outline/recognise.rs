//! From lines to roles: head, main part, tail, then the body of each part.

use std::ops::RangeInclusive;

use super::{Outline, OutlineLine, Part, Role, body, head, main_part, shape, tail};

/// Recognises the structure of a paper; see [`super::recognise`]. The lines in `given`, ranges in
/// order, stand for blocks that are known already: they are rows, whatever they say.
pub(super) fn recognise(
    text: &str,
    given: impl IntoIterator<Item = RangeInclusive<u32>>,
) -> Outline {
    let mut sheet = Sheet::new(text, given);
    let text_from = head::recognise(&mut sheet);
    let text_to = main_part::recognise(&mut sheet, text_from);
    tail::recognise(&mut sheet, text_to);
    body::recognise(&mut sheet);
    Outline { lines: sheet.lines }
}

/// The lines of a paper while their roles are being found.
///
/// Positions count the solid lines only: those that are neither blank nor debris.
pub(super) struct Sheet {
    lines: Vec<OutlineLine>,
    settled: Vec<bool>,
    given: Vec<bool>,
    solid: Vec<usize>,
    calls_annexes: bool,
}

impl Sheet {
    fn new(text: &str, given: impl IntoIterator<Item = RangeInclusive<u32>>) -> Self {
        let mut lines: Vec<OutlineLine> = text
            .lines()
            .zip(1_u32..)
            .map(|(text, number)| OutlineLine {
                number,
                role: first_role(text),
                part: Part::Main,
                text: text.to_owned(),
            })
            .collect();
        let mut known = vec![false; lines.len()];
        let index = |line: u32| usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1);
        for range in given {
            let (first, last) = (index(*range.start()), index(*range.end()));
            for (line, known) in
                lines.iter_mut().zip(&mut known).take(last.saturating_add(1)).skip(first)
            {
                (line.role, *known) = (Role::TableRow, true);
            }
        }
        let solid = (0..)
            .zip(&lines)
            .filter(|(_, line)| matches!(line.role, Role::Paragraph | Role::TableRow))
            .map(|(at, _)| at)
            .collect();
        let calls_annexes = lines.iter().any(|line| line.content().starts_with("附件"));
        Self { settled: known.clone(), given: known, lines, solid, calls_annexes }
    }

    /// Whether the paper calls its annexes 附件.
    pub(super) const fn calls_annexes(&self) -> bool {
        self.calls_annexes
    }

    fn is_given(&self, at: usize) -> bool {
        self.solid.get(at).and_then(|line| self.given.get(*line)).is_some_and(|given| *given)
    }

    /// How many solid lines there are.
    pub(super) fn len(&self) -> usize {
        self.solid.len()
    }

    fn line(&self, at: usize) -> Option<&OutlineLine> {
        self.lines.get(*self.solid.get(at)?)
    }

    /// The words of the solid line at a position; empty past the end, and where a block is given.
    pub(super) fn text(&self, at: usize) -> &str {
        if self.is_given(at) {
            return "";
        }
        self.line(at).map_or("", |line| shape::content(&line.text))
    }

    /// Whether the solid line at a position is a row of cells.
    pub(super) fn is_row(&self, at: usize) -> bool {
        self.is_given(at) || self.line(at).is_some_and(|line| line.text.contains('\t'))
    }

    /// How many cells the row at a position has.
    pub(super) fn cells(&self, at: usize) -> usize {
        let tabs = |line: &OutlineLine| line.text.matches('\t').count();
        self.line(at).map_or(0, |line| tabs(line).saturating_add(1))
    }

    /// How far the line at a position is set in, in halves of a Han character.
    pub(super) fn indent(&self, at: usize) -> usize {
        let white = |c: &char| c.is_whitespace();
        self.line(at).map_or(0, |line| {
            let set_in: String = line.text.chars().take_while(white).collect();
            shape::width(&set_in)
        })
    }

    /// Whether no blank line stands before the line at a position.
    pub(super) fn is_close(&self, at: usize) -> bool {
        let index = |at: usize| self.solid.get(at).copied();
        let before = at.checked_sub(1).and_then(index);
        before.zip(index(at)).is_some_and(|(before, own)| before.saturating_add(1) == own)
    }

    /// The role at a position, once it has been settled.
    pub(super) fn role(&self, at: usize) -> Option<Role> {
        let line = self.solid.get(at)?;
        self.settled
            .get(*line)
            .is_some_and(|settled| *settled)
            .then(|| self.lines.get(*line).map(|line| line.role))?
    }

    /// The part at a position.
    pub(super) fn part(&self, at: usize) -> Part {
        self.line(at).map_or(Part::Main, |line| line.part)
    }

    /// Settles the role of the solid line at a position.
    pub(super) fn settle(&mut self, at: usize, role: Role) {
        let Some(index) = self.solid.get(at).copied().filter(|_| !self.is_given(at)) else {
            return;
        };
        if let (Some(line), Some(settled)) =
            (self.lines.get_mut(index), self.settled.get_mut(index))
        {
            line.role = role;
            *settled = true;
        }
    }

    /// Puts a solid line, and the white space and debris up to the next, into a part.
    pub(super) fn place(&mut self, at: usize, part: Part) {
        let from = self.solid.get(at).copied().unwrap_or(self.lines.len());
        let to = at
            .checked_add(1)
            .and_then(|next| self.solid.get(next).copied())
            .unwrap_or(self.lines.len());
        for line in self.lines.iter_mut().take(to).skip(from) {
            line.part = part;
        }
    }
}

/// The role that a line has wherever it stands; `Paragraph` when that is yet to be found.
fn first_role(text: &str) -> Role {
    let words = shape::content(text);
    if words.is_empty() {
        Role::Blank
    } else if shape::is_debris(words) {
        Role::Debris
    } else if shape::PAGE_NUMBER.is_match(words) {
        Role::PageNumber
    } else {
        Role::Paragraph
    }
}
