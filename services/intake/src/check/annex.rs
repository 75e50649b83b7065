//! The pages of annexes (附件): label, title, new page.

use fawen_domain::outline::Role;
use fawen_typeset::profile::size;

use super::{
    Subject,
    element::{Element, Setting},
    fault::Faults,
    measure::{Class, faces, first_line, is_centred, is_size, size_name},
    rules, title,
};
use crate::docx::model::Inline;

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    for element in &subject.elements.list {
        match element.role {
            Role::AnnexLabel(_) if element.setting == Setting::Flow => {
                label(subject, *element, faults);
            }
            Role::AnnexTitle | Role::AttachedTitle if element.setting == Setting::Flow => {
                title::set_as_title(*element, rules::ANNEX_TITLE, faults);
            }
            _ => {}
        }
    }
}

fn label(subject: &Subject<'_>, element: Element<'_>, faults: &mut Faults) {
    let paragraph = element.paragraph;
    let text = paragraph.text();
    let text = text.trim();
    if text.chars().count() <= 8 && text.ends_with(['：', ':']) {
        faults.at(
            rules::ANNEX_LABEL,
            paragraph,
            format!("“{text}”带冒号"),
            "“附件”或“附件1”，不带冒号",
        );
    }
    if is_centred(paragraph) || first_line(paragraph).abs() > 0.4 {
        let found = match is_centred(paragraph) {
            true => "居中".to_owned(),
            false => format!("左空{:.1}字", first_line(paragraph)),
        };
        faults.at(rules::ANNEX_LABEL, paragraph, found, "顶格");
    }
    if let Some((face, points, _)) = faces(paragraph.texts()).first()
        && (Class::of(face) != Class::Hei || !is_size(*points, size::THREE))
    {
        let found = format!("{}{face}", size_name(*points));
        faults.at(rules::ANNEX_LABEL, paragraph, found, "3号黑体");
    }
    if !begins_page(subject, element) {
        faults.at(rules::ANNEX_PAGE, paragraph, "没有另起一页", "另面编排");
    }
}

/// Whether an element begins a page, as far as the file says.
fn begins_page(subject: &Subject<'_>, element: Element<'_>) -> bool {
    if element.paragraph.format.page_break_before == Some(true) {
        return true;
    }
    let broken = |inlines: &[Inline]| inlines.iter().any(|i| matches!(i, Inline::PageBreak));
    if broken(&element.paragraph.inlines) {
        return true;
    }
    for before in subject.elements.before(element) {
        let paragraph = before.paragraph;
        let next = subject.manuscript.sections.get(paragraph.section.saturating_add(1));
        let section = paragraph.ends_section && next.is_none_or(|next| !next.continuous);
        if broken(&paragraph.inlines) || section {
            return true;
        }
        if !paragraph.text().trim().is_empty() {
            return false;
        }
    }
    false
}
