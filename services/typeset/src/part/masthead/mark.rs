//! The mark (发文机关标志), 7.2.4: red, centred, its ink where the standard wants it.

use super::Head;
use crate::{
    Colour, FittedMark, Item, Role, TypesetError, line::single, mark::ASIDE, profile::MM_PER_PT,
    style::Style,
};

/// Ink of a set mark relative to its baseline.
struct Ink {
    above: f64,
    below: f64,
}

impl Head<'_> {
    /// The mark with the top of its ink at `top`; returns the bottom of its ink.
    ///
    /// Names stand one below the other, what follows them at their right, in the middle of their
    /// height (7.2.4).
    pub(super) fn mark(&mut self, mark: &FittedMark, top: f64) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let em = mark.size * MM_PER_PT;
        let mut widths = Vec::new();
        for line in &mark.lines {
            widths.push(self.wide(line, mark)?);
        }
        let column = widths.iter().copied().fold(0.0, f64::max);
        let aside = self.aside(mark)?;
        let x = profile.left + (profile.width - column - aside) / 2.0;
        let (mut baseline, mut bottom, mut first) = (top, top, None);
        for (index, (text, width)) in mark.lines.iter().zip(widths).enumerate() {
            let spare = column - width;
            let ink = self.ink(text);
            baseline = if index == 0 { top + ink.above * em } else { baseline + mark.pitch };
            first.get_or_insert(baseline);
            // Names of a joint paper are spread to one width; the lines of one name are centred.
            let joint = !mark.aside.is_empty();
            let (x, spread) = if joint { (x, spare) } else { (x + spare / 2.0, 0.0) };
            self.red(text, x, baseline, mark, spread)?;
            bottom = baseline + ink.below * em;
        }
        let middle = (first.unwrap_or(baseline) + baseline) / 2.0;
        let right = x + column + aside - self.wide(&mark.aside, mark)?;
        self.red(&mark.aside, right, middle, mark, 0.0)?;
        Ok(bottom)
    }

    /// The mark with the widths that its font really has: Latin letters may be wider than half a
    /// character.
    pub(super) fn narrowed(&self, mark: FittedMark) -> Result<FittedMark, TypesetError> {
        let mut widest = 0.0_f64;
        for line in &mark.lines {
            widest = widest.max(self.wide(line, &mark)?);
        }
        let aside = self.aside(&mark)?;
        let room = self.setting.profile.width / (widest + aside).max(1e-9);
        Ok(FittedMark { stretch: mark.stretch * room.min(1.0), ..mark })
    }

    /// Width of what stands at the right of the names, with the room before it.
    fn aside(&self, mark: &FittedMark) -> Result<f64, TypesetError> {
        if mark.aside.is_empty() {
            return Ok(0.0);
        }
        let apart = ASIDE * mark.size * MM_PER_PT * mark.stretch;
        Ok(self.wide(&mark.aside, mark)? + apart)
    }

    /// Width of a piece of the mark.
    fn wide(&self, text: &str, mark: &FittedMark) -> Result<f64, TypesetError> {
        let style = Style::free(Role::Biaosong, mark.size);
        Ok(single(self.setting, style, text, "发文机关标志")?.width * mark.stretch)
    }

    /// Sets a piece of the mark in red, condensed, spread by `spare`.
    fn red(
        &mut self,
        text: &str,
        x: f64,
        baseline: f64,
        mark: &FittedMark,
        spare: f64,
    ) -> Result<(), TypesetError> {
        let style = Style { colour: Colour::Red, ..Style::free(Role::Biaosong, mark.size) };
        let line = single(self.setting, style, text, "发文机关标志")?;
        let gaps = text.chars().count().saturating_sub(1);
        let each = if gaps == 0 { 0.0 } else { spare / gaps as f64 };
        let mut index = 0_usize;
        for item in line.items {
            let Item::Run(mut run) = item else { continue };
            run.stretch = mark.stretch;
            run.x *= mark.stretch;
            for glyph in &mut run.glyphs {
                glyph.x = glyph.x * mark.stretch + each * index as f64;
                glyph.advance *= mark.stretch;
                index += 1;
            }
            self.items.push(Item::Run(run).moved(x, baseline));
        }
        Ok(())
    }

    /// The ink of a text in em; 0.86 and 0.1 where the font does not say.
    fn ink(&self, text: &str) -> Ink {
        let faces = &self.setting.faces;
        let inks = text.chars().filter_map(|character| faces.find(Role::Biaosong, character));
        let inks: Vec<_> = inks.filter_map(|found| faces.ink(found)).collect();
        let above = inks.iter().map(|ink| ink.0).reduce(f64::max).unwrap_or(0.86);
        let below = inks.iter().map(|ink| -ink.1).reduce(f64::max).unwrap_or(0.1);
        Ink { above, below }
    }
}
