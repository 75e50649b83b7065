//! The imprint (版记), 7.4: its last rule coincides with the bottom of the last type area.

use fawen_domain::paper::{Format, Paper};

use crate::{
    Colour, Item, Role, Rule, TypesetError,
    flow::Leaf,
    line::{Measure, Span, paragraph, single},
    profile::{distance, size},
    style::{Setting, Style},
};

/// Height of a line of 4号 type: the type and 3/4 of its height.
const PITCH: f64 = 8.64;

/// Sets the imprint at the foot of the last page, adding pages as needed; returns how many pages
/// are numbered (7.5: a blank page before the imprint and the imprint's page have no number).
pub(super) fn place(
    paper: &Paper,
    setting: &Setting<'_>,
    leaves: &mut Vec<Leaf>,
) -> Result<usize, TypesetError> {
    let set = Block { setting, ruled: paper.format != Format::Letter }.set(paper)?;
    let profile = setting.profile;
    let top = profile.bottom() - set.height;
    let fits = leaves.last().is_some_and(|leaf| leaf.y <= top);
    let text = leaves.len();
    let last = if fits { text } else { text + 1 };
    let odd = last % 2 == 1 && profile.even_last_page;
    let last = if odd { last + 1 } else { last };
    leaves.resize_with(last, Leaf::default);
    if let Some(leaf) = leaves.last_mut() {
        leaf.items.extend(set.items.into_iter().map(|item| item.moved(profile.left, top)));
        leaf.used = true;
    }
    Ok(if last > text + 1 { text } else { last })
}

/// A set imprint, from its upper left.
struct Set {
    items: Vec<Item>,
    height: f64,
}

struct Block<'a> {
    setting: &'a Setting<'a>,
    ruled: bool,
}

impl Block<'_> {
    fn set(&self, paper: &Paper) -> Result<Set, TypesetError> {
        let mut set = Set { items: Vec::new(), height: 0.0 };
        let copies = paper.copies();
        let office = paper.imprint.as_ref().and_then(|imprint| imprint.office.clone());
        let office = office.unwrap_or_default();
        let issued = paper.issued_text().unwrap_or_default();
        // A letter's imprint has neither rules nor the line of issue (10.1), but loses no text.
        let issue = !office.is_empty() || !issued.is_empty();
        self.rule(&mut set, distance::OUTER_RULE);
        for (label, names) in &copies {
            self.names(&mut set, label, names)?;
        }
        if issue {
            if !copies.is_empty() {
                self.rule(&mut set, distance::INNER_RULE);
            }
            self.issue(&mut set, &office, &issued)?;
        }
        self.rule(&mut set, distance::OUTER_RULE);
        Ok(set)
    }

    /// Names after their label; wraps stand under the first name.
    fn names(&self, set: &mut Set, label: &str, names: &str) -> Result<(), TypesetError> {
        let style = Style::free(Role::Fangsong, size::FOUR);
        let label_width = single(self.setting, style, label, "版记")?.width;
        let text = format!("{label}{names}");
        let measure = Measure {
            width: self.setting.profile.width - style.cell,
            first: style.cell,
            rest: style.cell + label_width,
            justified: true,
        };
        for line in paragraph(self.setting, &[Span { style, text: &text }], measure, "抄送机关")?
        {
            let y = set.height + style.baseline(PITCH);
            set.items.extend(line.items.into_iter().map(|item| item.moved(0.0, y)));
            set.height += PITCH;
        }
        Ok(())
    }

    /// Office at the left, date at the right, one character in; two lines when one is too short.
    fn issue(&self, set: &mut Set, office: &str, issued: &str) -> Result<(), TypesetError> {
        let style = Style::free(Role::Fangsong, size::FOUR);
        let width = self.setting.profile.width;
        let office = single(self.setting, style, office, "印发机关")?;
        let issued = single(self.setting, style, issued, "印发日期")?;
        let short = office.width + issued.width + 3.0 * style.cell > width;
        let y = set.height + style.baseline(PITCH);
        let below = if short { PITCH } else { 0.0 };
        let right = width - style.cell - issued.width;
        set.items.extend(office.items.into_iter().map(|item| item.moved(style.cell, y)));
        set.items.extend(issued.items.into_iter().map(|item| item.moved(right, y + below)));
        set.height += PITCH + below;
        Ok(())
    }

    fn rule(&self, set: &mut Set, thickness: f64) {
        if self.ruled {
            let width = self.setting.profile.width;
            set.items.push(Rule::across(0.0, set.height, width, thickness, Colour::Black));
        }
    }
}
