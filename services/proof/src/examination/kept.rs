//! The hashes that the notary has kept.

use fawen_store::{Position, Store, StoreError};

use crate::{
    Algorithm, Discrepancy, Hash, Notary, TreeHead, notary,
    tile::{self, WIDTH},
};

/// How far the kept hashes reach.
#[derive(Debug)]
pub(super) struct Kept {
    algorithm: Algorithm,
    size: u64,
}

impl Kept {
    pub(super) async fn open(store: &Store, algorithm: Algorithm) -> Result<Self, StoreError> {
        let size = store.checkpoint(notary::consumer(algorithm)).await?.get();
        Ok(Self { algorithm, size })
    }

    pub(super) const fn size(&self) -> u64 {
        self.size
    }

    /// The kept hashes of these positions; nothing where there is none.
    pub(super) async fn hashes(
        &self,
        store: &Store,
        from: u64,
        to: u64,
    ) -> Result<Vec<Option<Hash>>, StoreError> {
        let (first, last) = (from.saturating_sub(1), to.saturating_sub(1));
        let (algorithm, size) = (self.algorithm, self.size);
        store
            .read_views(move |views| {
                let mut kept = Vec::new();
                for place in first / WIDTH..=last / WIDTH {
                    let start = place.saturating_mul(WIDTH);
                    // Damaged tiles are found by their root.
                    let tile = match start < size {
                        true => tile::read(views, algorithm, 0, place).unwrap_or_default(),
                        false => Vec::new(),
                    };
                    for index in start.max(first)..=last.min(start.saturating_add(WIDTH - 1)) {
                        let offset = usize::try_from(index.saturating_sub(start)).ok();
                        let hash = offset.and_then(|offset| tile.get(offset)).copied();
                        kept.push(hash.filter(|_| index < size));
                    }
                }
                Ok(kept)
            })
            .await
    }

    /// Compares the root of what is kept with that of the events, where both have the same size.
    pub(super) async fn check_root(
        &self,
        store: &Store,
        head: &TreeHead,
    ) -> Result<Option<Discrepancy>, StoreError> {
        if self.size > head.size {
            let message = "保存的散列比日志多：日志被截断";
            let cut = Discrepancy::new("log-truncated", message)
                .compared(format!("{}个事件", self.size), format!("{}个", head.size));
            return Ok(Some(cut));
        }
        if self.size < head.size {
            return Ok(None);
        }
        let kept = Notary::new(store, self.algorithm).head_at(Position::new(self.size)).await;
        Ok(match kept {
            Ok(kept) if kept == *head => None,
            Ok(kept) => {
                let message = "保存的散列的根与事件算得的不符";
                Some(Discrepancy::new("hashes-changed", message).compared(head.root, kept.root))
            }
            Err(error) => Some(Discrepancy::new("hashes-changed", error.to_string())),
        })
    }
}
