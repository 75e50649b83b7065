//! The masthead (版头): mark, number, red rule; on letters the double lines.

use fawen_domain::{number, outline::Role, paper::Format};
use fawen_typeset::{
    Profile,
    profile::{MM_PER_PT, distance, size},
};

use super::{
    Subject,
    element::{Element, Setting},
    fault::Faults,
    measure::{
        Class, above, faces, is_centred, is_size, left, millimetres, pitch, points, right,
        size_name,
    },
    rules,
};
use crate::docx::{
    format::{Alignment, is_red},
    model::Paragraph,
};

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    for role in [Role::Secrecy, Role::Urgency] {
        for element in subject.elements.having(role) {
            corner(element, faults);
        }
    }
    let marks: Vec<Element<'_>> = subject.elements.having(Role::Mark).collect();
    for mark in &marks {
        self::mark(*mark, subject.format, faults);
    }
    if let Some(mark) = marks.first() {
        mark_place(subject, *mark, faults);
    }
    let number = subject.elements.first(Role::Number);
    if let Some(number) = number {
        number_line(subject, number, faults);
    }
    let has_masthead = !marks.is_empty();
    if has_masthead && subject.format == Format::Document && !has_red_rule(subject) {
        let place = "版头".to_owned();
        faults.add(rules::RED_RULE, place, "发文字号之下没有红色分隔线", "一条红线，与版心等宽");
    }
    if has_masthead && subject.format == Format::Letter {
        double_lines(subject, faults);
    }
}

/// Classification and urgency, 3号黑体 flush left.
fn corner(element: Element<'_>, faults: &mut Faults) {
    let paragraph = element.paragraph;
    let wanted = "3号黑体，顶格";
    if let Some((face, points, _)) = faces(paragraph.texts()).first()
        && (Class::of(face) != Class::Hei || !is_size(*points, size::THREE))
    {
        faults.at(rules::CORNER, paragraph, format!("{}{face}", size_name(*points)), wanted);
    }
}

fn mark(element: Element<'_>, format: Format, faults: &mut Faults) {
    let paragraph = element.paragraph;
    let colours = paragraph.texts().filter(|(text, _)| !text.trim().is_empty());
    let red = colours.map(|(_, format)| format.colour.flatten()).all(|c| c.is_some_and(is_red));
    if !red {
        let rule = if format == Format::Letter { rules::LETTER_RULES } else { rules::MARK_COLOUR };
        faults.at(rule, paragraph, "发文机关标志不是红色", "红色");
    }
    if let Some((face, _, _)) = faces(paragraph.texts()).first()
        && Class::of(face) != Class::Biaosong
    {
        faults.at(rules::MARK_FACE, paragraph, face.clone(), "小标宋体");
    }
    let spread = paragraph.format.alignment == Some(Alignment::Both);
    let table = element.setting == Setting::Table;
    if !is_centred(paragraph) && !spread && !table {
        faults.at(rules::MARK_CENTRED, paragraph, "没有居中", "居中排布");
    }
}

/// Where the ink of the mark begins, when it stands in the flow or in a frame.
fn mark_place(subject: &Subject<'_>, element: Element<'_>, faults: &mut Faults) {
    /// Ink and line heights differ by face and program.
    const TOLERANCE: f64 = 8.0;
    let paragraph = element.paragraph;
    let Some(section) = subject.manuscript.sections.first() else { return };
    let em = points(paragraph) * MM_PER_PT;
    let line = pitch(paragraph, Some(section)) / 20.0 * MM_PER_PT;
    // The baseline lies at 0.8 of an exact line, the ink reaches 0.78 em above it.
    let drop = (line * 0.8 - em * 0.78).max(0.0);
    let top = match paragraph.format.frame {
        Some(frame) if frame.on_page => frame.y.map(millimetres),
        Some(_) => None,
        None if element.setting == Setting::Flow => {
            let mut room = millimetres(section.top) + above(paragraph) / 20.0 * MM_PER_PT;
            for before in subject.elements.before(element) {
                if before.setting != Setting::Flow || before.paragraph.format.frame.is_some() {
                    continue;
                }
                let twips = pitch(before.paragraph, Some(section)) + above(before.paragraph);
                room += twips / 20.0 * MM_PER_PT;
            }
            Some(room)
        }
        None => None,
    };
    let Some(found) = top.map(|top| top + drop) else { return };
    let area = Profile::default().top;
    let (rule, wanted, from) = match subject.format {
        Format::Letter => (rules::LETTER_MARK, distance::LETTER_MARK, 0.0),
        Format::Command => (rules::COMMAND_MARK, distance::COMMAND_MARK, area),
        Format::Document | Format::Minutes => (rules::MARK_PLACE, distance::MARK, area),
    };
    if (found - from - wanted).abs() > TOLERANCE {
        let edge = if from > 0.0 { "版心上边缘" } else { "上页边" };
        let found = format!("上边缘距{edge}约{:.0}毫米", found - from);
        faults.at(rule, paragraph, found, format!("{wanted}毫米"));
    }
}

