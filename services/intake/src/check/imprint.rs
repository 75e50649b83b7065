//! The imprint (版记): type, rules, copies, date of issue.

use fawen_domain::{
    outline::{Part, Role},
    paper::Format,
};
use fawen_typeset::profile::{distance, size};

use super::{
    Subject,
    element::{Element, Setting},
    fault::Faults,
    measure::{Class, faces, is_size, millimetres, size_name},
    rules,
    tail::is_plain_date,
};
use crate::docx::model::{Paragraph, Piece};

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    let elements: Vec<Element<'_>> = subject
        .elements
        .list
        .iter()
        .copied()
        .filter(|element| matches!(element.role, Role::Cc | Role::ImprintOffice | Role::IssueDate))
        .collect();
    for element in &elements {
        self::element(subject, *element, faults);
    }
    let Some(first) = elements.first() else { return };
    let issued = elements.iter().any(|e| matches!(e.role, Role::ImprintOffice | Role::IssueDate));
    let lined = is_lined(subject, first.paragraph.number);
    match subject.format {
        Format::Letter if issued => {
            let found = "版记有印发机关和印发日期";
            faults.add(
                rules::LETTER_IMPRINT,
                "版记",
                found,
                "信函格式的版记不加印发机关和印发日期",
            );
        }
        Format::Letter if lined => {
            let wanted = "信函格式的版记不加分隔线";
            faults.add(rules::LETTER_IMPRINT, "版记", "版记有分隔线", wanted);
        }
        Format::Letter => {}
        _ if !lined => {
            let wanted = "首条、末条粗线（0.35毫米），中间细线（0.25毫米），与版心等宽";
            faults.add(rules::IMPRINT_RULES, "版记", "版记没有分隔线", wanted);
        }
        _ => thickness(subject, first.paragraph.number, faults),
    }
}

fn element(subject: &Subject<'_>, element: Element<'_>, faults: &mut Faults) {
    let paragraph = element.paragraph;
    if let Some((face, points, _)) = faces(paragraph.texts()).first()
        && (Class::of(face) != Class::Fangsong || !is_size(*points, size::FOUR))
    {
        let found = format!("{}{face}", size_name(*points));
        faults.at(rules::IMPRINT_TYPE, paragraph, found, "4号仿宋体");
    }
    let text: String = paragraph.text().split_whitespace().collect();
    let copies = element.role == Role::Cc && (text.starts_with("抄送") || text.starts_with("主送"));
    if copies && !text.ends_with('。') {
        faults.at(rules::COPIES_END, paragraph, "末尾没有句号", "最后一个机关名称后标句号");
    }
    if element.role == Role::IssueDate && subject.format != Format::Letter {
        let row = subject.elements.row(element);
        issue_date(paragraph, &row, faults);
    }
}

fn issue_date(paragraph: &Paragraph, text: &str, faults: &mut Faults) {
    let wanted = "如2022年9月5日印发";
    let Some(before) = text.strip_suffix("印发") else {
        return faults.at(rules::ISSUE_DATE, paragraph, "没有“印发”二字", wanted);
    };
    // The office may stand on the same line.
    let at = before.find('年').unwrap_or(0);
    let head = before.get(..at).unwrap_or_default();
    let office = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let date = before.get(office..).unwrap_or_default();
    if !is_plain_date(date) {
        faults.at(rules::ISSUE_DATE, paragraph, format!("“{date}”"), wanted);
    }
}

/// Whether lines are drawn around the imprint: borders, shapes, or those of a table.
fn is_lined(subject: &Subject<'_>, first: u32) -> bool {
    thicknesses(subject, first).next().is_some()
        || imprint_paragraphs(subject, first).any(|paragraph| !paragraph.lines.is_empty())
        || imprint_tables(subject, first)
}

/// The paragraphs of the imprint, and the few before it that may carry its first rule.
fn imprint_paragraphs<'m>(
    subject: &'m Subject<'_>,
    first: u32,
) -> impl Iterator<Item = &'m Paragraph> {
    let from = first.saturating_sub(3);
    let list = subject.elements.list.iter().map(|element| element.paragraph);
    list.filter(move |paragraph| paragraph.number >= from)
}

/// Thicknesses of the borders, in eighths of a point.
fn thicknesses(subject: &Subject<'_>, first: u32) -> impl Iterator<Item = i32> {
    imprint_paragraphs(subject, first).flat_map(|paragraph| {
        let borders = [paragraph.format.top_border, paragraph.format.bottom_border];
        let black = borders.into_iter().flatten().flatten().filter(|border| !border.is_red());
        black.map(|border| border.size)
    })
}

/// Whether the imprint stands in a table that has lines.
fn imprint_tables(subject: &Subject<'_>, first: u32) -> bool {
    let in_table = subject.elements.list.iter().any(|element| {
        element.paragraph.number >= first
            && element.setting == Setting::Table
            && (element.part == Part::Imprint
                || matches!(element.role, Role::Cc | Role::ImprintOffice | Role::IssueDate))
    });
    let last = subject.manuscript.pieces.iter().rev().find_map(|piece| match piece {
        Piece::Table(table) => Some(table),
        Piece::Paragraph(_) => None,
    });
    let lined = |table: &crate::docx::model::Table| {
        table.lined || table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.lined)
    };
    in_table && last.is_some_and(lined)
}

/// The thickest rule is the outer one, 0.35 mm.
fn thickness(subject: &Subject<'_>, first: u32, faults: &mut Faults) {
    let Some(most) = thicknesses(subject, first).max() else { return };
    // An eighth of a point is two and a half twips.
    let found = millimetres(most.saturating_mul(5)) / 2.0;
    if (found - distance::OUTER_RULE).abs() > 0.1 {
        let wanted = format!("首条、末条粗线{}毫米", distance::OUTER_RULE);
        faults.add(rules::IMPRINT_THICKNESS, "版记 分隔线", format!("{found:.2}毫米"), wanted);
    }
}
