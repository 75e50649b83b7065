//! How wide the columns of a table are, how large its type is, and whether it needs the sheet turned.

use fawen_domain::paper::{Align, CellRole, Table};

use super::{
    PADDING, face,
    grid::{Grid, Placed},
    number,
};
use crate::{
    FittedTable, TypesetError,
    line::{single, unbroken},
    profile::MM_PER_PT,
    style::{Setting, Style},
};

/// A value no longer than this, in characters, is not broken.
const SHORT: f64 = 5.0;
/// What an empty column of a form is to be filled in with.
const BLANK: f64 = 6.0;
/// Text longer than this makes a column no wider.
const LONG: f64 = 60.0;
/// No column must have more characters than this for the sake of its long texts.
const MOST_LEAST: f64 = 12.0;
/// A word or number longer than this is parted rather than given a column.
const LONG_TOKEN: f64 = 10.0;
/// A size between 4号 and 5号: 小四.
const SMALL_FOUR: f64 = 12.0;

/// What a column holds, in characters of the table's type.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// The widest text on one line.
    natural: f64,
    /// All values on one line.
    whole: f64,
    /// The least that reads well.
    least: f64,
    /// The least that can be set at all.
    token: f64,
    /// How many values there are, how many of them are numbers, how many are longer than short.
    values: u32,
    numbers: u32,
    long: u32,
}

/// How a table is set.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    pub(super) size: f64,
    pub(super) turned: bool,
    /// The left edges of the columns, and the right edge of the last.
    pub(super) edges: Vec<f64>,
    /// Where values stand that leave it to the table.
    pub(super) aligns: Vec<Align>,
}

impl Columns {
    pub(super) fn edge(&self, column: usize) -> f64 {
        self.edges.get(column).or(self.edges.last()).copied().unwrap_or(0.0)
    }

    pub(super) fn fitted(&self) -> FittedTable {
        let widths = self.edges.iter().zip(self.edges.iter().skip(1));
        FittedTable {
            widths: widths.map(|(left, right)| right - left).collect(),
            aligns: self.aligns.clone(),
            size: self.size,
            turned: self.turned,
        }
    }

    /// Chooses upright before turned, large type before small; `None` when no sheet is wide enough.
    pub(super) fn choose(
        setting: &Setting<'_>,
        table: &Table,
        grid: &Grid<'_>,
        place: &str,
    ) -> Result<Option<Self>, TypesetError> {
        let needs = needs(setting, grid, place)?;
        let upright = setting.width;
        let turned = setting.turned().width;
        let sheets: &[(f64, bool)] =
            if table.landscape { &[(turned, true)] } else { &[(upright, false), (turned, true)] };
        let least = setting.profile.table_least;
        let mut sizes = vec![setting.profile.table_size, SMALL_FOUR, least];
        sizes.retain(|size| (least..=setting.profile.table_size).contains(size));
        for &(width, turned) in sheets {
            for &size in &sizes {
                let try_it = Try { needs: &needs, em: size * MM_PER_PT, width };
                if let Some(widths) = try_it.widths(&table.widths) {
                    return Ok(Some(Self::of(&needs, &widths, size, turned)));
                }
            }
        }
        // Nothing reads well: as wide as it gets, if every column holds a character at all.
        let &(width, turned) = sheets.last().unwrap_or(&(upright, false));
        let try_it = Try { needs: &needs, em: least * MM_PER_PT, width };
        Ok(try_it.crowded().map(|widths| Self::of(&needs, &widths, least, turned)))
    }

    fn of(needs: &[Need], widths: &[f64], size: f64, turned: bool) -> Self {
        let mut edges = vec![0.0];
        let mut sum = 0.0;
        for width in widths {
            sum += width;
            edges.push(sum);
        }
        let align = |need: &Need| match () {
            () if need.numbers * 3 >= need.values * 2 && need.numbers > 0 => Align::Right,
            () if need.long == 0 && need.values > 1 => Align::Centre,
            () => Align::Left,
        };
        Self { size, turned, edges, aligns: needs.iter().map(align).collect() }
    }
}

/// What the columns need, from their cells.
fn needs(setting: &Setting<'_>, grid: &Grid<'_>, place: &str) -> Result<Vec<Need>, TypesetError> {
    let mut needs = vec![Need::default(); grid.columns];
    let mut spanning = Vec::new();
    for placed in &grid.cells {
        let need = need(setting, placed, place)?;
        if placed.columns > 1 {
            spanning.push((placed, need));
            continue;
        }
        if let Some(column) = needs.get_mut(placed.column) {
            column.natural = column.natural.max(need.natural);
            column.least = column.least.max(need.least);
            column.token = column.token.max(need.token);
            column.whole += need.whole;
            column.values += need.values;
            column.numbers += need.numbers;
            column.long += need.long;
        }
    }
    for (placed, need) in spanning {
        let columns = needs.get_mut(placed.column..placed.column + placed.columns);
        let columns = columns.unwrap_or_default();
        let share = |have: f64, wanted: f64| ((wanted - have) / placed.columns as f64).max(0.0);
        let least = share(columns.iter().map(|c| c.least).sum(), need.least.min(SHORT));
        let token = share(columns.iter().map(|c| c.token).sum(), need.token);
        for column in columns {
            column.least += least.max(token);
            column.token += token;
            column.natural = column.natural.max(column.least);
        }
    }
    // One long text among short ones wraps; it does not make its column wide.
    for need in &mut needs {
        let mean = need.whole / f64::from(need.values.max(1));
        if need.values > 1 && need.natural > SHORT {
            // Long texts in a narrow column make tall rows: rather smaller type.
            need.least = need.least.max((1.5 * mean.sqrt()).min(MOST_LEAST)).min(need.natural);
            need.natural = need.natural.min(2.0 * mean).max(need.least);
        }
    }
    Ok(needs)
}

