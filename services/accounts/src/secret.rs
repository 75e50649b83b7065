//! Secrets that are given out once: of sessions, invitations, tokens. Only their hashes are stored.

use std::fmt;

use fawen_store::StoreError;
use sha2::{Digest, Sha256};

use crate::AccountsError;

/// A secret that its owner carries; not shown in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// 256 bits of the system's randomness, in 64 hexadecimal digits, after a prefix.
    pub(crate) fn random(prefix: &str) -> Result<Self, AccountsError> {
        Ok(Self(format!("{prefix}{}", random::<32>()?)))
    }

    /// One that came back from its owner.
    pub(crate) fn given(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Another secret for one use, from which there is no way back to this one: 64 hexadecimal digits.
    pub(crate) fn derive(&self, purpose: &str) -> Self {
        Self(hash(&format!("{purpose}:{}", self.0)))
    }

    /// The secret itself, to be handed to its owner.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// So many random bytes, in hexadecimal.
pub(crate) fn random<const N: usize>() -> Result<String, AccountsError> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|error| AccountsError::Randomness(error.to_string()))?;
    Ok(hexadecimal(&bytes))
}

/// The hash under which a secret is looked up. A secret of 256 random bits needs no slow hash.
pub(crate) fn hash(secret: &str) -> String {
    hexadecimal(&Sha256::digest(secret.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether two texts are the same; how long it takes tells nothing of where they differ.
pub(crate) fn same(one: &str, other: &str) -> bool {
    hash(one) == hash(other)
}

/// The body of a record.
pub(crate) fn body<T: serde::Serialize>(value: &T) -> Result<serde_json::Value, StoreError> {
    serde_json::to_value(value)
        .map_err(|source| StoreError::Malformed { what: "账号记录".to_owned(), source })
}
