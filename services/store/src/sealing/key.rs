//! The key of a person, or of whatever a case, an expert or an objection tells of persons.

use std::fmt;

use crate::StoreError;

/// A key with the name by which boxes refer to it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SubjectKey {
    /// Random, and telling nothing of the subject.
    pub(crate) id: String,
    pub(crate) key: [u8; 32],
}

impl SubjectKey {
    /// A new key from the randomness of the system.
    pub(crate) fn random() -> Result<Self, StoreError> {
        let id = random::<12>()?.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { id, key: random()? })
    }
}

/// So many bytes from the randomness of the system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(StoreError::database)?;
    Ok(bytes)
}

impl fmt::Debug for SubjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SubjectKey").field("id", &self.id).finish_non_exhaustive()
    }
}
