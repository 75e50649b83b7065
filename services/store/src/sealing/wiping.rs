//! What is left of destroyed keys in the files of the store.

use crate::{Store, StoreError, engine::Engine};

impl Store {
    /// Takes what is left of destroyed keys out of the file of their table; false when the role may not do that.
    ///
    /// On SQLite it happened with the erasure. On PostgreSQL a deleted row stays in its page until the table is
    /// written anew, which its owner may order; while an older transaction runs that might still read the row,
    /// it stays even then. The WAL and backups are out of reach from here.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn wipe_destroyed_keys(&self) -> Result<bool, StoreError> {
        match self.engine() {
            Engine::Sqlite(_) => Ok(true),
            Engine::Postgres(postgres) => postgres.wipe_destroyed_keys().await,
        }
    }
}
