//! What every part of the file is written from.

use std::cell::Cell;

use fawen_domain::paper::{Paper, labels};
use fawen_typeset::{Fitted, FittedTable, Pages, Pictures, Profile};

use super::{
    measure::{cell, twips},
    picture::Drawings,
    placed::{Line, Placed, squeeze},
};

/// The paper, how it was set on pages, and the pictures written so far.
pub(super) struct Setting<'a> {
    pub(super) paper: &'a Paper,
    pub(super) profile: &'a Profile,
    pub(super) pictures: &'a Pictures,
    pub(super) fitted: &'a Fitted,
    pub(super) placed: Placed<'a>,
    pub(super) drawings: Drawings,
    /// How many tables are written.
    tables: Cell<usize>,
    /// Whether a section is turned.
    pub(super) turns: Cell<bool>,
    /// Whether the pieces being written stand in a turned section anyway.
    pub(super) turned: Cell<bool>,
}

impl<'a> Setting<'a> {
    pub(super) fn new(
        paper: &'a Paper,
        pages: &'a Pages,
        profile: &'a Profile,
        pictures: &'a Pictures,
    ) -> Self {
        let (fitted, placed) = (&pages.fitted, Placed::of(pages, profile));
        Self {
            paper,
            profile,
            pictures,
            fitted,
            placed,
            drawings: Drawings::default(),
            tables: Cell::new(0),
            turns: Cell::new(false),
            turned: Cell::new(false),
        }
    }

    /// Distance of lines in twips, as the pages have it (7.3.5.5).
    pub(super) fn pitch(&self) -> i32 {
        match self.fitted.pitch {
            0 => (self.profile.pitch * 20.0).round() as i32,
            pitch => i32::from(pitch),
        }
    }

    /// Width of a character of the text in twips.
    pub(super) fn cell(&self) -> i32 {
        cell(self.profile)
    }

    /// Whether the next table is set with the sheet turned.
    pub(super) fn next_turns(&self) -> bool {
        self.fitted.tables.get(self.tables.get()).is_some_and(|fitted| fitted.turned)
    }

    /// How the next table is set; they have to be asked for in the order of the paper.
    pub(super) fn next_table(&self) -> Option<FittedTable> {
        let index = self.tables.get();
        self.tables.set(index + 1);
        self.fitted.tables.get(index).cloned()
    }

    /// Width of the type area in twips.
    pub(super) fn width(&self) -> i32 {
        twips(self.profile.width)
    }

    /// The lines of the signers (签发人) of an upward paper, as the pages have them.
    pub(super) fn signers(&self) -> Vec<Vec<Line>> {
        let Some(text) = self.paper.signers_text() else {
            return Vec::new();
        };
        let wanted = squeeze(&text).chars().count();
        let first = self.placed.beginning(labels::SIGNER).filter(|line| line.page == 0);
        let from =
            first.and_then(|line| self.placed.lines.iter().position(|l| std::ptr::eq(l, line)));
        let Some(from) = from else {
            return Vec::new();
        };
        let (mut rows, mut count): (Vec<Vec<Line>>, usize) = (Vec::new(), 0);
        for line in self.placed.lines.iter().skip(from) {
            if count >= wanted {
                break;
            }
            count += squeeze(&line.text()).chars().count();
            match rows.last_mut() {
                Some(row) if row.iter().any(|l| (l.baseline - line.baseline).abs() < 0.1) => {
                    row.push(line.clone());
                }
                _ => rows.push(vec![line.clone()]),
            }
        }
        rows
    }
}
