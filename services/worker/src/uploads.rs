//! Uploads that nobody goes on with are thrown away.

use fawen_files::upload::{UploadId, Uploads};
use jiff::Timestamp;

/// Throws away what was begun and left lying for too long by the clock, and says which. What the disk runs into
/// is logged and tried again next time.
pub async fn clean_uploads(uploads: &Uploads, now: Timestamp) -> Vec<UploadId> {
    match uploads.clean(now).await {
        Ok(cleaned) => {
            if !cleaned.is_empty() {
                tracing::info!(uploads = cleaned.len(), "abandoned uploads were thrown away");
            }
            cleaned
        }
        Err(error) => {
            tracing::error!(%error, "abandoned uploads could not be thrown away");
            Vec::new()
        }
    }
}
