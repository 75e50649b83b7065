//! The one seam between the store and its databases: what the rest of the crate asks of an engine,
//! in words that know no SQL.

use fawen_domain::Decider;

use crate::{
    Executed, Position, RawEvent, StoreError,
    append::{Append, Appended, Stream},
    postgres::Postgres,
    sqlite::Sqlite,
    views::{ViewReader, ViewWriter},
};

/// A database that holds a store.
#[derive(Debug)]
pub(crate) enum Engine {
    /// One file.
    Sqlite(Sqlite),
    /// A database that several processes share.
    Postgres(Box<Postgres>),
}

impl Engine {
    /// Writes events of a decider together with their command.
    pub(crate) async fn append<D: Decider>(&self, append: Append) -> Result<Appended, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.append(append).await,
            Self::Postgres(postgres) => postgres.append::<D>(append).await,
        }
    }

    /// What this command did on this stream, if it was carried out.
    pub(crate) async fn recall(
        &self,
        stream: Stream,
        command_id: String,
    ) -> Result<Option<Executed>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.recall(stream, command_id).await,
            Self::Postgres(postgres) => postgres.recall(stream, command_id).await,
        }
    }

    /// The events of a stream after a version, without a gap.
    pub(crate) async fn stream(
        &self,
        kind: &str,
        id: &str,
        after: u64,
    ) -> Result<Vec<RawEvent>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.stream(kind, id, after).await,
            Self::Postgres(postgres) => postgres.stream(kind, id, after).await,
        }
    }

    /// The events after a position, at most `limit`, without a gap.
    pub(crate) async fn log(
        &self,
        after: Position,
        limit: u32,
    ) -> Result<Vec<RawEvent>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.log(after, limit).await,
            Self::Postgres(postgres) => postgres.log(after, limit).await,
        }
    }

    /// Events that the log does not know, at most `limit`.
    pub(crate) async fn unlogged(&self, limit: u32) -> Result<Vec<RawEvent>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.unlogged(limit).await,
            Self::Postgres(postgres) => postgres.unlogged(limit).await,
        }
    }

    /// The last position that was given.
    pub(crate) async fn last_position(&self) -> Result<Position, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.last_position().await,
            Self::Postgres(postgres) => postgres.last_position().await,
        }
    }

    /// How far a consumer has come.
    pub(crate) async fn checkpoint(&self, consumer: &str) -> Result<Position, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.checkpoint(consumer).await,
            Self::Postgres(postgres) => postgres.checkpoint(consumer).await,
        }
    }

    /// Moves a checkpoint from where it was read, together with its effect on the views.
    pub(crate) async fn advance<F>(
        &self,
        consumer: &'static str,
        from: Position,
        to: Position,
        effect: F,
    ) -> Result<(), StoreError>
    where
        F: FnOnce(&mut dyn ViewWriter) -> Result<(), StoreError> + Send + 'static,
    {
        match self {
            Self::Sqlite(sqlite) => sqlite.advance(consumer, from, to, effect).await,
            Self::Postgres(postgres) => postgres.advance(consumer, from, to, effect).await,
        }
    }

    /// Forgets the views and the checkpoint of a consumer.
    pub(crate) async fn forget(
        &self,
        consumer: &'static str,
        views: &'static [&'static str],
    ) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.forget(consumer, views).await,
            Self::Postgres(postgres) => postgres.forget(consumer, views).await,
        }
    }

    /// Reads views, all at one moment.
    pub(crate) async fn read_views<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&dyn ViewReader) -> Result<T, StoreError> + Send + 'static,
    {
        match self {
            Self::Sqlite(sqlite) => sqlite.read_views(work).await,
            Self::Postgres(postgres) => postgres.read_views(work).await,
        }
    }
}
