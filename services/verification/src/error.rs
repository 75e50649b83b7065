//! What keeps a verification from going on. What it finds is no error.

use fawen_store::StoreError;
use fawen_worker::BulletinError;

/// What keeps a verification from going on.
#[derive(Debug, thiserror::Error)]
pub enum VerificationError {
    /// There is no room for the views that are built anew.
    #[error("不能建立核验用的临时库")]
    Scratch(#[from] std::io::Error),
    /// The templates of the program are broken.
    #[error("不能重新起草")]
    Bulletin(#[from] BulletinError),
    /// The thread that renders broke off.
    #[error("重印中断")]
    Broken(#[from] tokio::task::JoinError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
