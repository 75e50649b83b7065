//! The imprint (版记), 7.4: its last rule coincides with the bottom of the last type area.

use fawen_domain::paper::{Format, Paper};

use super::within;
use crate::{
    Colour, Item, Profile, Role, Rule, TypesetError,
    flow::{Leaf, Plan},
    line::{Measure, Span, paragraph, single},
    profile::{distance, size},
    style::{Setting, Style},
};

/// Height of a line of 4号 type: the type and 3/4 of its height.
const PITCH: f64 = 8.64;
/// Least distance of the text above.
const APART: f64 = 3.0;

/// A set imprint: rows of one line each, from the left edge of the type area.
pub(super) struct Imprint {
    rows: Vec<Vec<Item>>,
}

/// Sets the imprint, with the main recipients if they are moved there (7.3.2); `None` without one.
pub(super) fn set(
    paper: &Paper,
    setting: &Setting<'_>,
    recipients: bool,
) -> Result<Option<Imprint>, TypesetError> {
    let moved = recipients.then(|| paper.recipients_line()).flatten();
    if paper.imprint.is_none() && moved.is_none() && paper.copies().is_empty() {
        return Ok(None);
    }
    let mut block = Block {
        setting,
        style: Style::free(Role::Fangsong, size::FOUR),
        ruled: paper.format != Format::Letter,
        rows: Vec::new(),
        rules: Vec::new(),
    };
    block.set(paper, moved)?;
    Ok(Some(Imprint { rows: block.ruled_rows() }))
}

impl Imprint {
    fn height(&self) -> f64 {
        self.rows.len() as f64 * PITCH
    }

    /// How many rows a page holds.
    fn room(profile: &Profile) -> usize {
        ((profile.height / PITCH).floor() as usize).max(1)
    }

    /// How many pages a planned paper has with its imprint.
    pub(super) fn pages(&self, profile: &Profile, plan: &Plan) -> usize {
        let fits = !plan.turned && plan.low + APART <= profile.bottom() - self.height();
        let more = self.rows.len().div_ceil(Self::room(profile)).max(1);
        let last = if fits { plan.pages } else { plan.pages + more };
        let odd = last % 2 == 1 && profile.even_last_page;
        if odd { last + 1 } else { last }
    }

    /// Puts the imprint at the foot of the last page, adding pages as needed; returns how many pages
    /// are numbered (7.5: a blank page before the imprint and the imprint's page have no number).
    pub(super) fn place(self, profile: &Profile, plan: &Plan, leaves: &mut Vec<Leaf>) -> usize {
        let text = leaves.len();
        let last = self.pages(profile, plan);
        leaves.resize_with(last, Leaf::default);
        let room = Self::room(profile);
        let own = self.rows.len().div_ceil(room).max(1);
        let mut rows = self.rows.into_iter();
        let rest = rows.len() - rows.len().saturating_sub(1) / room * room;
        // Full pages at the end, what is over on the page before them.
        for page in 0..own {
            let count = if page == 0 { rest } else { room };
            let top = profile.bottom() - count as f64 * PITCH;
            let Some(leaf) = leaves.get_mut((last + page).saturating_sub(own)) else { continue };
            for (row, items) in rows.by_ref().take(count).enumerate() {
                let y = top + row as f64 * PITCH;
                leaf.items.extend(items.into_iter().map(|item| item.moved(profile.left, y)));
            }
        }
        if last > text + own { text } else { last }
    }
}

struct Block<'a> {
    setting: &'a Setting<'a>,
    style: Style,
    /// A letter's imprint has no rules (10.1).
    ruled: bool,
    rows: Vec<Vec<Item>>,
    /// Above which rows a thin rule stands.
    rules: Vec<usize>,
}

impl Block<'_> {
    fn set(&mut self, paper: &Paper, moved: Option<String>) -> Result<(), TypesetError> {
        if let Some(line) = moved {
            let names = line.trim_end_matches(['：', ':']);
            self.names("主送：", &format!("{names}。"))?;
        }
        for (label, names) in paper.copies() {
            self.names(&label, &names)?;
        }
        let office = paper.imprint.as_ref().and_then(|imprint| imprint.office.clone());
        let issued = paper.issued_text();
        // A letter has no line of issue (10.1), but loses no text.
        if office.is_some() || issued.is_some() {
            self.part();
            self.issue(&office.unwrap_or_default(), &issued.unwrap_or_default())?;
        }
        for text in &paper.printed.imprint {
            self.part();
            self.names("", text)?;
        }
        Ok(())
    }

    /// A thin rule between what is above and what follows.
    fn part(&mut self) {
        if !self.rows.is_empty() {
            self.rules.push(self.rows.len());
        }
    }

    /// Names after their label; wraps stand under the first name.
    fn names(&mut self, label: &str, names: &str) -> Result<(), TypesetError> {
        let style = self.style;
        let label_width = single(self.setting, style, label, "版记")?.width;
        let width = self.setting.profile.width - style.cell;
        let hang = style.cell + label_width;
        let rest = if hang < width / 2.0 { hang } else { style.cell };
        let text = format!("{label}{names}");
        let measure = Measure { width, first: style.cell, rest, justified: true };
        for line in paragraph(self.setting, &[Span { style, text: &text }], measure, "版记")? {
            self.row(line.items, 0.0);
        }
        Ok(())
    }

    fn row(&mut self, items: Vec<Item>, x: f64) {
        let y = self.style.baseline(PITCH);
        self.rows.push(items.into_iter().map(|item| item.moved(x, y)).collect());
    }

    /// Office at the left, date at the right, one character in; two lines when one is too short.
    fn issue(&mut self, office: &str, issued: &str) -> Result<(), TypesetError> {
        let (style, width) = (self.style, self.setting.profile.width);
        let room = width - 2.0 * style.cell;
        for line in within(self.setting, style, office, room, "印发机关")? {
            self.row(line.items, style.cell);
        }
        let last = within(self.setting, style, office, room, "印发机关")?.pop();
        let mut beside = last.map_or(0.0, |line| line.width + style.cell);
        for line in within(self.setting, style, issued, room, "印发日期")? {
            let x = width - style.cell - line.width;
            if beside > 0.0 && beside + line.width <= room {
                let y = style.baseline(PITCH);
                if let Some(row) = self.rows.last_mut() {
                    row.extend(line.items.into_iter().map(|item| item.moved(x, y)));
                }
            } else {
                self.row(line.items, x);
            }
            beside = 0.0;
        }
        Ok(())
    }

    /// The rows with their rules: thick above the first and below the last, thin between.
    fn ruled_rows(self) -> Vec<Vec<Item>> {
        let Self { setting, ruled, mut rows, rules, .. } = self;
        if !ruled {
            return rows;
        }
        let rule =
            |y, thickness| Rule::across(0.0, y, setting.profile.width, thickness, Colour::Black);
        if rows.is_empty() {
            rows.push(Vec::new());
        }
        for index in rules {
            if let Some(row) = rows.get_mut(index) {
                row.insert(0, rule(0.0, distance::INNER_RULE));
            }
        }
        if let Some(first) = rows.first_mut() {
            first.insert(0, rule(0.0, distance::OUTER_RULE));
        }
        if let Some(last) = rows.last_mut() {
            last.push(rule(PITCH, distance::OUTER_RULE));
        }
        rows
    }
}
