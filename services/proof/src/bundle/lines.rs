//! The lines of the files of a bundle: canonical JSON, one object each.

use serde_json::{Map, Value, json};

use super::BundleError;
use crate::{Hash, TreeHead, json};

/// A proof and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proof {
    pub(super) position: u64,
    pub(super) hashes: Vec<Hash>,
}

/// An earlier state and the proof that the log extends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Earlier {
    pub(super) head: TreeHead,
    pub(super) hashes: Vec<Hash>,
}

impl Proof {
    pub(super) fn write(&self) -> String {
        json::write(&json!({"position": self.position, "proof": written(&self.hashes)}))
    }

    fn read(fields: &Map<String, Value>) -> Option<Self> {
        let position = fields.get("position")?.as_u64()?;
        Some(Self { position, hashes: hashes(fields.get("proof")?)? })
    }
}

impl Earlier {
    pub(super) fn write(&self) -> String {
        let (size, root) = (self.head.size, self.head.root.base64());
        json::write(&json!({"proof": written(&self.hashes), "root": root, "size": size}))
    }

    fn read(fields: &Map<String, Value>) -> Option<Self> {
        let size = fields.get("size")?.as_u64()?;
        let root = Hash::from_base64(fields.get("root")?.as_str()?)?;
        let hashes = hashes(fields.get("proof")?)?;
        Some(Self { head: TreeHead { size, root }, hashes })
    }
}

/// The lines of a file as proofs.
pub(super) fn proofs(path: &'static str, text: &str) -> Result<Vec<Proof>, BundleError> {
    objects(path, text, Proof::read, Proof::write)
}

/// The lines of a file as earlier states.
pub(super) fn earlier(path: &'static str, text: &str) -> Result<Vec<Earlier>, BundleError> {
    objects(path, text, Earlier::read, Earlier::write)
}

/// The lines of a file; each must be what its value is written as.
fn objects<T>(
    path: &'static str,
    text: &str,
    read: impl Fn(&Map<String, Value>) -> Option<T>,
    write: impl Fn(&T) -> String,
) -> Result<Vec<T>, BundleError> {
    let object = |(line, text): (usize, &str)| {
        let wrong = |why: String| BundleError::Line { path, line, why };
        let value = json::parse(text).map_err(|error| wrong(error.to_string()))?;
        let read = value.as_object().and_then(&read);
        let read = read.ok_or_else(|| wrong("字段不全或有误".to_owned()))?;
        if write(&read) == text { Ok(read) } else { Err(wrong("不是规范形式".to_owned())) }
    };
    (1..).zip(text.lines()).map(object).collect()
}

fn written(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(Hash::base64).collect()
}

fn hashes(value: &Value) -> Option<Vec<Hash>> {
    value.as_array()?.iter().map(|hash| Hash::from_base64(hash.as_str()?)).collect()
}
