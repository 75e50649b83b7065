//! Annexes (附件), and the document that a paper issues or forwards.

use serde::{Deserialize, Serialize};

use super::Block;

/// An annex; its number follows from its position, and is left out when it is the only one.
///
/// The title in the list after the text and at the head of the annex is one and the same
/// (GB/T 9704-2012 7.3.7: 附件顺序号和附件标题应当与附件说明的表述一致).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annex {
    /// The title.
    pub title: String,
    /// The text.
    pub body: Vec<Block>,
}

/// A document issued or forwarded by this paper (印发、转发的文件), on pages of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// The title.
    pub title: String,
    /// The text.
    pub body: Vec<Block>,
}
