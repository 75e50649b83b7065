//! Opening a store.

use std::{num::NonZeroUsize, path::Path, sync::Arc, time::Duration};

use tokio::sync::Notify;

use crate::{
    StoreError, Upcasters,
    cache::Cache,
    engine::Engine,
    postgres::{Address, Postgres},
    sqlite::Sqlite,
};

/// An open store; clones share it.
#[derive(Debug, Clone)]
pub struct Store(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    engine: Engine,
    cache: Cache,
    upcasters: Upcasters,
    news: Arc<Notify>,
}

/// How to open a store.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// How events of older versions are read.
    pub upcasters: Upcasters,
    /// How many reads of a file run at once.
    pub readers: usize,
    /// How many streams are kept in memory.
    pub cached_streams: NonZeroUsize,
    /// How much is asked of a PostgreSQL server, and how long it is waited for.
    pub limits: Limits,
}

/// How much is asked of a PostgreSQL server, and how long it is waited for. A process holds two
/// connections more than these: one listens, one gives positions or is ready to.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How many connections are opened at most.
    pub connections: u32,
    /// For a free connection.
    pub acquire: Duration,
    /// For one statement.
    pub statement: Duration,
    /// For a lock.
    pub lock: Duration,
    /// How long a transaction may lie idle before the server ends it: an open transaction keeps
    /// later events from their positions.
    pub idle_in_transaction: Duration,
    /// For the position of an event that is written.
    pub position: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 16,
            acquire: Duration::from_secs(10),
            statement: Duration::from_secs(60),
            lock: Duration::from_secs(10),
            idle_in_transaction: Duration::from_secs(20),
            position: Duration::from_secs(20),
        }
    }
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            upcasters: Upcasters::default(),
            readers: 4,
            cached_streams: const { NonZeroUsize::new(4096).unwrap() },
            limits: Limits::default(),
        }
    }
}

impl StoreOptions {
    /// Opens the store in this file, which is made if it is not there.
    ///
    /// # Errors
    /// The file is not a store, is of a newer version, or cannot be opened.
    pub fn open(self, path: impl AsRef<Path>) -> Result<Store, StoreError> {
        let engine = Engine::Sqlite(Sqlite::open(path.as_ref(), self.readers)?);
        Ok(self.store(engine, Arc::default()))
    }

    /// Opens the store at an address, `sqlite:PATH` or `postgres://…`. A store in PostgreSQL runs
    /// two tasks on the runtime that opens it, and must be used on that runtime.
    ///
    /// # Errors
    /// As for [`StoreOptions::open`], or the address names no known kind of store; the server cannot
    /// be reached, or its tables are missing, older or newer.
    pub async fn open_url(self, url: &str) -> Result<Store, StoreError> {
        match Store::place(url)? {
            Some(path) => self.open(path),
            None => {
                let news = Arc::default();
                let (address, limits) = (Address::parse(url)?, self.limits.clone());
                let postgres = Postgres::open(&address, limits, Arc::clone(&news)).await?;
                Ok(self.store(Engine::Postgres(Box::new(postgres)), news))
            }
        }
    }

    /// Opens the store at an address, if there is one; makes nothing.
    ///
    /// # Errors
    /// As for [`StoreOptions::open_url`], or there is no file at the address.
    pub async fn open_existing(self, url: &str) -> Result<Store, StoreError> {
        if let Some(path) = Store::place(url)? {
            match path.try_exists() {
                Ok(true) => {}
                Ok(false) => return Err(StoreError::Absent { path: path.into() }),
                Err(error) => {
                    return Err(StoreError::CannotOpen { path: path.into(), source: error.into() });
                }
            }
        }
        self.open_url(url).await
    }

    fn store(self, engine: Engine, news: Arc<Notify>) -> Store {
        let (cache, upcasters) = (Cache::new(self.cached_streams), self.upcasters);
        Store(Arc::new(Inner { engine, cache, upcasters, news }))
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

    /// Opens the store at an address, `sqlite:PATH` or `postgres://…`, with the usual options.
    ///
    /// # Errors
    /// As for [`StoreOptions::open_url`].
    pub async fn open_url(url: &str) -> Result<Self, StoreError> {
        StoreOptions::default().open_url(url).await
    }

    /// Opens the store at an address, if there is one, with the usual options.
    ///
    /// # Errors
    /// As for [`StoreOptions::open_existing`].
    pub async fn open_existing(url: &str) -> Result<Self, StoreError> {
        StoreOptions::default().open_existing(url).await
    }

    /// Looks whether an address names a kind of store; opens nothing. Returns the address as it may
    /// be shown, without a password.
    ///
    /// # Errors
    /// The address names no known kind of store, or cannot be read.
    pub fn check_url(url: &str) -> Result<String, StoreError> {
        match Self::place(url)? {
            Some(_) => Ok(url.to_owned()),
            None => Ok(Address::parse(url)?.shown().to_owned()),
        }
    }

    /// The file at an address, whether it is there or not.
    ///
    /// # Errors
    /// The address names a server, or no known kind of store.
    pub fn file(url: &str) -> Result<&Path, StoreError> {
        match Self::place(url)? {
            Some(path) => Ok(path),
            None => Err(StoreError::NoFile { url: Address::parse(url)?.shown().to_owned() }),
        }
    }

    /// The file at an address; none when a server is meant.
    fn place(url: &str) -> Result<Option<&Path>, StoreError> {
        match url.strip_prefix("sqlite:") {
            // Each connection to `:memory:` would be a store of its own.
            Some(path) if !path.is_empty() && path != ":memory:" => Ok(Some(Path::new(path))),
            None if Address::is_meant(url) => Ok(None),
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

    /// Rings after every append of this process; on PostgreSQL after those of others as well.
    pub(crate) fn news(&self) -> &Notify {
        &self.0.news
    }
}
