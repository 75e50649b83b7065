//! The signature (落款), 7.3.5, and the note below it, 7.3.6.

use fawen_domain::paper::{Paper, SignatoryStamp, SignatureForm};

use super::{indented, slab};
use crate::{
    Role, TypesetError,
    flow::Slab,
    line::{Line, Span, single},
    style::Setting,
};

/// Keeps the end of the text with the signature, which must not stand alone on a page: two lines of
/// it, or one when the text is so short that its beginning would leave the first page (7.3.3).
pub(super) fn hold(slabs: &mut [Slab]) {
    const SHORT: usize = 4;
    let lines = if slabs.len() < SHORT { 1 } else { 2 };
    for slab in slabs.iter_mut().rev().take(lines) {
        slab.keep = true;
    }
}

/// Signature, date and note.
pub(super) fn set(setting: &Setting<'_>, paper: &Paper) -> Result<Vec<Slab>, TypesetError> {
    let form = Form { setting, paper };
    let mut slabs = match &paper.signature.form {
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
    Ok(slabs)
}

struct Form<'a> {
    setting: &'a Setting<'a>,
    paper: &'a Paper,
}

impl Form<'_> {
    /// 7.3.5.1: the date four characters from the right, the issuers centred above it.
    fn sealed(&self) -> Result<Vec<Slab>, TypesetError> {
        let width = self.setting.profile.width;
        let date = self.date()?;
        let issuers = self.issuers()?;
        let widest = issuers.iter().map(|line| line.width).fold(0.0, f64::max);
        let wanted = width - 4.0 * self.cell() - date.as_ref().map_or(0.0, |date| date.width / 2.0);
        // A name too long for that place takes the date along, so that both stay centred.
        let middle = wanted.min(width - widest / 2.0);
        let mut slabs = self.room(self.setting.profile.seal_lines);
        let lines = issuers.into_iter().chain(date);
        slabs.extend(lines.map(|line| {
            let x = middle - line.width / 2.0;
            self.line(line, x)
        }));
        Ok(slabs)
    }

    /// 7.3.5.2: the issuer two characters from the right, the date two characters further in.
    fn unsealed(&self) -> Result<Vec<Slab>, TypesetError> {
        let (width, two) = (self.setting.profile.width, 2.0 * self.cell());
        let date = self.date()?;
        let issuers = self.issuers()?;
        let wide = |line: &Line| line.width;
        let first = issuers.first().map_or(0.0, wide);
        let date_width = date.as_ref().map_or(0.0, wide);
        let issuer_x = width - two - first;
        let date_x = (issuer_x + two).min(width - two - date_width);
        let issuer_x = issuer_x.min(date_x - if issuers.is_empty() { 0.0 } else { two }).max(0.0);
        let mut slabs = self.room(1);
        slabs.extend(issuers.into_iter().map(|line| {
            // Further issuers below the first, on its axis.
            let x = issuer_x + (first - line.width) / 2.0;
            self.line(line, x)
        }));
        slabs.extend(date.map(|line| self.line(line, date_x)));
        Ok(slabs)
    }

    /// 7.3.5.3: office, two characters, name four from the right; a blank line, the date.
    fn stamped(&self, stamps: &[SignatoryStamp]) -> Result<Vec<Slab>, TypesetError> {
        let (width, cell) = (self.setting.profile.width, self.cell());
        let mut slabs = self.room(2);
        for line in self.issuers()? {
            let x = width - 4.0 * cell - line.width;
            slabs.push(self.line(line, x));
        }
        for stamp in stamps {
            let name = single(self.setting, self.setting.text(Role::Kai), &stamp.name, "签名章")?;
            let office = self.single(&stamp.office, "职务")?;
            let name_x = width - 4.0 * cell - name.width;
            let office_x = name_x - 2.0 * cell - office.width;
            let mut slab = self.line(office, office_x);
            slab.items.extend(self.line(name, name_x).items);
            slabs.push(slab);
        }
        if let Some(date) = self.date()? {
            slabs.extend(self.room(1));
            let x = width - 4.0 * cell - date.width;
            slabs.push(self.line(date, x));
        }
        Ok(slabs)
    }

    fn issuers(&self) -> Result<Vec<Line>, TypesetError> {
        let printed = &self.paper.printed.signature;
        let names = if printed.is_empty() { &self.paper.signature.issuers } else { printed };
        names.iter().map(|name| self.single(name, "发文机关署名")).collect()
    }

    fn date(&self) -> Result<Option<Line>, TypesetError> {
        let date = self.paper.date_text();
        date.map(|date| self.single(&date, "成文日期")).transpose()
    }

    fn single(&self, text: &str, place: &str) -> Result<Line, TypesetError> {
        single(self.setting, self.setting.text(Role::Fangsong), text, place)
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
