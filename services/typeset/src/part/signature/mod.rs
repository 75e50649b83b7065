//! The signature (落款), 7.3.5, and the note below it, 7.3.6.

mod joint;
mod seal;

use fawen_domain::paper::{Paper, SignatoryStamp, SignatureForm};

use super::{indented, slab, within};
use crate::{
    Colour, Role, TypesetError,
    flow::Slab,
    line::{Line, Span, single},
    style::{Setting, Style},
};

/// Signature, date and note.
pub(super) fn set(setting: &Setting<'_>, paper: &Paper) -> Result<Vec<Slab>, TypesetError> {
    let form = Form { setting, paper };
    let joint = form.names().len() > 1;
    let mut slabs = match &paper.signature.form {
        SignatureForm::Sealed if joint => form.joint()?,
        SignatureForm::Sealed => form.sealed()?,
        SignatureForm::Unsealed => form.unsealed()?,
        SignatureForm::Stamped(stamps) => form.stamped(stamps)?,
    };
    for text in paper.note_lines() {
        let style = setting.text(Role::Fangsong);
        slabs.extend(indented(setting, &[Span { style, text: &text }], "附注")?);
    }
    let last = slabs.len().saturating_sub(1);
    slabs.iter_mut().take(last).for_each(|slab| slab.keep = true);
    // What a seal covers below the date must be on the page, whatever lines follow.
    let mut below = 0.0;
    for slab in slabs.iter_mut().rev() {
        slab.reach -= below;
        below += slab.height;
    }
    let reach = slabs.iter().map(|slab| slab.reach).fold(0.0, f64::max);
    slabs.iter_mut().for_each(|slab| slab.reach = 0.0);
    if let Some(last) = slabs.last_mut() {
        last.reach = reach;
    }
    Ok(slabs)
}

struct Form<'a> {
    setting: &'a Setting<'a>,
    paper: &'a Paper,
}

