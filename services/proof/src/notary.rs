//! The notary (公证): follows the log, keeps the hashes of its events, signs its states.

use fawen_store::{Position, RawEvent, Scan, Store, StoreError, ViewReader, ViewRow, ViewWriter};

use crate::{
    Algorithm, Checkpoint, Hash, Note, ProofError, SigningKey, TreeHead, canonical,
    tile::{self, Tiles},
    tree,
};

/// How many events are taken in one transaction.
const BATCH: u32 = 2_048;

/// Follows the log of a store over one hash function.
#[derive(Debug, Clone)]
pub struct Notary {
    store: Store,
    algorithm: Algorithm,
}

impl Notary {
    /// The notary of a store.
    #[must_use]
    pub fn new(store: &Store, algorithm: Algorithm) -> Self {
        Self { store: store.clone(), algorithm }
    }

    /// Takes the hashes of all events that it has not taken yet; returns the position reached.
    ///
    /// # Errors
    /// A hole in the log, an event without canonical bytes, damaged hashes, or an error of the database.
    pub async fn catch_up(&self) -> Result<Position, ProofError> {
        let mut reached = self.store.checkpoint(consumer(self.algorithm)).await?;
        loop {
            let events = self.store.raw_log(reached, BATCH).await?;
            let Some(last) = events.last().map(|event| event.position) else { return Ok(reached) };
            let leaves = leaves(self.algorithm, &events)?;
            reached = self.take(reached, last, leaves).await?;
        }
    }

    async fn take(
        &self,
        from: Position,
        to: Position,
        leaves: Vec<Hash>,
    ) -> Result<Position, ProofError> {
        let algorithm = self.algorithm;
        let effect = move |views: &mut dyn ViewWriter| {
            tile::append(views, algorithm, from.get(), leaves).map_err(into_store)
        };
        self.store.advance(consumer(algorithm), from, to, effect).await.map_err(out_of_store)
    }

