//! What is kept beside the events (记录): sessions, credentials, counts of attempts, drafts being typed.
//!
//! A record has a kind, a key and a JSON body; it may belong to somebody and may end at a moment. It is
//! changed and thrown away, and no history is kept of it: whatever must be accounted for is an event. Time
//! comes in as an argument; a record whose moment has come counts as gone, whether it was swept or not.

use std::fmt;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Store, StoreError};

/// Tells a record from what it was before and will be after: random, so that a record that was deleted and
/// made again is not taken for the old one. As text it has 16 hexadecimal digits, fit for an ETag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeptVersion(i64);

/// A record as it is to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Keep {
    /// Whose it is, by an identifier; empty for nobody.
    pub owner: String,
    /// What it says.
    pub body: Value,
    /// From this moment on it counts as gone.
    pub until: Option<Timestamp>,
}

/// A record as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What it is known by among its kind.
    pub key: String,
    /// Whose it is; empty for nobody.
    pub owner: String,
    /// What it says.
    pub body: Value,
    /// Tells whether it was changed since it was read.
    pub version: KeptVersion,
    /// From this moment on it counts as gone.
    pub until: Option<Timestamp>,
}

/// What must be there for a record to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Condition {
    Always,
    /// No record, or one that is over by this moment, in milliseconds.
    Absent(i64),
    /// This version, not over by this moment, in milliseconds.
    Version(i64, i64),
}

/// A record on its way to an engine.
#[derive(Debug, Clone)]
pub(crate) struct Write {
    pub(crate) kind: &'static str,
    pub(crate) key: String,
    pub(crate) owner: String,
    pub(crate) body: String,
    pub(crate) version: i64,
    pub(crate) until: Option<i64>,
    pub(crate) condition: Condition,
}

/// Which records are asked for.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    pub(crate) kind: &'static str,
    pub(crate) owner: Option<String>,
    pub(crate) after: String,
    pub(crate) limit: u32,
    pub(crate) now: i64,
}

/// A record as an engine holds it.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) key: String,
    pub(crate) owner: String,
    pub(crate) body: String,
    pub(crate) version: i64,
    pub(crate) until: Option<i64>,
}

/// The records of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Shelf<'s> {
    store: &'s Store,
    kind: &'static str,
}

impl Store {
    /// The records of this kind; there is nothing to set up.
    #[must_use]
    pub const fn shelf(&self, kind: &'static str) -> Shelf<'_> {
        Shelf { store: self, kind }
    }

    /// Deletes records of all kinds that are over at `now`, at most `limit`; says how many.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn sweep_kept(&self, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
        self.engine().sweep_kept(now.as_millisecond(), limit).await
    }
}

impl Shelf<'_> {
    /// The record under this key, unless it is over.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn get(&self, key: &str, now: Timestamp) -> Result<Option<Kept>, StoreError> {
        let row = self.store.engine().kept(self.kind, key.to_owned()).await?;
        let live = row.filter(|row| row.until.is_none_or(|until| until > now.as_millisecond()));
        live.map(|row| self.kept(row)).transpose()
    }

    /// Writes a record, whatever was there.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn put(&self, key: &str, keep: Keep) -> Result<KeptVersion, StoreError> {
        let write = self.write(key, keep, Condition::Always)?;
        let version = KeptVersion(write.version);
        self.store.engine().keep(write).await?;
        Ok(version)
    }

    /// Writes a record if there is none under this key, or one that is over; `None` if there is. Of several
    /// at once one succeeds.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn put_new(
        &self,
        key: &str,
        keep: Keep,
        now: Timestamp,
    ) -> Result<Option<KeptVersion>, StoreError> {
        self.put_on(key, keep, Condition::Absent(now.as_millisecond())).await
    }

    /// Writes a record if it still is what was read; `None` if somebody changed or deleted it, or it is over.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn put_if(
        &self,
        key: &str,
        version: KeptVersion,
        keep: Keep,
        now: Timestamp,
    ) -> Result<Option<KeptVersion>, StoreError> {
        self.put_on(key, keep, Condition::Version(version.0, now.as_millisecond())).await
    }

    /// Deletes a record; says whether there was one.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn delete(&self, key: &str) -> Result<bool, StoreError> {
        self.store.engine().unkeep(self.kind, key.to_owned(), None).await
    }

    /// Deletes a record if it still is what was read; says whether it was.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn delete_if(&self, key: &str, version: KeptVersion) -> Result<bool, StoreError> {
        self.store.engine().unkeep(self.kind, key.to_owned(), Some(version.0)).await
    }

    /// Deletes all records of this kind that belong to somebody; says how many.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn delete_all_of(&self, owner: &str) -> Result<u64, StoreError> {
        self.store.engine().unkeep_owned(self.kind, owner.to_owned()).await
    }

    /// Records that are not over, after a key (empty: from the first), in the order of the bytes of their
    /// keys, at most `limit`; of one owner or of all.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn list(
        &self,
        owner: Option<&str>,
        after: &str,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<Kept>, StoreError> {
        let query = Query {
            kind: self.kind,
            owner: owner.map(str::to_owned),
            after: after.to_owned(),
            limit,
            now: now.as_millisecond(),
        };
        let rows = self.store.engine().kept_list(query).await?;
        rows.into_iter().map(|row| self.kept(row)).collect()
    }

    async fn put_on(
        &self,
        key: &str,
        keep: Keep,
        condition: Condition,
    ) -> Result<Option<KeptVersion>, StoreError> {
        let write = self.write(key, keep, condition)?;
        let version = KeptVersion(write.version);
        Ok(self.store.engine().keep(write).await?.then_some(version))
    }

    fn write(&self, key: &str, keep: Keep, condition: Condition) -> Result<Write, StoreError> {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(StoreError::database)?;
        Ok(Write {
            kind: self.kind,
            key: key.to_owned(),
            owner: keep.owner,
            body: keep.body.to_string(),
            version: i64::from_le_bytes(random),
            until: keep.until.map(Timestamp::as_millisecond),
            condition,
        })
    }

    fn kept(&self, row: Row) -> Result<Kept, StoreError> {
        let what = || format!("记录“{}/{}”", self.kind, row.key);
        let body = serde_json::from_str(&row.body).map_err(StoreError::malformed(what()))?;
        let until = row.until.map(Timestamp::from_millisecond).transpose();
        Ok(Kept {
            body,
            until: until.map_err(|error| StoreError::database(error.to_string()))?,
            version: KeptVersion(row.version),
            key: row.key,
            owner: row.owner,
        })
    }
}

impl Keep {
    /// A record that is nobody's and has no end.
    #[must_use]
    pub const fn new(body: Value) -> Self {
        Self { owner: String::new(), body, until: None }
    }
}

impl Kept {
    /// The body as a value of the program.
    ///
    /// # Errors
    /// It is not of that shape.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        T::deserialize(&self.body).map_err(StoreError::malformed(format!("记录“{}”", self.key)))
    }
}

impl KeptVersion {
    /// The version that [`fmt::Display`] wrote; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = plain.then(|| u64::from_str_radix(text, 16).ok())?;
        number.map(|number| Self(number.cast_signed()))
    }
}

impl fmt::Display for KeptVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
