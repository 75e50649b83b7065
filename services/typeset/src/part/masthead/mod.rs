//! The masthead (版头), 7.2, and those of letters and orders, 10.1 and 10.2.

mod letter;
mod mark;
mod signers;

use fawen_domain::paper::{Format, Paper};

use super::within;
use crate::{
    Colour, FittedMark, Item, Role, Rule, TypesetError,
    line::Line,
    mark as fitting,
    profile::distance,
    style::{Setting, Style},
};

/// A set masthead.
pub(super) struct Masthead {
    /// On the sheet.
    pub(super) items: Vec<Item>,
    /// Where the two blank lines above the title begin.
    pub(super) y: f64,
    /// How the mark is set.
    pub(super) mark: FittedMark,
}

/// The head of the first page; `scale` reduces the mark.
pub(super) fn set(
    paper: &Paper,
    setting: &Setting<'_>,
    scale: f64,
) -> Result<Masthead, TypesetError> {
    let profile = setting.profile;
    let mut head = Head { setting, items: Vec::new() };
    let mark = head.narrowed(fitting::of(paper, profile, scale))?;
    let y = match paper.format {
        Format::Letter => head.letter(paper, &mark)?,
        Format::Document | Format::Minutes => {
            let corner = head.corner(paper, profile.lines_top())?;
            let bottom = head.mark(&mark, (profile.top + distance::MARK).max(corner))?;
            head.numbered(paper, bottom)?
        }
        Format::Command => {
            let corner = head.corner(paper, profile.lines_top())?;
            let bottom = head.mark(&mark, (profile.top + distance::COMMAND_MARK).max(corner))?;
            head.order_number(paper, bottom)?
        }
    };
    Ok(Masthead { items: head.items, y, mark })
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
        let first = bottom + 2.0 * profile.pitch() + style.baseline(style.em());
        let signers = &paper.masthead.signers;
        let baseline = if signers.is_empty() {
            let number = paper.number_text().unwrap_or_default();
            self.centred(style, &number, first, "发文字号")?
        } else {
            self.signed(paper, first)?
        };
        let rule = baseline + 0.12 * style.em() + distance::RED_RULE;
        let thickness = profile.red_rule;
        self.items.push(Rule::across(profile.left, rule, profile.width, thickness, Colour::Red));
        Ok(rule)
    }

    /// The number of an order (令号), centred two lines below the mark.
    fn order_number(&mut self, paper: &Paper, bottom: f64) -> Result<f64, TypesetError> {
        let style = self.setting.text(Role::Fangsong);
        let number = paper.number_text().unwrap_or_default();
        let first = bottom + 2.0 * self.setting.profile.pitch() + style.baseline(style.em());
        let mut baseline = self.centred(style, &number, first, "令号")?;
        // An order has no place for who signs off; but nothing is lost.
        if let Some(signers) = paper.signers_text() {
            baseline += self.setting.profile.pitch();
            baseline = self.centred(style, &signers, baseline, "签发人")?;
        }
        Ok(baseline - style.baseline(style.em()) + style.em())
    }

    /// Text in the middle, on as many lines as it takes; returns the last baseline.
    fn centred(
        &mut self,
        style: Style,
        text: &str,
        first: f64,
        place: &str,
    ) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let mut baseline = first;
        let lines = within(self.setting, style, text, profile.width, place)?;
        for (index, line) in lines.into_iter().enumerate() {
            baseline = first + index as f64 * profile.pitch();
            let x = profile.left + (profile.width - line.width) / 2.0;
            self.put(line, x, baseline);
        }
        Ok(baseline)
    }

    /// Copy number, classification, urgency at the left, one a line; returns where they end.
    fn corner(&mut self, paper: &Paper, top: f64) -> Result<f64, TypesetError> {
        let profile = self.setting.profile;
        let pitch = profile.pitch();
        let mut y = top;
        for text in paper.corner_lines() {
            let copy = text.chars().all(|character| character.is_ascii_digit());
            let style = self.setting.text(if copy { Role::Fangsong } else { Role::Hei });
            for line in within(self.setting, style, &text, profile.width, "版头")? {
                self.put(line, profile.left, y + style.baseline(pitch));
                y += pitch;
            }
        }
        Ok(y)
    }

    fn put(&mut self, line: Line, x: f64, baseline: f64) {
        self.items.extend(line.items.into_iter().map(|item| item.moved(x, baseline)));
    }
}
