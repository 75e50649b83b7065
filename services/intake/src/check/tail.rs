//! What follows the text: list of annexes, date, note.

use fawen_domain::outline::{Part, Role};

use super::{
    Subject,
    element::{Element, Setting},
    fault::Faults,
    measure::{first_line, is_centred, left, right},
    rules,
};
use crate::docx::format::Alignment;

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    annex_list(subject, faults);
    for date in subject.elements.having(Role::SigningDate) {
        self::date(date, faults);
    }
    let mut dated = false;
    for element in &subject.elements.list {
        dated = dated || element.role == Role::SigningDate;
        if dated && element.role == Role::Note && element.part == Part::Main {
            note(*element, faults);
        }
    }
    for debris in subject.elements.having(Role::Debris) {
        if debris.paragraph.text().contains("此页无正文") {
            let wanted = "调整行距、字距，使署名与正文同页";
            faults.at(rules::EMPTY_PAGE, debris.paragraph, "用了“此页无正文”", wanted);
        }
    }
}

fn annex_list(subject: &Subject<'_>, faults: &mut Faults) {
    for (index, item) in subject.elements.having(Role::AnnexNote).enumerate() {
        let paragraph = item.paragraph;
        let text = paragraph.text();
        let text = text.trim();
        if index == 0 {
            let indent = first_line(paragraph);
            if (indent - 2.0).abs() > 0.4 && !is_centred(paragraph) {
                let found = format!("左空{indent:.1}字");
                faults.at(rules::ANNEX_LIST, paragraph, found, "左空二字");
            }
            let label = text.trim_start_matches(['附', '件', ' ', '\u{3000}']);
            if !label.starts_with('：') {
                let found = format!("“{}”", text.chars().take(6).collect::<String>());
                faults.at(rules::ANNEX_LIST, paragraph, found, "“附件”二字后标全角冒号");
            }
        }
        if text.ends_with(['。', '；', '，', '、', ';', ',']) {
            let end: String = text.chars().rev().take(1).collect();
            let found = format!("附件名称后有“{end}”");
            faults.at(rules::ANNEX_LIST_END, paragraph, found, "不加标点符号");
        }
    }
}

/// Whether a text is a date in figures, in full and unpadded.
pub(super) fn is_plain_date(text: &str) -> bool {
    let Some((year, rest)) = text.split_once('年') else { return false };
    let Some((month, rest)) = rest.split_once('月') else { return false };
    let Some(day) = rest.strip_suffix('日') else { return false };
    let figures = |text: &str, most: usize| {
        (1..=most).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_digit())
            && !text.starts_with('0')
    };
    year.len() == 4 && figures(year, 4) && figures(month, 2) && figures(day, 2)
}

fn date(element: Element<'_>, faults: &mut Faults) {
    let paragraph = element.paragraph;
    let words = paragraph.text();
    let text = words.trim();
    if text.ends_with('日') && !is_plain_date(text) {
        let wanted = "阿拉伯数字，如2022年9月5日";
        faults.at(rules::DATE_FORM, paragraph, format!("“{text}”"), wanted);
    }
    let spaced = super::measure::leading(&words) > 6.0 || left(paragraph) > 6.0;
    let right_edge = paragraph.format.alignment == Some(Alignment::Right);
    if element.setting == Setting::Flow && !right_edge && !spaced && first_line(paragraph) < 6.0 {
        let found = if is_centred(paragraph) { "居中" } else { "居左" };
        faults.at(rules::DATE_PLACE, paragraph, found, "右空四字");
    } else if right_edge && right(paragraph) < 1.5 && !words.ends_with('\u{3000}') {
        let found = format!("右空{:.1}字", right(paragraph));
        faults.at(rules::DATE_PLACE, paragraph, found, "右空四字");
    }
}

fn note(element: Element<'_>, faults: &mut Faults) {
    let indent = first_line(element.paragraph);
    let off = (indent - 2.0).abs() > 0.4;
    if off && !is_centred(element.paragraph) && element.setting == Setting::Flow {
        let found = format!("左空{indent:.1}字");
        faults.at(rules::NOTE, element.paragraph, found, "居左空二字");
    }
}
