//! What can go wrong with proofs. Messages are for people, in Chinese.

use fawen_store::StoreError;

/// Why a text is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The system gave no randomness.
    #[error("操作系统没有给出随机数：{0}")]
    Randomness(getrandom::Error),
    /// The name is empty or has spaces, control characters or `+` in it.
    #[error("“{name}”不能作密钥的名称：不能为空，不能含空格和加号")]
    Name {
        /// The name.
        name: String,
    },
    /// The key file cannot be read.
    #[error("读不到密钥文件")]
    File(#[source] std::io::Error),
    /// Others than its owner may read the key file.
    #[error("密钥文件的权限是{mode:o}，别人也能读：请先执行 chmod 600")]
    Open {
        /// Its permissions.
        mode: u32,
    },
    /// The line has another form.
    #[error("不是密钥：应为“名称+标识+密钥”一行（C2SP signed-note，Ed25519）")]
    Form,
    /// The identifier does not belong to name and key.
    #[error("密钥的标识与名称、密钥不符：可能抄录有误")]
    Identifier,
}

/// Why a note, or a checkpoint, does not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It is no signed note.
    #[error("不是签名文书（C2SP signed-note）：可能残缺或被改动")]
    Form,
    /// The key has not signed it.
    #[error("没有公钥“{key}”的签名：签名者另有其人")]
    Unsigned {
        /// The key.
        key: String,
    },
    /// The signature is none of this key over this text.
    #[error("公钥“{key}”的签名不成立：文字或签名被改动")]
    Signature {
        /// The key.
        key: String,
    },
    /// What was signed is no checkpoint of this log.
    #[error("签了名，但不是本日志的检查点")]
    NotACheckpoint,
}

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// An event has no canonical bytes.
    #[error("日志第{position}位的事件无法公证：{source}")]
    Event {
        /// Where.
        position: u64,
        /// Why.
        source: crate::CanonicalError,
    },
    /// The hashes that are kept are not what they should be.
    #[error(
        "保存的散列有缺损（{place}）：请用 fawen audit verify 核验，确认无误后用 --rebuild 重建"
    )]
    Tiles {
        /// Where.
        place: String,
    },
    /// The log has not come so far.
    #[error("日志只到第{last}位，没有第{asked}位")]
    Beyond {
        /// The position asked for.
        asked: u64,
        /// The last one.
        last: u64,
    },
    /// What was signed before is no beginning of the log as it is now.
    #[error(
        "已签的检查点（{size}个事件）与现在的日志不一致：拒绝再签。请用 fawen audit verify 查明改动"
    )]
    Fork {
        /// The size of the checkpoint.
        size: u64,
    },
    /// A note that does not count.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