    /// Throws the kept hashes away and takes all of them again. Signed checkpoints stay.
    ///
    /// # Errors
    /// As for [`Notary::catch_up`].
    pub async fn rebuild(&self) -> Result<Position, ProofError> {
        let views: &'static [&'static str] = match self.algorithm {
            Algorithm::Sha256 => const { &[tile::view(Algorithm::Sha256)] },
            Algorithm::Sm3 => const { &[tile::view(Algorithm::Sm3)] },
        };
        self.store.forget(consumer(self.algorithm), views).await?;
        self.catch_up().await
    }

    /// The state of the log at a position: from a few kept rows, however long the log is.
    ///
    /// # Errors
    /// [`ProofError::Beyond`] when the notary has not come so far, damaged hashes, or an error of the database.
    pub async fn head_at(&self, position: Position) -> Result<TreeHead, ProofError> {
        self.read(move |tiles, size| {
            let asked = position.get();
            if asked > size {
                return Err(ProofError::Beyond { asked, last: size });
            }
            Ok(TreeHead { size: asked, root: tree::root(tiles, 0, asked)? })
        })
        .await
    }

    /// The state of the log after the last event, which is taken in first.
    ///
    /// # Errors
    /// As for [`Notary::catch_up`] and [`Notary::head_at`].
    pub async fn head(&self) -> Result<TreeHead, ProofError> {
        let reached = self.catch_up().await?;
        self.head_at(reached).await
    }

    /// Proves that events are in the log of this size: for each its nodes, from the leaf up.
    ///
    /// # Errors
    /// [`ProofError::Beyond`] for a position behind the size or a size that is not reached; otherwise as for
    /// [`Notary::head_at`].
    pub async fn prove_inclusion(
        &self,
        size: u64,
        positions: Vec<Position>,
    ) -> Result<Vec<Vec<Hash>>, ProofError> {
        self.read(move |tiles, last| {
            let beyond = |asked, last| ProofError::Beyond { asked, last };
            if size > last {
                return Err(beyond(size, last));
            }
            let prove = |position: Position| {
                let proof = tree::prove_inclusion(tiles, size, position)?;
                proof.ok_or_else(|| beyond(position.get(), size))
            };
            positions.into_iter().map(prove).collect()
        })
        .await
    }

    /// Proves that the log of size `new` begins with the log of size `old`.
    ///
    /// # Errors
    /// [`ProofError::Beyond`] when `old` is larger or `new` is not reached; otherwise as for
    /// [`Notary::head_at`].
    pub async fn prove_consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, ProofError> {
        self.read(move |tiles, last| {
            if new > last {
                return Err(ProofError::Beyond { asked: new, last });
            }
            let proof = tree::prove_consistency(tiles, old, new)?;
            proof.ok_or(ProofError::Beyond { asked: old, last: new })
        })
        .await
    }

    /// Signs the state of the log as it is now, if it extends everything in `before`: what this log has
    /// signed so far, the checkpoints that the store remembers included.
    ///
    /// # Errors
    /// [`ProofError::Fork`] when it does not; otherwise as for [`Notary::head`].
    pub async fn sign(
        &self,
        key: &SigningKey,
        before: &[Checkpoint],
    ) -> Result<Checkpoint, ProofError> {
        let head = self.head().await?;
        let remembered = self.remembered().await?;
        let own = before.iter().filter(|known| known.algorithm == self.algorithm);
        let mine = remembered
            .iter()
            .filter_map(|note| Checkpoint::verify(Note::parse(note).ok()?, key.verifier()).ok());
        let heads: Vec<TreeHead> =
            own.map(|known| known.head).chain(mine.map(|known| known.head)).collect();
        for known in heads {
            if known.size > head.size || self.head_at(Position::new(known.size)).await? != known {
                return Err(ProofError::Fork { size: known.size });
            }
        }
        let checkpoint = Checkpoint::sign(self.algorithm, head, key)?;
        self.remember(&checkpoint).await?;
        Ok(checkpoint)
    }

    /// The checkpoints that the store remembers to have signed, as notes, by size. They serve the notary,
    /// which signs no fork; proof against the store itself are only those that are kept elsewhere.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn remembered(&self) -> Result<Vec<String>, ProofError> {
        let view = checkpoints(self.algorithm);
        let rows = self.store.view_scan(view, Scan::all()).await?;
        Ok(rows.into_iter().map(ViewRow::read).collect::<Result<_, _>>()?)
    }

    async fn remember(&self, checkpoint: &Checkpoint) -> Result<(), ProofError> {
        let view = checkpoints(self.algorithm);
        let size = checkpoint.head.size;
        loop {
            let from = self.store.checkpoint(view).await?;
            let to = from.max(Position::new(size));
            let note = checkpoint.note.to_string();
            let write = move |views: &mut dyn ViewWriter| {
                let key = format!("{size:014x}");
                views.set(view, &key, &key, &note)
            };
            // Somebody who signed at the same time moved it further: once more, from there.
            if self.store.advance(view, from, to, write).await? == to {
                return Ok(());
            }
        }
    }

    /// Reads the tiles, all at one moment; the second argument is how far they reach.
    async fn read<T, F>(&self, work: F) -> Result<T, ProofError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tiles<'_>, u64) -> Result<T, ProofError> + Send + 'static,
    {
        let algorithm = self.algorithm;
        let read = move |views: &dyn ViewReader| {
            let size = views.position(consumer(algorithm))?.get();
            Ok(work(&mut Tiles::new(algorithm, views), size))
        };
        self.store.read_views(read).await?
    }
}

/// The hashes of events.
fn leaves(algorithm: Algorithm, events: &[RawEvent]) -> Result<Vec<Hash>, ProofError> {
    let leaf = |event: &RawEvent| match canonical::bytes(event) {
        Ok(bytes) => Ok(algorithm.leaf(bytes.as_bytes())),
        Err(source) => Err(ProofError::Event { position: event.position.get(), source }),
    };
    events.iter().map(leaf).collect()
}

/// Under which name the store keeps how far the hashes reach.
pub(crate) const fn consumer(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Sha256 => "proof-sha256",
        Algorithm::Sm3 => "proof-sm3",
    }
}

/// The view of what was signed; its consumer has the same name.
const fn checkpoints(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Sha256 => "proof_checkpoints_sha256",
        Algorithm::Sm3 => "proof_checkpoints_sm3",
    }
}

/// Our errors on their way through the store.
fn into_store(error: ProofError) -> StoreError {
    match error {
        ProofError::Store(error) => error,
        other => StoreError::Database(Box::new(other)),
    }
}

/// And back.
fn out_of_store(error: StoreError) -> ProofError {
    match error {
        StoreError::Database(fault) => match fault.downcast() {
            Ok(own) => *own,
            Err(fault) => StoreError::Database(fault).into(),
        },
        other => other.into(),
    }
}
