//! The number line of an upward paper: number at the left, who signs off (签发人) at the right.

use fawen_domain::paper::{Paper, labels};

use super::Head;
use crate::{
    Role, TypesetError,
    line::{Line, single},
    part::within,
};

/// The signers in columns.
struct Columns {
    label: Line,
    names: Vec<Line>,
    /// Width of a column, the space to the next one included.
    width: f64,
    /// How many names stand on a line.
    count: usize,
}

impl Columns {
    fn lines(&self) -> usize {
        self.names.len().div_ceil(self.count)
    }

    fn all(&self) -> f64 {
        self.label.width + self.width * self.count as f64
    }
}

impl Head<'_> {
    /// 7.2.5, 7.2.6: the number one character from the left, on the line of the last signers; they end
    /// one character from the right, two a line, each below the first. Returns the last baseline.
    pub(super) fn signed(&mut self, paper: &Paper, first: f64) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let (cell, pitch) = (profile.cell(), profile.pitch());
        let style = self.setting.text(Role::Fangsong);
        let number = paper.number_text().unwrap_or_default();
        let room = profile.width - 2.0 * cell;
        let mut numbers = within(self.setting, style, &number, room, "发文字号")?;
        let columns = self.columns(&paper.masthead.signers, room)?;
        let wide = numbers.iter().map(|line| line.width).fold(0.0, f64::max);
        // A number that would run into the signers stands below them.
        let beside = numbers.len() <= 1 && wide + cell + columns.all() <= room;
        let last = first + (columns.lines().max(1) - 1) as f64 * pitch;
        let mut baseline = if beside { last } else { last + pitch };
        if beside {
            if let Some(line) = numbers.pop() {
                self.put(line, profile.left + cell, baseline);
            }
            self.names(columns, first);
            return Ok(baseline);
        }
        self.names(columns, first);
        for (index, line) in numbers.into_iter().enumerate() {
            baseline = last + (index + 1) as f64 * pitch;
            self.put(line, profile.left + cell, baseline);
        }
        Ok(baseline)
    }

    fn columns(&self, signers: &[String], room: f64) -> Result<Columns, TypesetError> {
        let cell = self.setting.profile.cell();
        let style = self.setting.text(Role::Fangsong);
        let label = single(self.setting, style, labels::SIGNER, "签发人")?;
        let mut names = Vec::new();
        for name in signers {
            let style = self.setting.text(Role::Kai);
            names.extend(within(self.setting, style, name, room - label.width - cell, "签发人")?);
        }
        let width = names.iter().map(|line| line.width).fold(0.0, f64::max) + cell;
        let two = names.len() > 1 && label.width + 2.0 * width - cell <= room;
        Ok(Columns { label, names, width, count: if two { 2 } else { 1 } })
    }

    fn names(&mut self, columns: Columns, first: f64) {
        let profile = self.setting.profile;
        let count = columns.count;
        let right = profile.right() - profile.cell();
        let left = right - count as f64 * columns.width + profile.cell();
        let x = left - columns.label.width;
        self.put(columns.label, x, first);
        for (index, line) in columns.names.into_iter().enumerate() {
            let baseline = first + (index / count) as f64 * profile.pitch();
            self.put(line, left + (index % count) as f64 * columns.width, baseline);
        }
    }
}
