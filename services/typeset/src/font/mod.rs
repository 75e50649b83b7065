//! Fonts: five roles (小标宋 仿宋 楷 黑 宋), each a chain of faces tried character by character.
//!
//! Fandol has 7,942 ideographs and lacks many of personal names (镕 堃 喆 玥), so a fallback is not a nicety.

mod search;

use std::{path::PathBuf, sync::Arc};

use thiserror::Error;
use ttf_parser::{Face, GlyphId};

pub use self::search::directories;

/// What a face is used for, by the classes that the standard names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 小标宋体: mark and titles.
    Biaosong,
    /// 仿宋体: text.
    Fangsong,
    /// 楷体: headings of the second level, names of signers.
    Kai,
    /// 黑体: headings of the first level, labels of annexes.
    Hei,
    /// 宋体: page numbers.
    Song,
}

/// Which font of a [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub usize);

/// A font file in memory.
#[derive(Debug, Clone)]
pub struct Font {
    /// Name of the file, without its extension.
    pub name: String,
    /// The whole file.
    pub data: Arc<[u8]>,
    /// Which face of a collection.
    pub index: u32,
}

/// The fonts of a process: load once, share freely.
#[derive(Debug, Clone)]
pub struct Fonts {
    files: Vec<Font>,
}

/// Why fonts cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FontError {
    /// A file is in none of the directories.
    #[error("找不到字体 {name}，已查找：{}；请先运行 make setup 取得字体，或用 FAWEN_FONTS 指定字体目录", .searched.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join("、"))]
    Missing {
        /// Name of the file.
        name: String,
        /// Where it was looked for.
        searched: Vec<PathBuf>,
    },
    /// A file is no font.
    #[error("字体文件 {name} 无法使用：{reason}；请重新运行 make setup")]
    Broken {
        /// Name of the file.
        name: String,
        /// What is wrong.
        reason: String,
    },
}

impl Role {
    /// Position of the role's own file; the last file is everyone's fallback.
    const fn file(self) -> usize {
        match self {
            Self::Biaosong => 0,
            Self::Fangsong => 1,
            Self::Kai => 2,
            Self::Hei => 3,
            Self::Song => 4,
        }
    }
}

impl Fonts {
    /// Looks for the fonts in [`directories`], `first` before all others, and reads them.
    ///
    /// # Errors
    /// [`FontError::Missing`] names the file and every directory searched.
    pub fn load(first: Option<&std::path::Path>) -> Result<Self, FontError> {
        search::load(&directories(first)).map(|files| Self { files })
    }

    /// One font.
    #[must_use]
    pub fn get(&self, id: FontId) -> Option<&Font> {
        self.files.get(id.0)
    }

    /// The fonts parsed: headers only, microseconds.
    pub(crate) fn faces(&self) -> Result<Faces<'_>, FontError> {
        let parse = |font| parse(font);
        self.files.iter().map(parse).collect::<Result<_, _>>().map(|faces| Faces { faces })
    }
}

fn parse(font: &Font) -> Result<Face<'_>, FontError> {
    Face::parse(&font.data, font.index)
        .map_err(|error| FontError::Broken { name: font.name.clone(), reason: error.to_string() })
}

/// Parsed fonts.
pub(crate) struct Faces<'a> {
    faces: Vec<Face<'a>>,
}

/// A glyph found for a character; lengths in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    pub(crate) font: FontId,
    pub(crate) id: u16,
    pub(crate) advance: f64,
}

impl Faces<'_> {
    /// The glyph of a character in the role's face, or in the first other face that has it.
    pub(crate) fn find(&self, role: Role, character: char) -> Option<Found> {
        let own = role.file();
        let last = self.faces.len().saturating_sub(1);
        let others = (0..last).filter(|&other| other != own);
        [own, last].into_iter().chain(others).find_map(|font| self.in_font(font, character))
    }

    fn in_font(&self, font: usize, character: char) -> Option<Found> {
        let face = self.faces.get(font)?;
        let glyph = face.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        let advance = f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em());
        Some(Found { font: FontId(font), id: glyph.0, advance })
    }

    /// Ink of a glyph above and below the baseline in em: (top, bottom), both upwards.
    pub(crate) fn ink(&self, found: Found) -> Option<(f64, f64)> {
        let face = self.faces.get(found.font.0)?;
        let ink = face.glyph_bounding_box(GlyphId(found.id))?;
        let em = f64::from(face.units_per_em());
        Some((f64::from(ink.y_max) / em, f64::from(ink.y_min) / em))
    }
}
