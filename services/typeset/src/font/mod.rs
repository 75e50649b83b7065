//! Fonts: five roles (小标宋 仿宋 楷 黑 宋), each a chain of faces tried character by character.
//!
//! Fandol has 7,942 ideographs and lacks many of personal names (镕 堃 喆 玥), so a fallback is not a nicety.

mod coverage;
mod error;
mod faces;
mod file;
mod licence;
mod memory;
pub mod repertoire;
mod role;
mod search;

use std::{path::Path, sync::Arc};

use self::memory::Memory;

pub(crate) use self::faces::Faces;
pub use self::{
    coverage::Coverage,
    error::FontError,
    file::Font,
    licence::Licence,
    role::{Role, RoleFile, RoleFiles},
    search::directories,
};

/// Which font of a [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub usize);

/// The fonts of a process: load once, share freely.
#[derive(Debug, Clone)]
pub struct Fonts {
    files: Vec<Font>,
    /// For each role of [`Role::ALL`], the fonts in the order they are asked.
    chains: [Vec<FontId>; 5],
    /// The same for the glyphs that were found before.
    memories: Arc<[Memory; 5]>,
}

impl Fonts {
    /// The default fonts, looked for in [`directories`], `first` before all others.
    ///
    /// # Errors
    /// [`FontError::Missing`] names the file and every directory searched.
    pub fn load(first: Option<&Path>) -> Result<Self, FontError> {
        Self::with_roles(first, &RoleFiles::default())
    }

    /// The operator's fonts for the roles that have one, the default fonts for the others; a character
    /// that the operator's font lacks is taken from the role's default.
    ///
    /// # Errors
    /// [`FontError::Missing`] names the file and every directory searched, [`FontError::Broken`] a file
    /// that is no font.
    pub fn with_roles(first: Option<&Path>, roles: &RoleFiles) -> Result<Self, FontError> {
        search::load(&directories(first), roles)
    }

    /// One font.
    #[must_use]
    pub fn get(&self, id: FontId) -> Option<&Font> {
        self.files.get(id.0)
    }

    /// Every font, in the order of its [`FontId`].
    pub fn iter(&self) -> impl Iterator<Item = (FontId, &Font)> {
        self.files.iter().enumerate().map(|(place, font)| (FontId(place), font))
    }

    /// The fonts of a role, in the order they are asked for a character.
    #[must_use]
    pub fn chain(&self, role: Role) -> &[FontId] {
        self.chains.get(role as usize).map_or(&[], Vec::as_slice)
    }

    /// What was found for a role before.
    fn memory(&self, role: Role) -> Option<&Memory> {
        self.memories.get(role as usize)
    }

    /// The fonts parsed: headers only, microseconds.
    pub(crate) fn faces(&self) -> Result<Faces<'_>, FontError> {
        Faces::of(self)
    }
}
