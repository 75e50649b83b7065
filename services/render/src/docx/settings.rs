//! Settings of the document, and the list of its faces.

use super::{face, tree::Element};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// 避头尾: marks that may not open a line, and those that may not end one, as on the pages.
const BEFORE: &str = "!%),.:;?]}·•‖′″―～‰℃°々、。〉》」』】〕〗〞﹂﹄！％），．：；？］｜｝’”";
const AFTER: &str = "([{¥£‘“〈《「『【〔〖〝﹁﹃（［｛￡￥";

/// Footers that differ on odd and even pages; marks neither set closer nor parted from their words.
pub(super) fn part() -> Element {
    let value = |name: &str, value: &str| Element::new(name).with("w:val", value);
    let setting = |name: &str, value: &str| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    };
    let chinese =
        |name: &str, marks: &str| Element::new(name).with("w:lang", "zh-CN").with("w:val", marks);
    let compat = Element::new("w:compat").holding([
        Element::new("w:spaceForUL"),
        Element::new("w:doNotLeaveBackslashAlone"),
        Element::new("w:ulTrailSpace"),
        Element::new("w:doNotExpandShiftReturn"),
        Element::new("w:useFELayout"),
        setting("compatibilityMode", "15"),
        setting("overrideTableStyleFontSizeAndJustification", "1"),
        setting("enableOpenTypeFeatures", "1"),
        setting("doNotFlipMirrorIndents", "1"),
        setting("differentiateMultirowTableHeaders", "1"),
    ]);
    let language =
        Element::new("w:themeFontLang").with("w:val", "en-US").with("w:eastAsia", "zh-CN");
    Element::new("w:settings").with("xmlns:w", MAIN).holding([
        Element::new("w:zoom").with("w:percent", "100"),
        value("w:defaultTabStop", "640"),
        Element::new("w:evenAndOddHeaders"),
        value("w:characterSpacingControl", "doNotCompress"),
        chinese("w:noLineBreaksAfter", AFTER),
        chinese("w:noLineBreaksBefore", BEFORE),
        compat,
        language,
    ])
}

/// The faces with the names that stand in for them where they are not installed.
pub(super) fn faces() -> Element {
    let face = |(name, other): (&str, &str)| {
        Element::new("w:font").with("w:name", name).holding([
            Element::new("w:altName").with("w:val", other),
            Element::new("w:charset").with("w:val", "86"),
            Element::new("w:family").with("w:val", "auto"),
            Element::new("w:pitch").with("w:val", "variable"),
        ])
    };
    let faces = [
        (face::FANGSONG, "仿宋"),
        (face::KAI, "楷体"),
        (face::HEI, "SimHei"),
        (face::SONG, "SimSun"),
        (face::BIAOSONG, "方正小标宋_GBK"),
    ];
    Element::new("w:fonts").with("xmlns:w", MAIN).holding(faces.map(face))
}
