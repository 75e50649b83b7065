//! What can stop a paper from being set.

use thiserror::Error;

use crate::FontError;

/// Why a paper cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TypesetError {
    /// No font of the role's chain, nor any other, has the character.
    #[error("“{character}”（U+{code:04X}）在所有字体中都没有，出现在{place}；请换字，或在字体目录中加入含该字的字体", code = u32::from(*.character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// Where it stands: `标题`, `附件2第3段`.
        place: String,
    },
    /// A figure's picture was not handed in.
    #[error("{place}的图片没有找到（SHA-256 {sha256}）；请把图片文件与公文一并提供")]
    MissingPicture {
        /// Its SHA-256, in hexadecimal.
        sha256: String,
        /// Where it stands.
        place: String,
    },
    /// A font cannot be used.
    #[error(transparent)]
    Font(#[from] FontError),
}
