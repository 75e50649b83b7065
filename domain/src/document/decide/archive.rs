//! Putting a document into the archive (归档).

use super::{Decision, in_turn};
use crate::document::{ArchiveRecord, DocumentError, DocumentEvent, OfficialDocument, Stage, Step};

pub(super) fn archive(document: &OfficialDocument, record: ArchiveRecord) -> Decision {
    match document.archive() {
        Some(existing) if *existing == record => return Ok(vec![]),
        Some(ArchiveRecord { piece, .. }) => {
            return Err(DocumentError::ArchivedAlready { piece: *piece });
        }
        None => in_turn(document, Step::Archive, &[Stage::Issued])?,
    }
    if record.piece == 0 {
        return Err(DocumentError::PieceMissing);
    }
    Ok(vec![DocumentEvent::DocumentArchived { archive: record }])
}
