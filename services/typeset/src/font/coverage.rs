//! Which characters fonts have, and who steps in where one has none.

use super::{FontError, FontId, Fonts, Role, faces::Faces};

/// The fonts, to be asked for characters.
pub struct Coverage<'a> {
    faces: Faces<'a>,
}

impl Fonts {
    /// The fonts, to be asked for characters.
    ///
    /// # Errors
    /// [`FontError::Broken`] when a file is no font.
    pub fn coverage(&self) -> Result<Coverage<'_>, FontError> {
        Ok(Coverage { faces: self.faces()? })
    }
}

impl Coverage<'_> {
    /// Whether a font has a character.
    #[must_use]
    pub fn has(&self, font: FontId, character: char) -> bool {
        self.faces.in_font(font, character).is_some()
    }

    /// The font in which a character is set in a role; none when no font has it.
    #[must_use]
    pub fn serving(&self, role: Role, character: char) -> Option<FontId> {
        self.faces.find(role, character).map(|found| found.font)
    }
}
