//! Signatures of joint papers under seal, 7.3.5.1: names in order, in rows, each under its own seal,
//! the last one over the date as well; seals neither overlap nor touch, and rows stay inside the type
//! area (将各发文机关署名按照发文机关顺序整齐排列在相应位置，并将印章一一对应、端正、居中下压发文机关署名，最后一个印章端正、
//! 居中下压发文机关署名和成文日期，印章之间排列整齐、互不相交或相切，每排印章两端不得超出版心).

use super::{Form, seal::Seal};
use crate::{TypesetError, flow::Slab, line::Line, mark::ems, title};

/// Distance of two seals.
const APART: f64 = 3.0;
/// The top of the first row below the text: within one line.
const BELOW_TEXT: f64 = 4.0;
/// How far the names stand below the centres of their seals.
const BELOW: f64 = 2.5;

/// An issuer's name in lines, with its seal.
struct Name {
    lines: Vec<Line>,
    seal: Option<Seal>,
}

impl Form<'_> {
    pub(super) fn joint(&self) -> Result<Vec<Slab>, TypesetError> {
        let profile = self.setting.profile;
        let (width, pitch, size) = (self.setting.width, profile.pitch(), profile.seal_size);
        let date = self.date()?;
        let count = self.columns();
        let mut names = self.set_names(width / count as f64 - self.cell())?;
        let widest = names.iter().flat_map(|name| &name.lines).map(|line| line.width);
        let widest = widest.fold(0.0, f64::max);
        // Columns as narrow as seals and names allow, the last one above the date.
        let column = (size + APART).max(widest + self.cell()).min(width / count as f64);
        let date_width = date.iter().map(|line| line.width).fold(0.0, f64::max);
        let axis = (width - 4.0 * self.cell() - date_width / 2.0)
            .min(width - (size / 2.0).max(widest / 2.0).max(date_width / 2.0))
            .max(column * (count as f64 - 0.5));
        let rows = names.len().div_ceil(count);
        let sealed = names.iter().any(|name| name.seal.is_some());
        let mut slabs = vec![Slab { height: BELOW_TEXT, ..Slab::default() }];
        for row in 0..rows {
            let rest = names.len();
            let here: Vec<Name> = names.drain(..count.min(rest)).collect();
            let last = row + 1 == rows;
            slabs.push(self.row(here, axis, column, last));
        }
        // The date stands below the last name, whose seal covers both.
        let raised = size / 2.0 - BELOW - pitch;
        for (index, line) in date.into_iter().enumerate() {
            let x = axis - line.width / 2.0;
            let mut slab = self.line(line, x);
            if index == 0 && sealed {
                slab.reach = raised.max(0.0);
            }
            slabs.push(slab);
        }
        Ok(slabs)
    }

    /// How many names stand in a row: as many as their seals allow, three of the usual size.
    fn columns(&self) -> usize {
        let profile = self.setting.profile;
        let seals = ((self.setting.width + APART) / (profile.seal_size + APART)).floor() as usize;
        let longest = self.names().iter().map(|name| ems(name)).fold(0.0, f64::max);
        // A name may take two lines; with more it needs a wider column.
        let room = |count: usize| {
            let width = self.setting.width / count as f64 / self.cell() - 1.0;
            longest <= width * 2.0 - 3.0
        };
        let most = seals.clamp(1, 3).min(self.names().len().max(1));
        (1..=most).rev().find(|&count| room(count)).unwrap_or(1)
    }

    fn set_names(&self, room: f64) -> Result<Vec<Name>, TypesetError> {
        let mut set = Vec::new();
        for name in self.names() {
            let mut lines = Vec::new();
            let parts = if ems(name) * self.cell() <= room {
                vec![name.clone()]
            } else {
                title::lines(name, room / self.cell())
            };
            for part in parts {
                lines.extend(self.within(&part, room, "发文机关署名")?);
            }
            set.push(Name { lines, seal: self.seal(name) });
        }
        Ok(set)
    }

    /// One row of names; the last one ends with the names, so that the date comes right below.
    fn row(&self, names: Vec<Name>, axis: f64, column: f64, last: bool) -> Slab {
        let profile = self.setting.profile;
        let (pitch, size) = (profile.pitch(), profile.seal_size);
        // Name and date together stand slightly below the centre, a name alone does as well.
        let bottom = size / 2.0 + BELOW + if last { 0.0 } else { pitch / 2.0 };
        let deepest = names.iter().map(|name| name.lines.len()).max().unwrap_or(1);
        let bottom = bottom.max(deepest as f64 * pitch);
        let count = names.len();
        let (mut items, mut seals) = (Vec::new(), Vec::new());
        for (index, name) in names.into_iter().enumerate() {
            let x = axis - column * (count - 1 - index) as f64;
            let top = bottom - name.lines.len() as f64 * pitch;
            for (line, set) in name.lines.into_iter().enumerate() {
                let left = x - set.width / 2.0;
                let y = top + line as f64 * pitch;
                let slab = self.line(set, left);
                items.extend(slab.items.into_iter().map(|item| item.moved(0.0, y)));
            }
            seals.extend(name.seal.map(|seal| seal.at(x, size / 2.0)));
        }
        items.extend(seals);
        let height = if last { bottom } else { (size + APART).max(bottom + APART) };
        Slab { height, items, ..Slab::default() }
    }
}
