//! Bringing the tables of a database up to date.

use crate::{
    Store, StoreError,
    postgres::{self, Address},
};

/// What a migration came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migrated {
    /// The version of the tables before; 0 when there were none.
    pub found: usize,
    /// Their version now.
    pub reached: usize,
    /// The role that was given the rights of the application.
    pub role: Option<String>,
}

impl Store {
    /// Brings the tables of a PostgreSQL database up to date, and gives a role the rights that the
    /// application needs and no more. A file needs no migration, it is brought up to date when it is
    /// opened.
    ///
    /// # Errors
    /// The database cannot be reached or is newer, there is no such role, or the right to make
    /// tables is missing. Then nothing has changed.
    pub async fn migrate(url: &str, application: Option<&str>) -> Result<Migrated, StoreError> {
        if Address::is_meant(url) {
            return postgres::migrate(&Address::parse(url)?, application).await;
        }
        Self::check_url(url)?;
        Err(StoreError::MigratesItself)
    }
}
