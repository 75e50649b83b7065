//! Pictures of a paper: figures by their hash, seals by the issuer whose they are.

mod read;

use std::{collections::BTreeMap, sync::Arc};

pub use self::read::PictureError;

/// The pictures that papers refer to; they are handed in beside the model, which only names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pictures {
    files: BTreeMap<String, Picture>,
    seals: BTreeMap<String, String>,
}

/// A picture file that has been probed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Of which kind it is.
    pub kind: PictureKind,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The kinds of pictures that papers take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// PNG, with or without alpha.
    Png,
    /// JPEG.
    Jpeg,
}

impl Pictures {
    /// Adds a picture for the figures that name it by its hash.
    pub fn add(&mut self, picture: Picture) {
        self.files.insert(picture.sha256.clone(), picture);
    }

    /// Adds the seal (印章) of an issuer, by the name that its signature has.
    pub fn add_seal(&mut self, issuer: &str, picture: Picture) {
        self.seals.insert(issuer.to_owned(), picture.sha256.clone());
        self.add(picture);
    }

    /// The picture with this hash.
    #[must_use]
    pub fn get(&self, sha256: &str) -> Option<&Picture> {
        self.files.get(sha256)
    }

    /// The seal of an issuer.
    #[must_use]
    pub fn seal(&self, issuer: &str) -> Option<&Picture> {
        self.get(self.seals.get(issuer)?)
    }
}
