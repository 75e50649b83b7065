//! The hashes of the tree (RFC 6962, 2.1), over SHA-256 or SM3. Both have 32 bytes.

use std::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use fawen_domain::digest::hex;
use sha2::{Digest, Sha256};
use sm3::Sm3;

/// What precedes the bytes of a leaf.
const LEAF: &[u8] = &[0];
/// What precedes two nodes.
const NODE: &[u8] = &[1];

/// A hash function (散列算法).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// SHA-256
    #[default]
    Sha256,
    /// SM3 (GB/T 32905)
    Sm3,
}

/// A hash of 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Sha256, Self::Sm3];

    /// Its name: `sha256`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sm3 => "sm3",
        }
    }

    /// The hash of a leaf: of 0x00 and its bytes.
    #[must_use]
    pub fn leaf(self, bytes: &[u8]) -> Hash {
        self.of(&[LEAF, bytes])
    }

    /// The hash of a node: of 0x01 and the hashes of its children.
    #[must_use]
    pub fn node(self, left: &Hash, right: &Hash) -> Hash {
        self.of(&[NODE, &left.0, &right.0])
    }

    /// The root of a tree without leaves: the hash of nothing.
    #[must_use]
    pub fn empty(self) -> Hash {
        self.of(&[])
    }

    fn of(self, parts: &[&[u8]]) -> Hash {
        match self {
            Self::Sha256 => over::<Sha256>(parts),
            Self::Sm3 => over::<Sm3>(parts),
        }
    }
}

fn over<D: Digest>(parts: &[&[u8]]) -> Hash
where
    [u8; 32]: From<sha2::digest::Output<D>>,
{
    let hasher = parts.iter().fold(D::new(), D::chain_update);
    Hash(hasher.finalize().into())
}

impl FromStr for Algorithm {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|algorithm| algorithm.name() == name);
        found.ok_or_else(|| "应为 sha256 或 sm3".to_owned())
    }
}

impl Hash {
    /// The hash in base64, as checkpoints have it.
    #[must_use]
    pub fn base64(&self) -> String {
        STANDARD.encode(self.0)
    }

    /// The hash of its base64; nothing when it is none.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        STANDARD.decode(text).ok()?.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_standards() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Algorithm::Sha256.empty().to_string(), empty);
        // RFC 6962: the leaf without bytes, as every implementation tests it.
        let leaf = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        assert_eq!(Algorithm::Sha256.leaf(b"").to_string(), leaf);
        // GB/T 32905-2016, A.1: `abc`.
        let abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
        assert_eq!(over::<Sm3>(&[b"abc"]).to_string(), abc);
    }

    #[test]
    fn base64_is_read_back() {
        let hash = Algorithm::Sm3.leaf(b"x");
        assert_eq!(Hash::from_base64(&hash.base64()), Some(hash));
        for wrong in ["", "AA==", &hash.base64()[1..], &format!("{} ", hash.base64())] {
            assert_eq!(Hash::from_base64(wrong), None);
        }
    }
}
