//! The title (标题) and the main recipients (主送机关).

use fawen_domain::{
    outline::{Part, Role},
    paper::Format,
};
use fawen_typeset::profile::size;

use super::{
    Subject,
    element::{Element, Setting},
    fault::Faults,
    measure::{
        Class, above, below, faces, first_line, is_centred, is_size, leading, left, pitch,
        size_name,
    },
    rules::{self, Measure},
};
use crate::docx::format::Border;

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    let titles: Vec<Element<'_>> = subject.elements.having(Role::Title).collect();
    for title in &titles {
        set_as_title(*title, rules::TITLE_CENTRED, faults);
    }
    if let Some(title) = titles.first()
        && matches!(subject.format, Format::Document | Format::Letter)
    {
        title_place(subject, *title, faults);
    }
    if let Some(recipients) = subject.elements.first(Role::Recipients) {
        self::recipients(subject, recipients, !titles.is_empty(), faults);
    }
}

/// Size, face and centring of a title.
pub(super) fn set_as_title(element: Element<'_>, centred: Measure, faults: &mut Faults) {
    let paragraph = element.paragraph;
    if let Some((face, points, _)) = faces(paragraph.texts()).first()
        && (Class::of(face) != Class::Biaosong || !is_size(*points, size::TWO))
    {
        let found = format!("{}{face}", size_name(*points));
        faults.at(rules::TITLE_TYPE, paragraph, found, "2号小标宋体");
    }
    let format = &paragraph.format;
    let first = match format.first_chars.filter(|chars| *chars != 0) {
        Some(chars) => f64::from(chars) / 100.0,
        None => f64::from(format.first.unwrap_or(0)) / 20.0 / super::measure::points(paragraph),
    };
    if !is_centred(paragraph) {
        let spaces = leading(&paragraph.text()) > 0.5;
        let found = if spaces { "用空格凑成居中" } else { "没有居中" };
        faults.at(centred, paragraph, found, "段落居中");
    } else if first.abs() > 0.3 || left(paragraph).abs() > 0.5 {
        faults.at(centred, paragraph, "居中，但带缩进，偏离中线", "居中，不带缩进");
    }
}

/// Blank lines between an element and the one before it; `None` when that cannot be told.
fn gap(subject: &Subject<'_>, element: Element<'_>) -> Option<f64> {
    let section = subject.manuscript.sections.get(element.paragraph.section)?;
    let grid = section.grid.filter(|grid| grid.lines).and_then(|grid| grid.pitch);
    let unit = grid.filter(|pitch| *pitch > 0).map_or(580.0, f64::from).max(400.0);
    if element.setting != Setting::Flow {
        return None;
    }
    let mut room = above(element.paragraph);
    for before in subject.elements.before(element) {
        if before.setting != Setting::Flow || before.paragraph.format.frame.is_some() {
            return None;
        }
        let ruled = before.paragraph.format.bottom_border.flatten().is_some_and(Border::is_red);
        if ruled || !before.paragraph.text().trim().is_empty() {
            return Some((room + below(before.paragraph)) / unit);
        }
        room += pitch(before.paragraph, Some(section)) + above(before.paragraph);
    }
    None
}

/// Two blank lines above the title; what a shape or a large empty line adds is let pass.
fn title_place(subject: &Subject<'_>, title: Element<'_>, faults: &mut Faults) {
    let Some(before) = subject.elements.before(title).find(|element| element.role != Role::Blank)
    else {
        return;
    };
    let head = matches!(before.role, Role::Number | Role::Mark | Role::Signers | Role::Urgency);
    if let Some(gap) = gap(subject, title).filter(|_| head)
        && !(1.0..=3.6).contains(&gap)
    {
        let found = format!("上空{gap:.1}行");
        faults.at(rules::TITLE_PLACE, title.paragraph, found, "红色分隔线下空二行");
    }
}

fn recipients(subject: &Subject<'_>, element: Element<'_>, titled: bool, faults: &mut Faults) {
    let paragraph = element.paragraph;
    if element.part != Part::Main || element.setting != Setting::Flow {
        return;
    }
    let indent = first_line(paragraph);
    if is_centred(paragraph) || indent.abs() > 0.4 || left(paragraph).abs() > 0.4 {
        let found = match is_centred(paragraph) {
            true => "居中".to_owned(),
            false => format!("左空{indent:.1}字"),
        };
        faults.at(rules::RECIPIENTS_PLACE, paragraph, found, "居左顶格，回行仍顶格");
    }
    if paragraph.text().trim_end().ends_with(':') {
        faults.at(rules::RECIPIENTS_PLACE, paragraph, "末尾是半角冒号", "末尾标全角冒号“：”");
    }
    if let Some(gap) = gap(subject, element).filter(|_| titled)
        && !(0.4..=2.2).contains(&gap)
    {
        let found = format!("标题与主送机关之间空{gap:.1}行");
        faults.at(rules::RECIPIENTS_PLACE, paragraph, found, "标题下空一行");
    }
}
