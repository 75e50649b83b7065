//! Figures.

use fawen_domain::paper::Figure;
use fawen_typeset::Picture;

use super::probe;
use crate::docx::model::PictureUse;

/// A picture file, if it is one that papers take.
pub(super) fn probed(bytes: &[u8]) -> Option<Picture> {
    probe::picture(bytes)
}

/// A figure with the width it has in the file.
pub(super) fn block(picture: &Picture, used: &PictureUse) -> Figure {
    Figure { image: picture.sha256.clone(), caption: None, width: used.width }
}
