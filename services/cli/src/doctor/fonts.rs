//! The fonts: there, whole, and with the characters that GB 18030-2022 asks for.

use fawen_typeset::{
    Fonts, Role,
    font::repertoire::{LEVEL_TWO, level_two},
};

use super::Look;

pub(super) fn look() -> Look {
    const WHAT: &str = "字体";
    Look::of(WHAT, lacking(), |lacking| match lacking {
        0 => Look::well(WHAT, format!("GB 18030—2022 实现级别2的{LEVEL_TWO}个汉字都能排")),
        lacking => Look::notice(WHAT, format!("仿宋缺{lacking}个汉字，用 fawen fonts 查看")),
    })
}

/// How many characters no font has that the text may be set in.
fn lacking() -> anyhow::Result<usize> {
    let fonts = Fonts::load(None)?;
    let coverage = fonts.coverage()?;
    Ok(level_two()
        .filter(|&character| coverage.serving(Role::Fangsong, character).is_none())
        .count())
}
