//! Named styles: what the standard fixes, in one place of the file.

use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, SpecialIndentType, Style, StyleType, Styles,
};
use fawen_typeset::profile::size;

use super::{
    face::{self, fonts},
    imprint,
    measure::half_points,
    setting::Setting,
};

/// Identifiers of the styles; their Chinese names are in [`all`].
pub(super) mod id {
    pub(crate) const NORMAL: &str = "Normal";
    pub(crate) const TEXT: &str = "BodyText";
    pub(crate) const LINE: &str = "Line";
    pub(crate) const TITLE: &str = "Title";
    pub(crate) const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];
    pub(crate) const MARK: &str = "Mark";
    pub(crate) const CORNER: &str = "Corner";
    pub(crate) const NUMBER: &str = "Number";
    pub(crate) const ANNEX_LIST: &str = "AnnexList";
    pub(crate) const ATTENDANCE: &str = "Attendance";
    pub(crate) const ANNEX_LABEL: &str = "AnnexLabel";
    pub(crate) const SIGNATURE: &str = "Signature";
    pub(crate) const CAPTION: &str = "Caption";
    pub(crate) const FIGURE: &str = "Figure";
    pub(crate) const TABLE: &str = "TableText";
    pub(crate) const TABLE_HEAD: &str = "TableHead";
    pub(crate) const IMPRINT: &str = "Imprint";
    pub(crate) const FOLIO: &str = "Footer";
    pub(crate) const SECTION: &str = "SectionEnd";
}

/// How far the line of a mark reaches beyond the type area.
const BESIDE: i32 = 280;

/// The styles of a document.
pub(super) fn part(setting: &Setting<'_>) -> Styles {
    Styles { styles: all(setting), ..Styles::new() }
}

fn all(setting: &Setting<'_>) -> Vec<Style> {
    let text = |id, name| {
        let first = SpecialIndentType::FirstLine(first_line(setting));
        based(id, name).indent(None, Some(first), None, None)
    };
    let [one, two, three, four] = id::HEADINGS;
    let heading =
        |id, name, face, level| text(id, name).fonts(fonts(face)).outline_lvl(level).next(id::TEXT);
    let table = (setting.profile.table_size * 1.5 * 20.0).round() as i32;
    vec![
        normal(setting),
        text(id::TEXT, "公文正文"),
        based(id::LINE, "原样行").align(AlignmentType::Left),
        untracked(based(id::TITLE, "标题"))
            .fonts(fonts(face::BIAOSONG))
            .size(half_points(size::TWO))
            .align(AlignmentType::Center)
            .next(id::TEXT),
        heading(one, "一级标题", face::HEI, 0),
        heading(two, "二级标题", face::KAI, 1),
        heading(three, "三级标题", face::FANGSONG, 2),
        heading(four, "四级标题", face::FANGSONG, 3),
        untracked(based(id::MARK, "发文机关标志"))
            .fonts(fonts(face::BIAOSONG))
            .color("FF0000")
            // A long one fills the lines to a hair.
            .indent(Some(-BESIDE), None, Some(-BESIDE), None)
            .align(AlignmentType::Center),
        based(id::CORNER, "版头左上角").align(AlignmentType::Left),
        based(id::NUMBER, "发文字号").align(AlignmentType::Center),
        based(id::ANNEX_LIST, "附件说明"),
        based(id::ATTENDANCE, "出席名单"),
        based(id::ANNEX_LABEL, "附件标识").fonts(fonts(face::HEI)).align(AlignmentType::Left),
        based(id::SIGNATURE, "落款").align(AlignmentType::Right),
        based(id::CAPTION, "图表题").align(AlignmentType::Center),
        based(id::FIGURE, "图").align(AlignmentType::Center),
        small(id::TABLE, "表格", setting.profile.table_size, table),
        small(id::TABLE_HEAD, "表头", setting.profile.table_size, table).fonts(fonts(face::HEI)),
        small(id::IMPRINT, "版记", size::FOUR, imprint::LINE),
        small(id::FOLIO, "页码", size::FOUR, 420).fonts(fonts(face::SONG)),
        based(id::SECTION, "分节").line_spacing(exactly(20)),
    ]
}

/// Two characters of the text, as wide as they are on the pages.
pub(super) fn first_line(setting: &Setting<'_>) -> i32 {
    2 * setting.cell()
}

/// 3号仿宋 on the grid.
fn normal(setting: &Setting<'_>) -> Style {
    Style::new(id::NORMAL, StyleType::Paragraph)
        .name("Normal")
        .fonts(fonts(face::FANGSONG))
        .size(half_points(size::THREE))
        .align(AlignmentType::Both)
        .line_spacing(exactly(setting.pitch()))
        .q_format(true)
}

fn based(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).based_on(id::NORMAL).q_format(true)
}

/// Type smaller than the text's, without its tracking, for tables, imprint and page numbers.
fn small(id: &str, name: &str, size: f64, line: i32) -> Style {
    let align = if id == id::IMPRINT { AlignmentType::Both } else { AlignmentType::Left };
    untracked(based(id, name)).size(half_points(size)).line_spacing(exactly(line)).align(align)
}

/// Without the tracking of the text.
fn untracked(style: Style) -> Style {
    let run_property = style.run_property.clone().spacing(0);
    Style { run_property, ..style }
}

/// Lines of this height whatever stands in them.
pub(super) fn exactly(twips: i32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(twips)
}
