//! The masthead of a letter (信函格式), 10.1.

use fawen_domain::paper::Paper;

use super::Head;
use crate::{
    Colour, Role, Rule, TypesetError,
    line::single,
    profile::{distance, sheet},
};

impl Head<'_> {
    /// A letter: mark, double lines, number at the right edge (10.1).
    pub(super) fn letter(&mut self, paper: &Paper) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let host: Vec<_> = paper.masthead.issuers.iter().take(1).cloned().collect();
        let bottom = self.names(&host, "", distance::LETTER_MARK)?;
        let rule = bottom + distance::RED_RULE;
        self.double(rule, true);
        self.double(sheet::HEIGHT - distance::LETTER_FOOT, false);
        let style = self.setting.text(Role::Fangsong);
        // 7/8 of the height of a 3号 character below the line.
        let top = rule + style.em() * 7.0 / 8.0;
        let corner = self.corner(paper, top + (style.em() - profile.pitch()) / 2.0)?;
        let number = paper.number_text().unwrap_or_default();
        let line = single(self.setting, style, &number, "发文字号")?;
        let x = profile.right() - line.width;
        self.put(line, x, top + style.baseline(style.em()));
        Ok(corner.max(top + style.em()))
    }

    /// A red double line 170 mm wide with its middle at `y`; the thick one is outside.
    fn double(&mut self, y: f64, upper: bool) {
        const THICK: f64 = 0.9;
        const THIN: f64 = 0.35;
        const APART: f64 = 1.2;
        let x = (sheet::WIDTH - distance::LETTER_RULE) / 2.0;
        let (first, second) = if upper { (THICK, THIN) } else { (THIN, THICK) };
        for (y, thickness) in [(y - APART / 2.0, first), (y + APART / 2.0, second)] {
            self.items.push(Rule::across(x, y, distance::LETTER_RULE, thickness, Colour::Red));
        }
    }
}
