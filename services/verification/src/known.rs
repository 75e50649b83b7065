//! The checkpoints that are known of a log: of journals, and of the store itself, each signed by a trusted key.

use fawen_proof::{
    Algorithm, Checkpoint, Discrepancies, Discrepancy, Notary, Note, NoteError, ProofError,
    VerifierKey, journal::Journal,
};
use fawen_store::Store;

/// Gathers checkpoints; what no trusted key has signed is a discrepancy.
#[derive(Debug)]
pub struct Known<'k> {
    keys: &'k [VerifierKey],
    checkpoints: Vec<Checkpoint>,
}

impl<'k> Known<'k> {
    /// Nothing yet; these keys are trusted.
    #[must_use]
    pub const fn new(keys: &'k [VerifierKey]) -> Self {
        Self { keys, checkpoints: Vec::new() }
    }

    /// Takes the notes of a journal, which lies at this place.
    pub fn journal(&mut self, place: &str, journal: Journal, found: &mut Discrepancies) {
        match journal {
            Ok(notes) => {
                for note in notes {
                    self.judge(note, place, found);
                }
            }
            Err((line, error)) => found.push(faulty(&format!("{place}第{line}行起"), &error)),
        }
    }

    /// Takes what the store remembers.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn store(
        &mut self,
        store: &Store,
        found: &mut Discrepancies,
    ) -> Result<(), ProofError> {
        for algorithm in Algorithm::ALL {
            for text in Notary::new(store, algorithm).remembered().await? {
                match Note::parse(&text) {
                    Ok(note) => self.judge(note, "事件库", found),
                    Err(error) => found.push(faulty("事件库", &error)),
                }
            }
        }
        Ok(())
    }

    /// All of them, each once, by hash function and size.
    #[must_use]
    pub fn checkpoints(mut self) -> Vec<Checkpoint> {
        self.checkpoints.sort_by_key(|known| (known.algorithm, known.head.size, known.head.root));
        self.checkpoints.dedup();
        self.checkpoints
    }

    /// Takes a note if one of the keys has signed it.
    fn judge(&mut self, note: Note, place: &str, found: &mut Discrepancies) {
        let mut worst = None;
        for key in self.keys {
            match Checkpoint::verify(note.clone(), key) {
                Ok(checkpoint) => return self.checkpoints.push(checkpoint),
                Err(error @ NoteError::Unsigned { .. }) => worst = worst.or(Some(error)),
                Err(error) => worst = Some(error),
            }
        }
        let size = note.unverified_text().lines().nth(1).unwrap_or_default().to_owned();
        let message = match worst {
            None => format!("{place}里{size}个事件的检查点没有公钥可验：请用 --key 指明"),
            Some(error) => format!("{place}里{size}个事件的检查点不可信：{error}"),
        };
        found.push(Discrepancy::new("checkpoint-signature", message));
    }
}

/// A journal that stops making sense.
#[must_use]
pub fn faulty(place: &str, error: &NoteError) -> Discrepancy {
    Discrepancy::new("checkpoint-form", format!("{place}的检查点读不通：{error}"))
}
