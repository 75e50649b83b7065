//! The masthead of a letter (信函格式), 10.1.

use fawen_domain::paper::Paper;

use super::Head;
use crate::{
    Colour, FittedMark, Role, Rule, TypesetError,
    part::within,
    profile::{distance, sheet},
};

impl Head<'_> {
    /// A letter: mark, double lines, number at the right edge (10.1).
    ///
    /// The text of the first page ends with the type area, 15 mm above the lower line and so further
    /// from it than the 7/8 of a character that the standard asks for.
    pub(super) fn letter(&mut self, paper: &Paper, mark: &FittedMark) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let bottom = self.mark(mark, distance::LETTER_MARK)?;
        let rule = bottom + distance::RED_RULE;
        let inner = self.double(rule, true);
        self.double(sheet::HEIGHT - distance::LETTER_FOOT, false);
        let style = self.setting.text(Role::Fangsong);
        // 7/8 of the height of a 3号 character below the line.
        let top = inner + style.em() * 7.0 / 8.0;
        // Read before the mark, as on other papers, though it stands below it.
        let mark = std::mem::take(&mut self.items);
        let corner = self.corner(paper, top + (style.em() - profile.pitch()) / 2.0)?;
        self.items.extend(mark);
        let number = paper.number_text().unwrap_or_default();
        // A letter has no place for who signs off; but nothing is lost.
        let texts = [Some(number), paper.signers_text()];
        let beside = if paper.corner_lines().is_empty() { 1.0 } else { 0.7 };
        let mut end = top;
        for text in texts.into_iter().flatten() {
            for line in within(self.setting, style, &text, profile.width * beside, "发文字号")?
            {
                let x = profile.right() - line.width;
                self.put(line, x, end + style.baseline(style.em()));
                end += profile.pitch();
            }
        }
        let number = if end > top { end - profile.pitch() + style.em() } else { top + style.em() };
        Ok(corner.max(number))
    }

    /// A red double line 170 mm wide with its outer edge's middle at `y`; the thick one is outside.
    /// Returns the middle of the line that is nearer to the text.
    fn double(&mut self, y: f64, upper: bool) -> f64 {
        const THICK: f64 = 0.9;
        const THIN: f64 = 0.35;
        const APART: f64 = 1.2;
        let x = (sheet::WIDTH - distance::LETTER_RULE) / 2.0;
        let (first, second) = if upper { (THICK, THIN) } else { (THIN, THICK) };
        for (y, thickness) in [(y - APART / 2.0, first), (y + APART / 2.0, second)] {
            self.items.push(Rule::across(x, y, distance::LETTER_RULE, thickness, Colour::Red));
        }
        if upper { y + APART / 2.0 } else { y - APART / 2.0 }
    }
}
