//! A file that was handed in, and what a probe found in it.

use serde::{Deserialize, Serialize};

use super::FileFault;
use crate::campaign::policy::{FileRole, TextStyle};

/// A file of a case or of a unit (附件材料). Its bytes live elsewhere; the hash names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedFile {
    /// Its role, as the campaign names it.
    pub role: FileRole,
    /// Its name with extension, as it came in.
    pub name: String,
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// What the probe found.
    pub probe: Probe,
}

impl AttachedFile {
    /// The name without its extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        match self.name.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() && is_extension(extension) => stem,
            _ => &self.name,
        }
    }

    /// Its extension, without the dot, as it is written.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        let (stem, extension) = self.name.rsplit_once('.')?;
        (!stem.is_empty() && is_extension(extension)).then_some(extension)
    }
}

/// What follows the last dot is an extension only when it looks like one: `v2.0门诊` has none.
fn is_extension(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// What a probe found in a file, by its bytes and not by its name; `None` is “not known”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Probe {
    /// Media type, e.g. `image/jpeg`.
    pub media: String,
    /// Size of the picture, page or screen, as it is shown.
    pub pixels: Option<Pixels>,
    /// Length in 字, counted as the campaign's text rules say (`CharacterCount::of`).
    pub characters: Option<u32>,
    /// Number of pages.
    pub pages: Option<u32>,
    /// Length of sound, film or talk in seconds.
    pub seconds: Option<u32>,
    /// Whether pictures are pasted into the text.
    pub has_pictures: Option<bool>,
    /// The headings found in the text.
    pub headings: Option<Vec<String>>,
    /// How parts of the text are set.
    pub styles: Vec<TextStyle>,
    /// Why people cannot or should not open it; events written before there were faults have none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<FileFault>,
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pixels {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Pixels {
    /// The longer side.
    #[must_use]
    pub fn long_side(self) -> u32 {
        self.width.max(self.height)
    }
}
