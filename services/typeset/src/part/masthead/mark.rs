//! The mark (发文机关标志), 7.2.4: red, centred, its ink where the standard wants it.

use fawen_domain::paper::Paper;

use super::Head;
use crate::{
    Colour, Item, Role, TypesetError,
    line::single,
    mark::{Fit, fit},
    profile::MM_PER_PT,
    style::Style,
    title::width,
};

/// Ink of a set mark relative to its baseline.
struct Ink {
    above: f64,
    below: f64,
}

impl Head<'_> {
    /// The mark with the top of its ink at `top`; returns the bottom of its ink.
    pub(super) fn mark(&mut self, paper: &Paper, top: f64) -> Result<f64, TypesetError> {
        self.names(&paper.masthead.issuers, &paper.masthead.mark_suffix, top)
    }

    /// Names one below the other, the suffix to their right, in the middle of their height (7.2.4).
    pub(super) fn names(
        &mut self,
        names: &[String],
        suffix: &str,
        top: f64,
    ) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let joint = names.len() > 1;
        let (texts, side) = if joint {
            (names.to_vec(), suffix)
        } else {
            (vec![format!("{}{suffix}", names.concat())], "")
        };
        let ems = |text: &str| text.chars().map(width).sum::<f64>();
        let widest = texts.iter().map(|text| ems(text)).fold(0.0, f64::max) + ems(side);
        let largest = if joint { profile.mark_size * 0.75 } else { profile.mark_size };
        let fit = fit(widest, profile.width, largest, profile);
        let em = fit.size * MM_PER_PT;
        let column = (widest - ems(side)) * em * fit.stretch;
        let x = profile.left + (profile.width - widest * em * fit.stretch) / 2.0;
        let (mut baseline, mut bottom, mut first) = (top, top, None);
        for (index, text) in texts.iter().enumerate() {
            // Names of a joint paper are spread to one width.
            let spare = column - ems(text) * em * fit.stretch;
            let ink = self.ink(text);
            baseline = if index == 0 { top + ink.above * em } else { baseline + 1.25 * em };
            first.get_or_insert(baseline);
            self.red(text, x, baseline, fit, spare)?;
            bottom = baseline + ink.below * em;
        }
        let middle = (first.unwrap_or(baseline) + baseline) / 2.0;
        self.red(side, x + column, middle, fit, 0.0)?;
        Ok(bottom)
    }

    /// Sets a piece of the mark in red, condensed, spread by `spare`.
    fn red(
        &mut self,
        text: &str,
        x: f64,
        baseline: f64,
        fit: Fit,
        spare: f64,
    ) -> Result<(), TypesetError> {
        let style = Style { colour: Colour::Red, ..Style::free(Role::Biaosong, fit.size) };
        let line = single(self.setting, style, text, "发文机关标志")?;
        let gaps = text.chars().count().saturating_sub(1);
        let each = if gaps == 0 { 0.0 } else { spare / gaps as f64 };
        let mut index = 0_usize;
        for item in line.items {
            let Item::Run(mut run) = item else { continue };
            run.stretch = fit.stretch;
            run.x *= fit.stretch;
            for glyph in &mut run.glyphs {
                glyph.x = glyph.x * fit.stretch + each * index as f64;
                glyph.advance *= fit.stretch;
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
