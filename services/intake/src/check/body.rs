//! The text (正文): size, face and indent of its paragraphs, faces of its headings.

use fawen_domain::{
    outline::{Part, Role},
    paper::HeadingLevel,
};
use fawen_typeset::profile::size;

use super::{
    Subject,
    element::{Element, Setting},
    fault::Faults,
    measure::{Class, faces, first_line, is_centred, is_han, is_size, left, size_name},
    rules,
};
use crate::docx::{format::Alignment, model::Paragraph};

/// A paragraph of less characters may be set as it likes: a name, a label.
const SHORT: usize = 24;

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    for element in &subject.elements.list {
        if element.setting != Setting::Flow || element.part == Part::Imprint {
            continue;
        }
        match element.role {
            Role::Heading(level) => {
                if subject.headings.begin(&element.paragraph.text()) {
                    heading(*element, level, faults);
                }
                indent(*element, faults);
            }
            Role::Paragraph | Role::ListItem => {
                face(element.paragraph, faults);
                indent(*element, faults);
            }
            _ => {}
        }
    }
}

/// Most of a paragraph in 3号仿宋.
fn face(paragraph: &Paragraph, faults: &mut Faults) {
    let faces = faces(paragraph.texts());
    let Some((face, points, _)) = faces.first() else { return };
    if Class::of(face) != Class::Fangsong || !is_size(*points, size::THREE) {
        let found = format!("{}{face}", size_name(*points));
        faults.at(rules::BODY_TYPE, paragraph, found, "3号仿宋体");
    }
}

fn heading(element: Element<'_>, level: HeadingLevel, faults: &mut Faults) {
    let (wanted, name) = match level {
        HeadingLevel::One => (Class::Hei, "第一层用3号黑体"),
        HeadingLevel::Two => (Class::Kai, "第二层用3号楷体"),
        HeadingLevel::Three => (Class::Fangsong, "第三层用3号仿宋体"),
        HeadingLevel::Four => (Class::Fangsong, "第四层用3号仿宋体"),
    };
    let paragraph = element.paragraph;
    // Chapters and articles (第一章、第一条) are no levels of the standard.
    if paragraph.text().trim_start().starts_with('第') {
        return;
    }
    let Some((face, points)) = beginning(paragraph) else { return };
    if Class::of(&face) != wanted || !is_size(points, size::THREE) {
        let found = format!("{}{face}", size_name(points));
        faults.at(rules::HEADING_FACE, paragraph, found, name);
    }
    if text_length(paragraph) > 60 {
        rest(paragraph, faults);
    }
}

/// What runs on behind a heading is text.
fn rest(paragraph: &Paragraph, faults: &mut Faults) {
    let texts = paragraph.texts().skip(1);
    if let Some((face, points, count)) = faces(texts).first()
        && *count > SHORT
        && (Class::of(face) != Class::Fangsong || !is_size(*points, size::THREE))
    {
        let found = format!("标题后的文字用{}{face}", size_name(*points));
        faults.at(rules::BODY_TYPE, paragraph, found, "3号仿宋体");
    }
}

/// Face and size of the words that a paragraph begins with, behind its number.
fn beginning(paragraph: &Paragraph) -> Option<(String, f64)> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let (_, format) = paragraph
        .texts()
        .find(|(text, _)| text.chars().any(|c| is_han(c) && !NUMERALS.contains(c)))?;
    let face = format.east_asia.as_deref().unwrap_or("宋体").to_owned();
    Some((face, f64::from(format.size.unwrap_or(20)) / 2.0))
}

/// Two characters before the first line, nothing before the others.
fn indent(element: Element<'_>, faults: &mut Faults) {
    let paragraph = element.paragraph;
    let alignment = paragraph.format.alignment;
    if is_centred(paragraph) || alignment == Some(Alignment::Right) {
        return;
    }
    // In annexes many a short line is no paragraph.
    let text = paragraph.text();
    let ends = text.trim_end().ends_with(['。', '；', '：', '！', '？']);
    let sure = element.part == Part::Main && matches!(element.role, Role::Heading(_));
    let sentence = ends && text_length(paragraph) >= SHORT;
    if !sure && !sentence {
        return;
    }
    let first = first_line(paragraph);
    // A salutation or a line that goes on stands flush.
    if (first - 2.0).abs() > 0.35 {
        let found = format!("首行左空{first:.1}字");
        faults.at(rules::INDENT, paragraph, found, "首行左空二字");
    } else if left(paragraph) > 0.4 {
        let found = format!("回行左空{:.1}字", left(paragraph));
        faults.at(rules::INDENT, paragraph, found, "回行顶格");
    }
}

fn text_length(paragraph: &Paragraph) -> usize {
    paragraph.text().chars().filter(|c| !c.is_whitespace()).count()
}
