//! Keys: one signs checkpoints (签名密钥), the other checks them (验证公钥). Both are lines of text in the
//! forms that the tools of transparency logs use (C2SP `signed-note`, Go `sumdb/note`).

use std::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _};
use sha2::{Digest, Sha256};

use crate::KeyError;

/// The byte that says Ed25519.
const ED25519: u8 = 1;
/// How a private key begins in the form of Go's `note` package.
const PRIVATE: &str = "PRIVATE+KEY+";

/// A key that signs. It never shows itself, neither in logs nor in debug output.
pub struct SigningKey {
    public: VerifierKey,
    secret: ed25519_dalek::SigningKey,
}

/// A key that checks signatures, with the name of the log that signs with its other half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: ed25519_dalek::VerifyingKey,
}

impl SigningKey {
    /// A new key; without a name it is named after itself: `fawen-log-1a2b3c4d`.
    ///
    /// # Errors
    /// The system gives no randomness, or the name is none.
    pub fn generate(name: Option<&str>) -> Result<Self, KeyError> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(KeyError::Randomness)?;
        let secret = ed25519_dalek::SigningKey::from_bytes(&seed);
        let own: String = fawen_domain::digest::hex(secret.verifying_key().as_bytes());
        let own = format!("fawen-log-{}", own.get(..8).unwrap_or_default());
        Self::new(name.unwrap_or(&own), secret)
    }

    fn new(name: &str, secret: ed25519_dalek::SigningKey) -> Result<Self, KeyError> {
        let public = VerifierKey::new(name, secret.verifying_key())?;
        Ok(Self { public, secret })
    }

    /// The key that checks what this one signs.
    #[must_use]
    pub const fn verifier(&self) -> &VerifierKey {
        &self.public
    }

    /// Signs a text: key identifier and signature.
    pub(crate) fn sign(&self, text: &str) -> Vec<u8> {
        let signature = self.secret.sign(text.as_bytes());
        [&self.public.id()[..], &signature.to_bytes()].concat()
    }

    /// The line that is kept in the key file, and nowhere else.
    #[must_use]
    pub fn secret_line(&self) -> String {
        let id = fawen_domain::digest::hex(&self.public.id());
        let key = STANDARD.encode([&[ED25519], &self.secret.to_bytes()[..]].concat());
        format!("{PRIVATE}{}+{id}+{key}\n", self.public.name)
    }
}

impl VerifierKey {
    fn new(name: &str, key: ed25519_dalek::VerifyingKey) -> Result<Self, KeyError> {
        let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || c == '+';
        if name.is_empty() || name.contains(is_forbidden) {
            return Err(KeyError::Name { name: name.to_owned() });
        }
        Ok(Self { name: name.to_owned(), key })
    }

    /// The name of the log.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The identifier that stands before each signature.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let hash = Sha256::new()
            .chain_update(&self.name)
            .chain_update([b'\n', ED25519])
            .chain_update(self.key.as_bytes())
            .finalize();
        let mut id = [0; 4];
        id.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        id
    }

    /// Whether this is the signature of the text, without the identifier before it.
    pub(crate) fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature);
        signature.is_ok_and(|signature| self.key.verify_strict(text.as_bytes(), &signature).is_ok())
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = fawen_domain::digest::hex(&self.id());
        let key = STANDARD.encode([&[ED25519], &self.key.as_bytes()[..]].concat());
        write!(f, "{}+{id}+{key}", self.name)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(line: &str) -> Result<Self, KeyError> {
        let (name, id, key) = parts(line)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(&key).map_err(|_| KeyError::Form)?;
        let key = Self::new(name, key)?;
        if id == key.id() { Ok(key) } else { Err(KeyError::Identifier) }
    }
}

impl FromStr for SigningKey {
    type Err = KeyError;

    fn from_str(line: &str) -> Result<Self, KeyError> {
        let (name, id, seed) = parts(line.strip_prefix(PRIVATE).ok_or(KeyError::Form)?)?;
        let key = Self::new(name, ed25519_dalek::SigningKey::from_bytes(&seed))?;
        if id == key.public.id() { Ok(key) } else { Err(KeyError::Identifier) }
    }
}

/// Name, identifier and key of `name+identifier+key`.
fn parts(line: &str) -> Result<(&str, [u8; 4], [u8; 32]), KeyError> {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let mut parts = line.splitn(3, '+');
    let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyError::Form);
    };
    let number = u32::from_str_radix(id, 16).map_err(|_| KeyError::Form)?;
    let key = STANDARD.decode(key).map_err(|_| KeyError::Form)?;
    match key.split_first() {
        // A sign before the digits would be read, too.
        Some((&ED25519, key)) if id.len() == 8 && !id.starts_with('+') => {
            Ok((name, number.to_be_bytes(), key.try_into().map_err(|_| KeyError::Form)?))
        }
        _ => Err(KeyError::Form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys of the documentation of Go's `note` package.
    const GO_PRIVATE: &str =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const GO_PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    /// The key of C2SP `signed-note`.
    const C2SP: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    #[test]
    fn keys_of_other_tools_are_read_and_written_the_same() {
        let key: SigningKey = GO_PRIVATE.parse().unwrap();
        assert_eq!(key.secret_line().trim_end(), GO_PRIVATE);
        assert_eq!(key.verifier().to_string(), GO_PUBLIC);
        assert_eq!(C2SP.parse::<VerifierKey>().unwrap().to_string(), C2SP);
    }

    #[test]
    fn a_new_key_is_read_back_and_never_shows_itself() {
        let key = SigningKey::generate(None).unwrap();
        assert!(key.verifier().name().starts_with("fawen-log-"));
        let line = key.secret_line();
        let again: SigningKey = line.parse().unwrap();
        assert_eq!(again.verifier(), key.verifier());
        let secret = line.trim_end().rsplit('+').next().unwrap();
        let bytes = format!("{:?}", key.secret.to_bytes());
        let shown = format!("{key:?}");
        assert!(
            !shown.contains(secret) && !shown.contains(bytes.trim_matches(['[', ']'])),
            "{shown}"
        );
        assert_ne!(SigningKey::generate(None).unwrap().verifier(), key.verifier());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for wrong in [
            "",
            "PeterNeumann+c74f20a3",
            "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
            "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            GO_PRIVATE,
        ] {
            assert!(wrong.parse::<VerifierKey>().is_err(), "{wrong}");
        }
        assert!(GO_PUBLIC.parse::<SigningKey>().is_err());
        for name in ["", "a b", "a+b", "a\u{3000}b"] {
            assert!(SigningKey::generate(Some(name)).is_err(), "{name}");
        }
    }
}
