//! Words of the source that know where they come from.

use crate::{
    outline::{Outline, Run, shape, title_of},
    text::{is_blank, squeeze},
};

/// Words of one line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The position of the line in the outline.
    pub(super) line: usize,
    /// Where in the line the words begin, in bytes.
    pub(super) start: usize,
    /// The words.
    pub(super) text: String,
}

/// Where a passage of the paper comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// From these words of the source.
    Source(Vec<Piece>),
    /// From a block that the source gives whole.
    Given,
    /// The source does not have it.
    Added,
}

/// Words of one or more lines, in the order of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// What they say together.
    pub(super) text: String,
    /// The lines they come from.
    pub(super) pieces: Vec<Piece>,
}

impl Origin {
    /// From these words, if there are any.
    pub(super) fn of(pieces: Vec<Piece>) -> Self {
        if pieces.is_empty() { Self::Added } else { Self::Source(pieces) }
    }
}

impl Piece {
    /// The first `count` characters, white space aside, and the rest if there is any.
    pub(super) fn take(self, count: usize) -> (Self, Option<Self>) {
        let mut solid = self.text.char_indices().filter(|(_, c)| !is_blank(*c));
        let Some((end, _)) = solid.nth(count) else {
            return (self, None);
        };
        let mut head = self;
        let tail = head.text.split_off(end);
        let start = head.start.saturating_add(end);
        let rest = Self { line: head.line, start, text: tail };
        (head, Some(rest))
    }
}

impl Words {
    /// The words of a line.
    pub(super) fn of_line(outline: &Outline, line: usize) -> Self {
        let text = outline.lines.get(line).map_or("", |line| line.content()).to_owned();
        Self { pieces: vec![Piece { line, start: 0, text: text.clone() }], text }
    }

    /// The words of a passage.
    pub(super) fn of_run(outline: &Outline, run: &Run) -> Self {
        let mut words = Self::default();
        for line in &run.lines {
            words.append(Self::of_line(outline, *line));
        }
        words
    }

    /// Takes further words in.
    pub(super) fn append(&mut self, further: Self) {
        self.text.push_str(&further.text);
        self.pieces.extend(further.pieces);
    }

    /// The words as they are meant to be printed, without the white space that a cut left.
    pub(super) fn tidy(&self) -> String {
        shape::without_stray_spaces(&self.text)
    }

    /// The words as a title in one line.
    pub(super) fn title(&self) -> String {
        title_of(self.pieces.iter().map(|piece| piece.text.as_str()))
    }

    /// The words as they stand, without the white space around them.
    pub(super) fn trimmed(&self) -> String {
        self.text.trim().to_owned()
    }

    /// The words up to a byte of the text, and those from it on.
    pub(super) fn split_at(self, at: usize) -> (Self, Self) {
        let Some((head, tail)) = self.text.split_at_checked(at) else {
            return (self, Self::default());
        };
        let (mut first, mut second) = (Vec::new(), Vec::new());
        let mut seen = 0_usize;
        for piece in self.pieces {
            let cut = at.saturating_sub(seen).min(piece.text.len());
            seen = seen.saturating_add(piece.text.len());
            let (before, after) = piece.text.split_at_checked(cut).unwrap_or((&piece.text, ""));
            let start = piece.start.saturating_add(before.len());
            let part = |start, text: &str| Piece { line: piece.line, start, text: text.to_owned() };
            first.extend((!before.is_empty()).then(|| part(piece.start, before)));
            second.extend((!after.is_empty()).then(|| part(start, after)));
        }
        (
            Self { text: head.to_owned(), pieces: first },
            Self { text: tail.to_owned(), pieces: second },
        )
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Shares the pieces of an element out among its passages, cutting pieces where a passage ends.
pub(super) fn share(passages: &[String], pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut pieces = pieces;
    pieces.reverse();
    let shares = passages.iter().map(|passage| {
        let mut wanted = squeeze(passage).chars().count();
        let mut share = Vec::new();
        while wanted > 0 {
            let Some(piece) = pieces.pop() else {
                break;
            };
            let (taken, rest) = piece.take(wanted);
            wanted = wanted.saturating_sub(squeeze(&taken.text).chars().count());
            share.push(taken);
            pieces.extend(rest);
        }
        share
    });
    let mut shares: Vec<Vec<Piece>> = shares.collect();
    if let Some(last) = shares.last_mut() {
        last.extend(pieces.into_iter().rev());
    }
    shares
}
