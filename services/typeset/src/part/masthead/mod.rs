//! The masthead (版头), 7.2, and those of letters and orders, 10.1 and 10.2.

mod letter;
mod mark;

use fawen_domain::paper::{Format, Paper, labels};

use crate::{
    Colour, Item, Role, Rule, TypesetError,
    flow::Leaf,
    line::{Line, single},
    profile::distance,
    style::Setting,
};

/// The head of the first page; the leaf's `y` is where the two blank lines above the title begin.
pub(super) fn set(paper: &Paper, setting: &Setting<'_>) -> Result<Leaf, TypesetError> {
    let profile = setting.profile;
    let mut head = Head { setting, items: Vec::new() };
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
    Ok(Leaf { items: head.items, y, used: true })
}

struct Head<'a> {
    setting: &'a Setting<'a>,
    items: Vec<Item>,
}

impl Head<'_> {
    /// Number line and red rule below the mark; the foot of the rule is returned.
    fn numbered(&mut self, paper: &Paper, bottom: f64) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let style = self.setting.text(Role::Fangsong);
        let masthead = &paper.masthead;
        let number = paper.number_text().unwrap_or_default();
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
        let label =
            single(self.setting, self.setting.text(Role::Fangsong), labels::SIGNER, "签发人")?;
        let mut set = Vec::new();
        for name in names {
            set.push(single(self.setting, self.setting.text(Role::Kai), name, "签发人")?);
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
        let number = paper.number_text().unwrap_or_default();
        let line = single(self.setting, style, &number, "令号")?;
        let top = bottom + 2.0 * profile.pitch();
        let x = profile.left + (profile.width - line.width) / 2.0;
        self.put(line, x, top + style.baseline(style.em()));
        Ok(top + style.em())
    }

    /// Copy number, classification, urgency at the left, one a line; returns where they end.
    fn corner(&mut self, paper: &Paper, top: f64) -> Result<f64, TypesetError> {
        let pitch = self.setting.profile.pitch();
        let mut y = top;
        for text in paper.corner_lines() {
            let copy = text.chars().all(|character| character.is_ascii_digit());
            let style = self.setting.text(if copy { Role::Fangsong } else { Role::Hei });
            let line = single(self.setting, style, &text, "版头")?;
            self.put(line, self.setting.profile.left, y + style.baseline(pitch));
            y += pitch;
        }
        Ok(y)
    }

    fn put(&mut self, line: Line, x: f64, baseline: f64) {
        self.items.extend(line.items.into_iter().map(|item| item.moved(x, baseline)));
    }
}