fn number_line(subject: &Subject<'_>, element: Element<'_>, faults: &mut Faults) {
    let paragraph = element.paragraph;
    let text = paragraph.text();
    let signers = text.contains("签发人") || subject.elements.first(Role::Signers).is_some();
    let words = text.split("签发人").next().unwrap_or_default().trim();
    let order = subject.format == Format::Command || subject.format == Format::Minutes;
    if !order {
        let check = number::check(words);
        for problem in &check.problems {
            let wanted =
                check.normalised.clone().unwrap_or_else(|| "机关代字〔年份〕序号号".to_owned());
            faults.at(rules::NUMBER_FORM, paragraph, problem.to_string(), wanted);
        }
    }
    let boxed = element.setting != Setting::Flow;
    match subject.format {
        _ if boxed => {}
        Format::Letter => {
            let right_edge = paragraph.format.alignment == Some(Alignment::Right);
            if !right_edge || right(paragraph) > 0.5 {
                faults.at(rules::LETTER_NUMBER, paragraph, "没有顶格居右", "顶格居版心右边缘");
            }
        }
        _ if signers => {
            let indent = super::measure::first_line(paragraph);
            if is_centred(paragraph) || (indent - 1.0).abs() > 0.6 {
                let found = if is_centred(paragraph) {
                    "居中".to_owned()
                } else {
                    format!("左空{indent:.1}字")
                };
                faults.at(rules::NUMBER_PLACE, paragraph, found, "上行文的发文字号居左空一字");
            }
            signer_faces(paragraph, faults);
        }
        _ => {
            if !is_centred(paragraph) {
                faults.at(rules::NUMBER_PLACE, paragraph, "没有居中", "居中排布");
            } else if left(paragraph).abs() > 1.0 {
                let found = format!("居中，但带左缩进{:.1}字", left(paragraph));
                faults.at(rules::NUMBER_PLACE, paragraph, found, "居中排布，不带缩进");
            }
        }
    }
    let own = paragraph.texts().take(if signers { 1 } else { usize::MAX });
    if let Some((face, points, _)) = faces(own).first()
        && (Class::of(face) != Class::Fangsong || !is_size(*points, size::THREE))
    {
        faults.at(rules::TYPE, paragraph, format!("{}{face}", size_name(*points)), "3号仿宋体");
    }
}

/// 签发人 in 仿宋, the names in 楷体.
fn signer_faces(paragraph: &Paragraph, faults: &mut Faults) {
    let mut past = false;
    for (text, format) in paragraph.texts() {
        let names = match text.split_once("签发人") {
            Some((_, after)) => {
                past = true;
                after.trim_start_matches(['：', ':'])
            }
            None if past => text,
            None => continue,
        };
        let face = format.east_asia.as_deref().unwrap_or("宋体");
        if !names.trim().is_empty() && Class::of(face) != Class::Kai {
            let found = format!("签发人姓名用{face}");
            faults.at(rules::SIGNERS, paragraph, found, "签发人姓名用3号楷体");
            return;
        }
    }
}

/// A red line under the number: a border of a paragraph or table, or a shape.
fn has_red_rule(subject: &Subject<'_>) -> bool {
    let red_border = |paragraph: &Paragraph| {
        let borders = [paragraph.format.top_border, paragraph.format.bottom_border];
        borders.into_iter().flatten().flatten().any(crate::docx::format::Border::is_red)
    };
    let paragraphs = || subject.elements.list.iter().map(|element| element.paragraph);
    let shape = |p: &Paragraph| p.lines.iter().any(|line| line.red);
    let tables = subject.manuscript.pieces.iter().any(|piece| match piece {
        crate::docx::model::Piece::Table(table) => {
            let sides = [table.outer.0, table.outer.1];
            sides.into_iter().flatten().any(crate::docx::format::Border::is_red)
        }
        crate::docx::model::Piece::Paragraph(_) => false,
    });
    tables || paragraphs().any(|paragraph| red_border(paragraph) || shape(paragraph))
}

/// The two double lines of a letter: borders, shapes, or lines in headers and footers.
fn double_lines(subject: &Subject<'_>, faults: &mut Faults) {
    let mut count = 0_usize;
    let marginals = subject.manuscript.headers.iter().chain(&subject.manuscript.footers);
    let in_marginals = marginals.flat_map(|(_, pieces)| pieces).filter_map(|piece| match piece {
        crate::docx::model::Piece::Paragraph(paragraph) => Some(&**paragraph),
        crate::docx::model::Piece::Table(_) => None,
    });
    let own = subject.elements.list.iter().map(|element| element.paragraph);
    for paragraph in own.chain(in_marginals) {
        let borders = [paragraph.format.top_border, paragraph.format.bottom_border];
        let red = borders.into_iter().flatten().flatten().filter(|border| border.is_red());
        count += red.count() + paragraph.lines.iter().filter(|line| line.red).count();
    }
    if count < 2 {
        let found = if count == 0 { "没有红色双线" } else { "只有一条红色双线" };
        let wanted = "标志下4毫米处、距下页边20毫米处各一条红色双线，长170毫米";
        faults.add(rules::LETTER_RULES, "版头", found, wanted);
    }
}
