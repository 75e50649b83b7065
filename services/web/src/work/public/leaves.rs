//! The pages of published papers, as pictures: set once, and kept while they are asked for.

use std::{collections::VecDeque, sync::Arc};

use fawen_domain::document::OfficialDocument;
use fawen_worker::Press;
use tokio::sync::Mutex;

use crate::Problem;

/// So many bytes are kept at most, the oldest thrown away first.
const LARGEST: usize = 64_000_000;

/// Each paper by the hash of its file, with its pages.
type Kept = VecDeque<(String, Arc<Vec<String>>)>;

/// The pages that were set last; clones share them. One paper is set at a time: anybody may ask.
#[derive(Debug, Clone, Default)]
pub struct Leaves(Arc<Mutex<Kept>>);

impl Leaves {
    /// The pages of a printed paper as SVG; none where it is not printed.
    ///
    /// # Errors
    /// The paper cannot be set.
    pub(super) async fn of(
        &self,
        press: &Press,
        state: &OfficialDocument,
    ) -> Result<Arc<Vec<String>>, Problem> {
        let Some(printing) = state.printing() else { return Ok(Arc::default()) };
        let Some(file) = printing.renderings.first() else { return Ok(Arc::default()) };
        let mut kept = self.0.lock().await;
        if let Some((_, leaves)) = kept.iter().find(|(hash, _)| *hash == file.sha256) {
            return Ok(Arc::clone(leaves));
        }
        let paper = state.paper_to_print(printing.sent_on);
        let Some(paper) = paper else { return Ok(Arc::default()) };
        let press = press.clone();
        let set = tokio::task::spawn_blocking(move || press.leaves(&paper)).await;
        let set = set.map_err(|error| Problem::internal(&error))?;
        let leaves = Arc::new(set.map_err(|error| Problem::internal(&error))?);
        kept.push_back((file.sha256.clone(), Arc::clone(&leaves)));
        while kept.len() > 1 && weight(&kept) > LARGEST {
            kept.pop_front();
        }
        Ok(leaves)
    }
}

fn weight(kept: &Kept) -> usize {
    kept.iter().flat_map(|(_, leaves)| leaves.iter()).map(String::len).sum()
}
