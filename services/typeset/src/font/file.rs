//! A font file, mapped into memory.

use std::path::{Path, PathBuf};

use mmap_io::MemoryMappedFile;
use ttf_parser::{Face, name_id};

use super::FontError;

/// A face of a font file. The file is mapped, not read: what no paper needs is never loaded, and
/// processes share what is. It must not be changed in place while it is in use; replacing it is fine.
#[derive(Debug, Clone)]
pub struct Font {
    /// PostScript name of the face, or the file's name where it has none.
    pub name: String,
    /// Where the file is.
    pub path: PathBuf,
    /// Which face of a collection.
    pub index: u32,
    map: MemoryMappedFile,
}

impl Font {
    /// Maps a file and checks that the face is one.
    ///
    /// # Errors
    /// [`FontError::Broken`] when it cannot be mapped or is no font.
    pub fn open(path: &Path, index: u32) -> Result<Self, FontError> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let broken = |reason: String| FontError::Broken { name: stem.clone(), reason };
        let map = MemoryMappedFile::open_ro(path).map_err(|error| broken(error.to_string()))?;
        let mut font = Self { name: stem.clone(), path: path.to_owned(), index, map };
        let postscript = font.face()?.names().into_iter().find_map(|name| {
            (name.name_id == name_id::POST_SCRIPT_NAME).then(|| name.to_string()).flatten()
        });
        font.name = postscript.filter(|name| is_name(name)).unwrap_or(stem);
        Ok(font)
    }

    /// The whole file.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        self.map.as_slice_bytes(0, self.map.len()).unwrap_or_default()
    }

    /// The face, parsed: headers only, microseconds.
    ///
    /// # Errors
    /// [`FontError::Broken`] when it is no font.
    pub fn face(&self) -> Result<Face<'_>, FontError> {
        Face::parse(self.data(), self.index).map_err(|error| FontError::Broken {
            name: self.name.clone(),
            reason: error.to_string(),
        })
    }
}

/// Whether a text can stand as a PostScript name.
fn is_name(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_graphic() && !b"[](){}<>/%#".contains(&byte);
    !text.is_empty() && text.len() <= 63 && text.bytes().all(allowed)
}
