//! The faces by the names that Word and WPS know; they are not embedded.

use docx_rs::{Run, RunFonts};

pub(super) const BIAOSONG: &str = "方正小标宋简体";
pub(super) const FANGSONG: &str = "仿宋_GB2312";
pub(super) const KAI: &str = "楷体_GB2312";
pub(super) const HEI: &str = "黑体";
pub(super) const SONG: &str = "宋体";

/// One face for every script, so that digits and quotation marks stay in it.
pub(super) fn fonts(face: &str) -> RunFonts {
    RunFonts::new().ascii(face).hi_ansi(face).east_asia(face).cs(face).hint("eastAsia")
}

/// A run in the face of its paragraph's style.
pub(super) fn plain(text: &str) -> Run {
    Run::new().add_text(text)
}

/// A run in a face of its own.
pub(super) fn set(text: &str, face: &str) -> Run {
    plain(text).fonts(fonts(face))
}
