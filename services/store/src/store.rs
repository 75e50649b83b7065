//! Opening a store.

use std::{num::NonZeroUsize, path::Path, sync::Arc};

use tokio::sync::Notify;

use crate::{StoreError, Upcasters, cache::Cache, engine::Engine, sqlite::Sqlite};

/// An open store; clones share it.
#[derive(Debug, Clone)]
pub struct Store(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    engine: Engine,
    cache: Cache,
    upcasters: Upcasters,
    news: Notify,
}

/// How to open a store.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// How events of older versions are read.
    pub upcasters: Upcasters,
    /// How many reads run at once.
    pub readers: usize,
    /// How many streams are kept in memory.
    pub cached_streams: NonZeroUsize,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            upcasters: Upcasters::default(),
            readers: 4,
            cached_streams: const { NonZeroUsize::new(4096).unwrap() },
        }
    }
}

impl StoreOptions {
    /// Opens the store in this file, which is made if it is not there.
    ///
    /// # Errors
    /// The file is not a store, is of a newer version, or cannot be opened.
    pub fn open(self, path: impl AsRef<Path>) -> Result<Store, StoreError> {
        Ok(Store(Arc::new(Inner {
            engine: Engine::Sqlite(Sqlite::open(path.as_ref(), self.readers)?),
            cache: Cache::new(self.cached_streams),
            upcasters: self.upcasters,
            news: Notify::new(),
        })))
    }

    /// Opens the store at an address, `sqlite:PATH`.
    ///
    /// # Errors
    /// As for [`StoreOptions::open`], or the address names no known kind of store.
    pub fn open_url(self, url: &str) -> Result<Store, StoreError> {
        self.open(Store::file(url)?)
    }

    /// Opens the store at an address, if there is one; makes nothing.
    ///
    /// # Errors
    /// As for [`StoreOptions::open_url`], or there is no file at the address.
    pub fn open_existing(self, url: &str) -> Result<Store, StoreError> {
        let path = Store::file(url)?;
        match path.try_exists() {
            Ok(true) => self.open(path),
            Ok(false) => Err(StoreError::Absent { path: path.into() }),
            Err(error) => Err(StoreError::CannotOpen { path: path.into(), source: error.into() }),
        }
    }
}

impl Store {
    /// Opens the store in this file with the usual options.
    ///
    /// # Errors
    /// As for [`StoreOptions::open`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        StoreOptions::default().open(path)
    }

    /// Opens the store at an address, `sqlite:PATH`, with the usual options.
    ///
    /// # Errors
    /// As for [`StoreOptions::open_url`].
    pub fn open_url(url: &str) -> Result<Self, StoreError> {
        StoreOptions::default().open_url(url)
    }

    /// Opens the store at an address, if there is one, with the usual options.
    ///
    /// # Errors
    /// As for [`StoreOptions::open_existing`].
    pub fn open_existing(url: &str) -> Result<Self, StoreError> {
        StoreOptions::default().open_existing(url)
    }

    /// The file at an address, `sqlite:PATH`, whether there is one or not.
    ///
    /// # Errors
    /// The address names no known kind of store.
    pub fn file(url: &str) -> Result<&Path, StoreError> {
        match url.strip_prefix("sqlite:") {
            // Each connection to `:memory:` would be a store of its own.
            Some(path) if !path.is_empty() && path != ":memory:" => Ok(Path::new(path)),
            _ => Err(StoreError::UnknownStore { url: url.to_owned() }),
        }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.0.engine
    }

    pub(crate) fn cache(&self) -> &Cache {
        &self.0.cache
    }

    pub(crate) fn upcasters(&self) -> &Upcasters {
        &self.0.upcasters
    }

    /// Rings after every append of this process.
    pub(crate) fn news(&self) -> &Notify {
        &self.0.news
    }
}
