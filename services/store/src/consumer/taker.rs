//! What takes events inside the transaction that moves its checkpoint.

use crate::{Fault, LoggedEvent, StoreError, transaction::Transaction};

/// A consumer whose effect is inside the store.
pub(crate) trait Taker: Send + Sync + 'static {
    /// The name under which its checkpoint is kept.
    fn name(&self) -> &str;

    /// The generation that it builds, beside the one that readers see.
    fn building(&self) -> Option<u64> {
        None
    }

    /// Looks whether it may still write, at the beginning of each transaction.
    ///
    /// # Errors
    /// It may not.
    fn enter(&self, _: &dyn Transaction) -> Result<(), StoreError> {
        Ok(())
    }

    /// Takes one event.
    ///
    /// # Errors
    /// Anything that keeps it from doing so.
    fn take(&self, event: &LoggedEvent, transaction: &mut dyn Transaction) -> Result<(), Fault>;
}
