//! DOCX.
use fawen_domain::paper::Paper;
use fawen_typeset::Profile;

use crate::{RenderError, Rendering};

/// Writes.
pub fn docx(_paper: &Paper, _profile: &Profile) -> Result<Rendering, RenderError> {
    Ok(Rendering::new(Vec::new(), ""))
}
