//! Why a bundle is not accepted, or cannot be made.

use crate::{NoteError, ProofError};

/// Why a bundle is not accepted, or cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It is no ZIP, or ends too early.
    #[error("证据包残缺，或不是证据包：请重新取得")]
    Cut,
    /// It is a ZIP, but not to the byte the one that its files make.
    #[error("证据包被改动过或重新打包过：与其内容应有的样子不是每个字节都相同")]
    Form,
    /// It plays tricks.
    #[error("拒绝打开：{0}")]
    Hostile(String),
    /// A file is not there.
    #[error("证据包里没有“{0}”")]
    Missing(String),
    /// A file is not what the manifest says.
    #[error("“{path}”与清单不符：被改动、增加或删除")]
    Manifest {
        /// Which.
        path: String,
    },
    /// A file cannot be read as what it should be.
    #[error("“{path}”第{line}行读不通：{why}")]
    Line {
        /// Which file.
        path: &'static str,
        /// Which line.
        line: usize,
        /// Why.
        why: String,
    },
    /// The identifier of the document cannot stand in a manifest.
    #[error("公文标识为空或含有控制字符")]
    Document,
    /// A note in it does not count.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The key in it is none.
    #[error("证据包里的公钥有误：{0}")]
    Key(#[from] crate::KeyError),
    /// It could not be packed.
    #[error("不能打包：{0}")]
    Pack(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The store gave no proof.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] fawen_store::StoreError),
}
