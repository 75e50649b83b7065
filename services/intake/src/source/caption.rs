//! What single lines say of themselves.

/// Longest caption, in characters.
const CAPTION: usize = 60;

/// `图1　现场照片`
pub(super) fn of_figure(text: &str) -> bool {
    let text = text.trim();
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let after = text.strip_prefix('图').map(str::trim_start);
    after.is_some_and(|after| after.starts_with(number)) && text.chars().count() <= CAPTION
}

/// `抄送：…`, `…2022年2月20日印发`: a line of an imprint (版记).
pub(crate) fn of_imprint(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let labels = ["抄送：", "抄送:", "主送：", "分送：", "抄报：", "发：", "送："];
    labels.iter().any(|label| bare.starts_with(label))
        || bare.ends_with("日印发")
        || bare.ends_with("日印")
}
