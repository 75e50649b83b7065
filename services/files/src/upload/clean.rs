//! What nobody goes on with is thrown away.

use jiff::{SignedDuration, Timestamp};

use super::{UploadId, Uploads};
use crate::FilesError;

impl Uploads {
    /// Throws away uploads that nobody has gone on with for too long, and says which.
    ///
    /// # Errors
    /// The disk fails.
    pub async fn clean(&self, now: Timestamp) -> Result<Vec<UploadId>, FilesError> {
        let age = SignedDuration::from_secs(i64::from(self.limits.abandoned_after));
        let mut cleaned = Vec::new();
        for upload in self.all().await? {
            if now.duration_since(upload.touched) <= age {
                continue;
            }
            // What is written to at this moment is not abandoned.
            let Ok(_taken) = self.take(&upload.id) else {
                continue;
            };
            self.discard(&upload.id).await?;
            cleaned.push(upload.id);
        }
        Ok(cleaned)
    }
}
