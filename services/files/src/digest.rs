//! The name of some bytes: their SHA-256.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::FilesError;

/// SHA-256 of some bytes, 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(String);

impl Digest {
    /// Reads one.
    ///
    /// # Errors
    /// [`FilesError::NoDigest`] when it is not 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, FilesError> {
        let digit = |c: char| matches!(c, '0'..='9' | 'a'..='f');
        if text.len() == 64 && text.chars().all(digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FilesError::NoDigest)
        }
    }

    /// Of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_hasher(Sha256::new_with_prefix(bytes))
    }

    /// What a hasher has come to.
    pub(crate) fn of_hasher(hasher: Sha256) -> Self {
        let digits = hasher.finalize();
        Self(digits.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Digest {
    type Error = FilesError;

    fn try_from(text: String) -> Result<Self, FilesError> {
        Self::parse(&text)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.0
    }
}
