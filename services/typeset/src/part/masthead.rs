//! The masthead (版头), 7.2, and those of letters and orders, 10.1 and 10.2.

use fawen_domain::paper::{Format, Paper};

use crate::{
    Colour, Item, Role, Rule, TypesetError,
    flow::Leaf,
    label,
    line::{Line, single},
    mark::fit,
    profile::{MM_PER_PT, distance, sheet},
    style::{Setting, Style},
    title::width,
};

/// The head of the first page; the leaf's `y` is where the two blank lines above the title begin.
pub(super) fn set(paper: &Paper, setting: &Setting<'_>) -> Result<Leaf, TypesetError> {
    let profile = setting.profile;
    let mut head = Head {
        setting,
        items: Vec::new(),
    };
    let y = match paper.format {
        Format::Letter => head.letter(paper)?,
        Format::Document | Format::Minutes => {
            head.corner(paper, profile.top)?;
            let bottom = head.mark(paper, profile.top + distance::MARK)?;
            head.numbered(paper, bottom)?
        }
        Format::Command => {
            let bottom = head.mark(paper, profile.top + distance::COMMAND_MARK)?;
            head.order_number(paper, bottom)?
        }
    };
    Ok(Leaf {
        items: head.items,
        y,
        used: true,
    })
}

struct Head<'a> {
    setting: &'a Setting<'a>,
    items: Vec<Item>,
}

/// Ink of a set mark relative to its baseline.
struct Ink {
    above: f64,
    below: f64,
}

