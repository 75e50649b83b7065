//! Signed notes (C2SP `signed-note`): text that one or more keys have signed.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{NoteError, SigningKey, VerifierKey};

/// What stands before each signature.
const DASH: &str = "— ";
/// Most signatures of a note; verifiers must take sixteen.
const SIGNATURES: usize = 64;

/// A note whose signatures nobody has checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct NoteSignature {
    name: String,
    /// Identifier of the key, then the signature.
    bytes: Vec<u8>,
}

impl Note {
    /// Signs a text, which ends with a new line.
    ///
    /// # Errors
    /// [`NoteError::Form`] when the text is none that a note may have.
    pub fn sign(text: String, key: &SigningKey) -> Result<Self, NoteError> {
        check(&text)?;
        let signature =
            NoteSignature { name: key.verifier().name().to_owned(), bytes: key.sign(&text) };
        Ok(Self { text, signatures: vec![signature] })
    }

    /// Reads a note; nothing is believed of it yet.
    ///
    /// # Errors
    /// [`NoteError::Form`].
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        check(note)?;
        // The last empty line parts text and signatures.
        let (text, signatures) = note.rsplit_once("\n\n").ok_or(NoteError::Form)?;
        let lines = signatures.strip_suffix('\n').ok_or(NoteError::Form)?.split('\n');
        let signatures: Vec<NoteSignature> = lines
            .take(SIGNATURES.saturating_add(1))
            .map(signature)
            .collect::<Option<_>>()
            .ok_or(NoteError::Form)?;
        if signatures.len() > SIGNATURES {
            return Err(NoteError::Form);
        }
        Ok(Self { text: format!("{text}\n"), signatures })
    }

    /// The text, once this key is known to have signed it.
    ///
    /// # Errors
    /// [`NoteError::Unsigned`] when the key has not signed it, [`NoteError::Signature`] when what claims to be
    /// its signature is none.
    pub fn verified(&self, key: &VerifierKey) -> Result<&str, NoteError> {
        let mut own = self.signatures.iter().filter_map(|signature| {
            let (id, bytes) = signature.bytes.split_at_checked(4)?;
            (signature.name == key.name() && id == key.id()).then_some(bytes)
        });
        let first = own.next().ok_or_else(|| NoteError::Unsigned { key: key.to_string() })?;
        let good = std::iter::once(first).chain(own).all(|bytes| key.verifies(&self.text, bytes));
        if good { Ok(&self.text) } else { Err(NoteError::Signature { key: key.to_string() }) }
    }

    /// The text, whoever has signed it: for showing only.
    #[must_use]
    pub fn unverified_text(&self) -> &str {
        &self.text
    }
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| {
            writeln!(f, "{DASH}{} {}", signature.name, STANDARD.encode(&signature.bytes))
        })
    }
}

/// No control characters but new lines, and one at the end.
fn check(text: &str) -> Result<(), NoteError> {
    let is_forbidden = |c: char| c < '\u{20}' && c != '\n';
    let good = text.ends_with('\n') && !text.contains(is_forbidden);
    if good { Ok(()) } else { Err(NoteError::Form) }
}

fn signature(line: &str) -> Option<NoteSignature> {
    let (name, bytes) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = STANDARD.decode(bytes).ok()?;
    let good = !name.is_empty() && !name.contains('+') && bytes.len() > 4;
    good.then(|| NoteSignature { name: name.to_owned(), bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of C2SP `signed-note`.
    const C2SP_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    const C2SP: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    /// The example of Go's `note` package.
    const GO_PRIVATE: &str =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const GO_TEXT: &str = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const GO: &str = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    #[test]
    fn notes_of_other_tools_verify_and_ours_are_theirs() {
        let key = C2SP_KEY.parse().unwrap();
        let note = Note::parse(C2SP).unwrap();
        assert_eq!(note.verified(&key).unwrap(), "This is an example message.\n");
        assert_eq!(note.to_string(), C2SP);
        let key = GO_PRIVATE.parse().unwrap();
        assert_eq!(Note::sign(GO_TEXT.into(), &key).unwrap().to_string(), GO);
    }

    #[test]
    fn a_text_with_empty_lines_is_whole() {
        let key = SigningKey::generate(None).unwrap();
        let note = Note::sign("一\n\n二\n".into(), &key).unwrap();
        let note = Note::parse(&note.to_string()).unwrap();
        assert_eq!(note.verified(key.verifier()).unwrap(), "一\n\n二\n");
    }

    #[test]
    fn signatures_of_others_are_passed_over_but_never_enough() {
        let [key, other] = [(); 2].map(|()| SigningKey::generate(None).unwrap());
        let text = String::from("文\n");
        let both = Note {
            signatures: [&key, &other]
                .map(|key| Note::sign(text.clone(), key).unwrap().signatures)
                .concat(),
            text: text.clone(),
        };
        let both = Note::parse(&both.to_string()).unwrap();
        assert!(both.verified(key.verifier()).is_ok() && both.verified(other.verifier()).is_ok());
        let one = Note::sign(text, &other).unwrap();
        assert!(matches!(one.verified(key.verifier()), Err(NoteError::Unsigned { .. })));
    }

    #[test]
    fn a_note_with_any_bit_changed_does_not_verify() {
        let key = C2SP_KEY.parse().unwrap();
        for bit in 0..C2SP.len() * 8 {
            let mut bytes = C2SP.as_bytes().to_vec();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let Ok(text) = std::str::from_utf8(&bytes) else { continue };
            let verifies = Note::parse(text).is_ok_and(|note| note.verified(&key).is_ok());
            assert!(!verifies, "{text}");
        }
    }

    #[test]
    fn what_is_no_note_is_refused() {
        for wrong in [
            "",
            "文\n",
            "文\n\n",
            "文\n\n— a AAAAAAAA",
            "文\n\n- a AAAAAAAA\n",
            "文\n\n— a+b AAAAAAAA\n",
            "文\n\n— a AAAA\n",
            "文\t\n\n— a AAAAAAAA\n",
            "文\n\n— a AAAAAAAA\n\n",
        ] {
            assert_eq!(Note::parse(wrong), Err(NoteError::Form), "{wrong}");
        }
        let many = format!("文\n\n{}", "— a AAAAAAAA\n".repeat(65));
        assert_eq!(Note::parse(&many), Err(NoteError::Form));
    }
}
