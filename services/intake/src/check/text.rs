//! What holds for all text: colour, emphasis, quotation marks, spaces.

use fawen_domain::outline::{Part, Role};

use super::{
    Subject,
    element::{Element, Setting},
    fault::Faults,
    measure::{Class, is_centred, leading},
    rules,
};
use crate::docx::format::{RunFormat, is_red};

/// Darker than this is printed as black.
const DARK: u32 = 0x40;

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    for element in &subject.elements.list {
        colour(*element, faults);
        let text = matches!(element.role, Role::Paragraph | Role::Heading(_) | Role::ListItem);
        if text && element.part != Part::Imprint && element.setting == Setting::Flow {
            emphasis(*element, faults);
            quotation_marks(*element, faults);
        }
        let words = element.paragraph.text();
        let placed = matches!(element.role, Role::Signature | Role::SigningDate);
        if placed && leading(&words) >= 4.0 && !is_centred(element.paragraph) {
            let found = "用空格凑位置";
            faults.at(rules::SPACES, element.paragraph, found, "用段落的对齐和缩进");
        }
    }
}

fn colour(element: Element<'_>, faults: &mut Faults) {
    if element.role == Role::Mark {
        return;
    }
    // The stamp of a signatory (签名章) is red, 7.3.5.3.
    let stamp = element.role == Role::Signature;
    for (text, format) in element.paragraph.texts() {
        let Some(colour) = format.colour.flatten() else { continue };
        let parts = [colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF];
        let black = parts.iter().all(|part| *part <= DARK);
        let allowed = black || (stamp && is_red(colour));
        if !allowed && !text.trim().is_empty() {
            let found = format!("颜色为{colour:06X}");
            return faults.at(rules::COLOUR, element.paragraph, found, "黑色");
        }
    }
}

fn emphasis(element: Element<'_>, faults: &mut Faults) {
    let heading = matches!(element.role, Role::Heading(_));
    let worded = element.paragraph.texts().filter(|(text, _)| !text.trim().is_empty());
    let mut found: Vec<&str> = Vec::new();
    for (_, format) in worded {
        let RunFormat { bold, italic, underline, .. } = format;
        for (on, name) in [(bold, "加粗"), (italic, "倾斜"), (underline, "下划线")] {
            if *on == Some(true) && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    if !found.is_empty() {
        let what = if heading { "标题" } else { "正文" };
        let found = format!("{what}用了{}", found.join("、"));
        faults.at(rules::EMPHASIS, element.paragraph, found, "不加粗、不倾斜、不加下划线");
    }
}

/// Quotation marks fall into the Latin face where nothing says that they are Chinese.
fn quotation_marks(element: Element<'_>, faults: &mut Faults) {
    for (text, format) in element.paragraph.texts() {
        let marked = text.contains(['“', '”', '‘', '’', '…']);
        let latin = format.other.as_deref().is_none_or(|face| Class::of(face) == Class::Other);
        if marked && latin && format.hint != Some(true) {
            let face = format.other.as_deref().unwrap_or("西文字体");
            let found = format!("引号用西文字体{face}");
            return faults.at(rules::QUOTATION_MARKS, element.paragraph, found, "用中文字体");
        }
    }
}