fn need(setting: &Setting<'_>, placed: &Placed<'_>, place: &str) -> Result<Need, TypesetError> {
    let style = Style::free(face(placed.cell.role), setting.profile.table_size);
    let (mut natural, mut token) = (0.0_f64, 0.0_f64);
    for text in placed.cell.text.lines() {
        natural = natural.max(single(setting, style, text, place)?.width / style.em());
        token = token.max(unbroken(setting, style, text, place)? / style.em());
    }
    let head = matches!(placed.cell.role, CellRole::Head | CellRole::Label);
    let empty = placed.cell.text.trim().is_empty();
    let least = match () {
        () if empty => 0.0,
        // A head may take two or three lines.
        () if head => natural.min((natural / 3.0).ceil().max(2.0)).max(token),
        () if natural <= SHORT => natural,
        () => token.max(SHORT - 1.0),
    };
    let value = !head && !empty;
    Ok(Need {
        natural: if empty && !head { BLANK } else { natural.min(LONG) },
        whole: if value { natural } else { 0.0 },
        least,
        token,
        values: u32::from(value),
        numbers: u32::from(value && number::is(&placed.cell.text)),
        long: u32::from(value && natural > SHORT + 3.0),
    })
}

/// One way to set the columns.
struct Try<'a> {
    needs: &'a [Need],
    em: f64,
    width: f64,
}

impl Try<'_> {
    /// The widths of the columns; `None` when some column would be narrower than reads well.
    fn widths(&self, given: &[u16]) -> Option<Vec<f64>> {
        let least: Vec<f64> = self.needs.iter().map(|need| self.padded(need.least)).collect();
        if least.iter().sum::<f64>() > self.width {
            return None;
        }
        if given.iter().any(|share| *share > 0) {
            return self.shares(given);
        }
        let wanted: Vec<f64> =
            self.needs.iter().map(|need| self.padded(need.natural.max(need.least))).collect();
        let natural: f64 = wanted.iter().sum();
        if natural <= self.width {
            // What is over goes to all, the more to the wider ones.
            return Some(wanted.iter().map(|width| width * self.width / natural).collect());
        }
        Some(self.shared(least, &wanted))
    }

    /// Widths as they were given, raised where a word or number would not fit.
    fn shares(&self, given: &[u16]) -> Option<Vec<f64>> {
        let share = |column: usize| f64::from(given.get(column).copied().unwrap_or(1).max(1));
        let total: f64 = (0..self.needs.len()).map(share).sum();
        let widths: Vec<f64> = self
            .needs
            .iter()
            .enumerate()
            .map(|(column, need)| {
                (self.width * share(column) / total).max(self.padded(need.token.min(LONG_TOKEN)))
            })
            .collect();
        let sum: f64 = widths.iter().sum();
        // A little more than the sheet is taken back from all; much more asks for smaller type.
        (sum <= self.width * 1.15).then(|| widths.iter().map(|w| w * self.width / sum).collect())
    }

    /// From the least widths on: every column gets what it wants as long as that is no more than an
    /// even share of the rest; those that want more share by the root of it.
    fn shared(&self, least: Vec<f64>, wanted: &[f64]) -> Vec<f64> {
        let mut rest = self.width - least.iter().sum::<f64>();
        let mut widths = least;
        let need = |widths: &[f64], column: usize| {
            let have = widths.get(column).copied().unwrap_or(0.0);
            (wanted.get(column).copied().unwrap_or(0.0) - have).max(0.0)
        };
        let mut order: Vec<usize> = (0..widths.len()).collect();
        order.sort_by(|a, b| need(&widths, *a).total_cmp(&need(&widths, *b)));
        for (done, &column) in order.iter().enumerate() {
            let wanted = need(&widths, column);
            let left = order.get(done..).unwrap_or_default();
            if wanted > rest / left.len().max(1) as f64 {
                let roots: f64 = left.iter().map(|&column| need(&widths, column).sqrt()).sum();
                let parts: Vec<(usize, f64)> = left
                    .iter()
                    .map(|&column| (column, rest * need(&widths, column).sqrt() / roots.max(1e-9)))
                    .collect();
                for (column, part) in parts {
                    if let Some(width) = widths.get_mut(column) {
                        *width += part;
                    }
                }
                return widths;
            }
            if let Some(width) = widths.get_mut(column) {
                *width += wanted;
            }
            rest -= wanted;
        }
        let sum: f64 = widths.iter().sum();
        widths.iter().map(|width| width * self.width / sum.max(1e-9)).collect()
    }

    /// Every column at least a character wide, the rest by what they need.
    fn crowded(&self) -> Option<Vec<f64>> {
        let one = self.padded(1.0);
        let rest = self.width - one * self.needs.len() as f64;
        if rest < 0.0 {
            return None;
        }
        let total: f64 = self.needs.iter().map(|need| need.least).sum();
        Some(self.needs.iter().map(|need| one + rest * need.least / total.max(1e-9)).collect())
    }

    fn padded(&self, characters: f64) -> f64 {
        characters * self.em + 2.0 * PADDING + 0.05
    }
}