impl Form<'_> {
    /// 7.3.5.1: the date four characters from the right, the issuer centred above it, the seal over both.
    fn sealed(&self) -> Result<Vec<Slab>, TypesetError> {
        let width = self.setting.width;
        let date = self.date()?;
        let mut lines = Vec::new();
        for name in self.names() {
            lines.extend(self.within(name, width, "发文机关署名")?);
        }
        let widest = lines.iter().map(|line| line.width).fold(0.0, f64::max);
        let date_width = date.iter().map(|line| line.width).fold(0.0, f64::max);
        let wanted = width - 4.0 * self.cell() - date_width / 2.0;
        // A name too long for that place takes the date along, so that both stay centred.
        let middle = wanted.min(width - widest.max(date_width) / 2.0);
        let seal = self.names().first().and_then(|name| self.seal(name));
        let named = lines.len();
        let mut slabs = self.room(seal.as_ref().map_or(self.setting.profile.seal_lines, |seal| {
            seal.lines_above(self.setting.profile)
        }));
        let above = slabs.len();
        slabs.extend(lines.into_iter().chain(date).map(|line| {
            let x = middle - line.width / 2.0;
            self.line(line, x)
        }));
        if let Some(seal) = seal {
            // The text never gives way to a seal: its room stands, at the top of a page, too.
            slabs.iter_mut().take(above).for_each(|slab| slab.blank = false);
            seal.over(self.setting.profile, &mut slabs, above, named, middle);
        }
        Ok(slabs)
    }

    /// 7.3.5.2: the issuer two characters from the right, the date two characters further in.
    fn unsealed(&self) -> Result<Vec<Slab>, TypesetError> {
        let (width, two) = (self.setting.width, 2.0 * self.cell());
        let date = self.date()?;
        let mut issuers = Vec::new();
        for name in self.names() {
            issuers.extend(self.within(name, width - two, "发文机关署名")?);
        }
        let wide = |lines: &[Line]| lines.iter().map(|line| line.width).fold(0.0, f64::max);
        let (first, widest) = (wide(issuers.get(..1).unwrap_or_default()), wide(&issuers));
        let date_x = (width - two - first + two).min(width - two - wide(&date));
        let issuer_x =
            (width - two - first).min(date_x - if issuers.is_empty() { 0.0 } else { two });
        // Further issuers stand below the first, on its axis, inside the type area.
        let half = widest / 2.0;
        let axis = (issuer_x + first / 2.0).min(width - two - half).max(half);
        let mut slabs = self.room(1);
        slabs.extend(issuers.into_iter().map(|line| {
            let x = axis - line.width / 2.0;
            self.line(line, x)
        }));
        slabs.extend(date.into_iter().map(|line| self.line(line, date_x.max(0.0))));
        Ok(slabs)
    }

    /// 7.3.5.3: office, two characters, name four from the right; a blank line, the date.
    fn stamped(&self, stamps: &[SignatoryStamp]) -> Result<Vec<Slab>, TypesetError> {
        let (right, cell) = (self.setting.width - 4.0 * self.cell(), self.cell());
        let mut slabs = self.room(2);
        let printed = &self.paper.printed.signature;
        for name in self.names() {
            for line in self.within(name, right, "发文机关署名")? {
                let x = right - line.width;
                slabs.push(self.line(line, x));
            }
        }
        // A paper that came in has its signatories in its own words.
        let stamps = if printed.is_empty() { stamps } else { &[] };
        // The stamp of a name (签名章) is red.
        let red = Style { colour: Colour::Red, ..self.setting.text(Role::Kai) };
        let names: Vec<Line> = stamps
            .iter()
            .map(|stamp| single(self.setting, red, &stamp.name, "签名章"))
            .collect::<Result<_, _>>()?;
        let widest = names.iter().map(|line| line.width).fold(0.0, f64::max).min(right / 2.0);
        for (stamp, name) in stamps.iter().zip(names) {
            let room = right - 2.0 * cell - widest;
            let mut offices = self.within(&stamp.office, room, "职务")?;
            let last = offices.pop();
            for office in offices {
                let x = room - office.width;
                slabs.push(self.line(office, x));
            }
            let mut slab = last.map_or_else(
                || self.line(Line::default(), 0.0),
                |office| {
                    let x = room - office.width;
                    self.line(office, x)
                },
            );
            if name.width <= right / 2.0 {
                slab.items.extend(self.line(name, right - widest).items);
                slabs.push(slab);
            } else {
                slabs.push(slab);
                for line in within(self.setting, red, &stamp.name, right, "签名章")? {
                    slabs.push(self.line(line, 0.0));
                }
            }
        }
        let date = self.date()?;
        if !date.is_empty() {
            slabs.extend(self.room(1));
        }
        slabs.extend(date.into_iter().map(|line| {
            let x = right - line.width;
            self.line(line, x)
        }));
        Ok(slabs)
    }

    /// The names of the issuers, as printed.
    fn names(&self) -> &[String] {
        let printed = &self.paper.printed.signature;
        if printed.is_empty() { &self.paper.signature.issuers } else { printed }
    }

    /// The date; on several lines only when it came in as something else than a date.
    fn date(&self) -> Result<Vec<Line>, TypesetError> {
        let room = self.setting.width - 4.0 * self.cell();
        let date = self.paper.date_text();
        date.map_or(Ok(Vec::new()), |date| self.within(&date, room, "成文日期"))
    }

    fn within(&self, text: &str, width: f64, place: &str) -> Result<Vec<Line>, TypesetError> {
        within(self.setting, self.setting.text(Role::Fangsong), text, width, place)
    }

    fn line(&self, line: Line, x: f64) -> Slab {
        slab(self.setting, self.setting.text(Role::Fangsong), line, x)
    }

    fn room(&self, lines: u16) -> Vec<Slab> {
        let signed = !self.paper.signature_lines().is_empty() || self.paper.date_text().is_some();
        let count = if signed { lines } else { 0 };
        (0..count).map(|_| Slab::gap(self.setting.profile.pitch())).collect()
    }

    fn cell(&self) -> f64 {
        self.setting.profile.cell()
    }
}
