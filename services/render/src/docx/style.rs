//! Named styles: what the standard fixes, in one place of the file.

use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, SpecialIndentType, Style, StyleType,
};
use fawen_typeset::profile::size;

use super::{
    face::{self, fonts},
    measure::{PITCH, TRACKING, half_points},
};

/// Identifiers of the styles; their Chinese names are in [`all`].
pub(super) mod id {
    pub(crate) const NORMAL: &str = "Normal";
    pub(crate) const TEXT: &str = "BodyText";
    pub(crate) const TITLE: &str = "Title";
    pub(crate) const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];
    pub(crate) const MARK: &str = "Mark";
    pub(crate) const NUMBER: &str = "Number";
    pub(crate) const ANNEX_LIST: &str = "AnnexList";
    pub(crate) const ANNEX_LABEL: &str = "AnnexLabel";
    pub(crate) const SIGNATURE: &str = "Signature";
    pub(crate) const TABLE: &str = "TableText";
    pub(crate) const TABLE_HEAD: &str = "TableHead";
    pub(crate) const IMPRINT: &str = "Imprint";
    pub(crate) const FOLIO: &str = "Footer";
}

pub(super) fn add_to(docx: Docx) -> Docx {
    all().into_iter().fold(docx, Docx::add_style)
}

fn all() -> Vec<Style> {
    let text = |id, name| indented(text(id, name));
    let [one, two, three, four] = id::HEADINGS;
    let heading =
        |id, name, face, level| text(id, name).fonts(fonts(face)).outline_lvl(level).next(id::TEXT);
    vec![
        normal(),
        text(id::TEXT, "公文正文"),
        based(id::TITLE, "标题")
            .fonts(fonts(face::BIAOSONG))
            .size(half_points(size::TWO))
            .align(AlignmentType::Center)
            .next(id::TEXT),
        heading(one, "一级标题", face::HEI, 0),
        heading(two, "二级标题", face::KAI, 1),
        heading(three, "三级标题", face::FANGSONG, 2),
        heading(four, "四级标题", face::FANGSONG, 3),
        based(id::MARK, "发文机关标志")
            .fonts(fonts(face::BIAOSONG))
            .color("FF0000")
            .align(AlignmentType::Center),
        based(id::NUMBER, "发文字号").align(AlignmentType::Center),
        based(id::ANNEX_LIST, "附件说明"),
        based(id::ANNEX_LABEL, "附件标识").fonts(fonts(face::HEI)),
        based(id::SIGNATURE, "落款").align(AlignmentType::Right),
        small(id::TABLE, "表格"),
        small(id::TABLE_HEAD, "表头").fonts(fonts(face::HEI)),
        small(id::IMPRINT, "版记").line_spacing(exactly(490)),
        small(id::FOLIO, "页码").fonts(fonts(face::SONG)),
    ]
}

/// 3号仿宋 on the grid.
fn normal() -> Style {
    Style::new(id::NORMAL, StyleType::Paragraph)
        .name("Normal")
        .fonts(fonts(face::FANGSONG))
        .size(half_points(size::THREE))
        .align(AlignmentType::Both)
        .line_spacing(exactly(PITCH))
        .q_format(true)
}

fn based(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).based_on(id::NORMAL).q_format(true)
}

fn text(id: &str, name: &str) -> Style {
    based(id, name)
}

fn indented(style: Style) -> Style {
    style.indent(None, Some(SpecialIndentType::FirstLine(640)), None, None)
}

/// 4号, for tables, imprint and page numbers.
fn small(id: &str, name: &str) -> Style {
    based(id, name).size(half_points(size::FOUR)).line_spacing(exactly(420)).snap_to_grid(false)
}

/// Lines of this height whatever stands in them.
pub(super) fn exactly(twips: i32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(twips)
}

/// The tracking of the text, as the post-pass writes it into the Normal style.
pub(super) fn tracking() -> String {
    TRACKING.to_string()
}