impl Head<'_> {
    /// Number line and red rule below the mark; the foot of the rule is returned.
    fn numbered(&mut self, paper: &Paper, bottom: f64) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let style = self.setting.text(Role::Fangsong);
        let masthead = &paper.masthead;
        let number = masthead
            .number
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let line = single(self.setting, style, &number, "发文字号")?;
        let top = bottom + 2.0 * profile.pitch();
        // With several lines of signers the number stands on the last of them (7.2.5).
        let lines = masthead.signers.len().div_ceil(2).max(1);
        let first = top + style.baseline(style.em());
        let baseline = first + (lines - 1) as f64 * profile.pitch();
        if masthead.signers.is_empty() {
            let x = profile.left + (profile.width - line.width) / 2.0;
            self.put(line, x, baseline);
        } else {
            self.put(line, profile.left + profile.cell(), baseline);
            self.signers(&masthead.signers, first)?;
        }
        let rule = baseline + 0.12 * style.em() + distance::RED_RULE;
        self.items.push(Rule::across(
            profile.left,
            rule,
            profile.width,
            profile.red_rule,
            Colour::Red,
        ));
        Ok(rule)
    }

    /// The signers (签发人), two a line, aligned.
    fn signers(&mut self, names: &[String], first: f64) -> Result<(), TypesetError> {
        const GAP: f64 = 1.0;
        let profile = self.setting.profile;
        let cell = profile.cell();
        let label = single(
            self.setting,
            self.setting.text(Role::Fangsong),
            "签发人：",
            "签发人",
        )?;
        let mut set = Vec::new();
        for name in names {
            set.push(single(
                self.setting,
                self.setting.text(Role::Kai),
                name,
                "签发人",
            )?);
        }
        let column = set.iter().map(|line| line.width).fold(0.0, f64::max) + GAP * cell;
        let columns = if set.len() > 1 { 2.0 } else { 1.0 };
        let right = profile.right() - cell;
        let left = right - columns * column + GAP * cell;
        self.put(label.clone(), left - label.width, first);
        for (index, line) in set.into_iter().enumerate() {
            let baseline = first + (index / 2) as f64 * profile.pitch();
            self.put(line, left + (index % 2) as f64 * column, baseline);
        }
        Ok(())
    }

    /// The number of an order (令号), centred two lines below the mark.
    fn order_number(&mut self, paper: &Paper, bottom: f64) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let style = self.setting.text(Role::Fangsong);
        let number = paper
            .masthead
            .number
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let line = single(self.setting, style, &number, "令号")?;
        let top = bottom + 2.0 * profile.pitch();
        let x = profile.left + (profile.width - line.width) / 2.0;
        self.put(line, x, top + style.baseline(style.em()));
        Ok(top + style.em())
    }

    /// A letter: mark, double lines, number at the right edge (10.1).
    fn letter(&mut self, paper: &Paper) -> Result<f64, TypesetError> {
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
        let number = paper
            .masthead
            .number
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let line = single(self.setting, style, &number, "发文字号")?;
        let x = profile.right() - line.width;
        self.put(line, x, top + style.baseline(style.em()));
        Ok(corner.max(top + style.em()))
    }

    /// Copy number, classification, urgency at the left, one a line; returns where they end.
    fn corner(&mut self, paper: &Paper, top: f64) -> Result<f64, TypesetError> {
        let pitch = self.setting.profile.pitch();
        let mut y = top;
        for text in label::corner(paper) {
            let copy = text.chars().all(|character| character.is_ascii_digit());
            let style = self
                .setting
                .text(if copy { Role::Fangsong } else { Role::Hei });
            let line = single(self.setting, style, &text, "版头")?;
            self.put(line, self.setting.profile.left, y + style.baseline(pitch));
            y += pitch;
        }
        Ok(y)
    }

    /// The mark with the top of its ink at `top`; returns the bottom of its ink.
    fn mark(&mut self, paper: &Paper, top: f64) -> Result<f64, TypesetError> {
        self.names(&paper.masthead.issuers, &paper.masthead.mark_suffix, top)
    }

    /// Names one below the other, the suffix to their right, in the middle of their height (7.2.4).
    fn names(&mut self, names: &[String], suffix: &str, top: f64) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let joint = names.len() > 1;
        let (texts, side) = if joint {
            (names.to_vec(), suffix)
        } else {
            (vec![format!("{}{suffix}", names.concat())], "")
        };
        let ems = |text: &str| text.chars().map(width).sum::<f64>();
        let widest = texts.iter().map(|text| ems(text)).fold(0.0, f64::max) + ems(side);
        let largest = if joint {
            profile.mark_size * 0.75
        } else {
            profile.mark_size
        };
        let fit = fit(widest, profile.width, largest, profile);
        let em = fit.size * MM_PER_PT;
        let column = (widest - ems(side)) * em * fit.stretch;
        let x = profile.left + (profile.width - widest * em * fit.stretch) / 2.0;
        let (mut baseline, mut bottom, mut first) = (top, top, None);
        for (index, text) in texts.iter().enumerate() {
            // Names of a joint paper are spread to one width.
            let spare = column - ems(text) * em * fit.stretch;
            let ink = self.ink(text);
            baseline = if index == 0 {
                top + ink.above * em
            } else {
                baseline + 1.25 * em
            };
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
        fit: crate::mark::Fit,
        spare: f64,
    ) -> Result<(), TypesetError> {
        let style = Style {
            colour: Colour::Red,
            ..Style::free(Role::Biaosong, fit.size)
        };
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
        let inks = text
            .chars()
            .filter_map(|character| faces.find(Role::Biaosong, character));
        let inks: Vec<_> = inks.filter_map(|found| faces.ink(found)).collect();
        let above = inks
            .iter()
            .map(|ink| ink.0)
            .reduce(f64::max)
            .unwrap_or(0.86);
        let below = inks
            .iter()
            .map(|ink| -ink.1)
            .reduce(f64::max)
            .unwrap_or(0.1);
        Ink { above, below }
    }

    /// A red double line 170 mm wide with its middle at `y`; the thick one is outside.
    fn double(&mut self, y: f64, upper: bool) {
        const THICK: f64 = 0.9;
        const THIN: f64 = 0.35;
        const APART: f64 = 1.2;
        let x = (sheet::WIDTH - distance::LETTER_RULE) / 2.0;
        let (first, second) = if upper { (THICK, THIN) } else { (THIN, THICK) };
        for (y, thickness) in [(y - APART / 2.0, first), (y + APART / 2.0, second)] {
            self.items.push(Rule::across(
                x,
                y,
                distance::LETTER_RULE,
                thickness,
                Colour::Red,
            ));
        }
    }

    fn put(&mut self, line: Line, x: f64, baseline: f64) {
        self.items
            .extend(line.items.into_iter().map(|item| item.moved(x, baseline)));
    }
}
