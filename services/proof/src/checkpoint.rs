//! Checkpoints (检查点): the state of the log at one position, signed (C2SP `tlog-checkpoint`).

use crate::{Algorithm, Hash, Note, NoteError, SigningKey, TreeHead, VerifierKey, tree::LARGEST};

/// What the origin of a log over SM3 ends with; its key is the same, its tree another.
const SM3: &str = "/sm3";

/// A checkpoint whose signature was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Over which hash.
    pub algorithm: Algorithm,
    /// Size and root.
    pub head: TreeHead,
    /// The signed note.
    pub note: Note,
}

impl Checkpoint {
    /// Signs the state of the log. It must extend every state that was signed before: see
    /// [`Notary::sign`](crate::Notary::sign).
    ///
    /// # Errors
    /// Never, as the text is of the right form.
    pub fn sign(algorithm: Algorithm, head: TreeHead, key: &SigningKey) -> Result<Self, NoteError> {
        let note = Note::sign(text(algorithm, &head, key.verifier()), key)?;
        Ok(Self { algorithm, head, note })
    }

    /// The checkpoint of a note, once this key is known to have signed it.
    ///
    /// # Errors
    /// The signature is not that of the key, or what it signed is no checkpoint of its log.
    pub fn verify(note: Note, key: &VerifierKey) -> Result<Self, NoteError> {
        let (algorithm, head) = read(note.verified(key)?, key).ok_or(NoteError::NotACheckpoint)?;
        Ok(Self { algorithm, head, note })
    }
}

impl Checkpoint {
    /// The state that it signs, and over which hash.
    #[must_use]
    pub const fn state(&self) -> (Algorithm, TreeHead) {
        (self.algorithm, self.head)
    }
}

fn origin(algorithm: Algorithm, key: &VerifierKey) -> String {
    match algorithm {
        Algorithm::Sha256 => key.name().to_owned(),
        Algorithm::Sm3 => format!("{}{SM3}", key.name()),
    }
}

fn text(algorithm: Algorithm, head: &TreeHead, key: &VerifierKey) -> String {
    format!("{}\n{}\n{}\n", origin(algorithm, key), head.size, head.root.base64())
}

fn read(text: &str, key: &VerifierKey) -> Option<(Algorithm, TreeHead)> {
    let mut lines = text.lines();
    let (first, size, root) = (lines.next()?, lines.next()?, lines.next()?);
    let algorithm = Algorithm::ALL.into_iter().find(|a| origin(*a, key) == first)?;
    let size = size.parse().ok().filter(|size| *size <= LARGEST)?;
    let head = TreeHead { size, root: Hash::from_base64(root)? };
    // Written again it must be the same: no zero or sign before the size, no line behind.
    (self::text(algorithm, &head, key) == text).then_some((algorithm, head))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(size: u64) -> TreeHead {
        TreeHead { size, root: Algorithm::Sha256.leaf(b"x") }
    }

    #[test]
    fn a_checkpoint_is_read_back_with_its_hash_function() {
        let key = SigningKey::generate(Some("example.com/log")).unwrap();
        for algorithm in Algorithm::ALL {
            let checkpoint = Checkpoint::sign(algorithm, head(204_117), &key).unwrap();
            let note = Note::parse(&checkpoint.note.to_string()).unwrap();
            assert_eq!(Checkpoint::verify(note, key.verifier()).unwrap(), checkpoint);
        }
    }

    #[test]
    fn a_signed_text_that_is_no_checkpoint_is_refused() {
        let key = SigningKey::generate(Some("example.com/log")).unwrap();
        let root = head(1).root.base64();
        for text in [
            format!("example.com/log\n1\n{root}\nsurplus\n"),
            format!("example.com/log\n01\n{root}\n"),
            format!("example.com/log\n+1\n{root}\n"),
            format!("example.com/log\n-1\n{root}\n"),
            format!("example.com/log\n9007199254740992\n{root}\n"),
            format!("example.com/other\n1\n{root}\n"),
            "example.com/log\n1\nAAAA\n".into(),
            "example.com/log\n1\n".into(),
        ] {
            let note = Note::sign(text.clone(), &key).unwrap();
            let read = Checkpoint::verify(note, key.verifier());
            assert_eq!(read, Err(NoteError::NotACheckpoint), "{text}");
        }
    }

    #[test]
    fn a_checkpoint_of_another_key_is_refused() {
        let [key, forger] =
            [(); 2].map(|()| SigningKey::generate(Some("example.com/log")).unwrap());
        let forged = Checkpoint::sign(Algorithm::Sha256, head(3), &forger).unwrap();
        let read = Checkpoint::verify(forged.note, key.verifier());
        assert!(matches!(read, Err(NoteError::Unsigned { .. })));
    }
}
