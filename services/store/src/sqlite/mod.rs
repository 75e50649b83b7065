//! The store in one SQLite file: one connection writes, a few read.
//!
//! Everything the rest of the crate asks of a database is a method here, in words that know no
//! SQL; another engine answers the same questions.

mod append;
mod read;
mod readers;
mod schema;
mod views;
mod writer;

use std::{path::Path, sync::Arc};

use self::{readers::Readers, views::Transaction, writer::Writer};
use crate::{
    Executed, Position, RawEvent, StoreError,
    append::{Append, Appended, Stream},
    views::{ViewReader, ViewWriter},
};

/// An open file.
#[derive(Debug)]
pub(crate) struct Sqlite {
    writer: Writer,
    readers: Arc<Readers>,
}

impl Sqlite {
    pub(crate) fn open(path: &Path, readers: usize) -> Result<Self, StoreError> {
        let writer = Writer::start(schema::open_writer(path)?)?;
        let readers = Readers::new(path.to_owned(), readers);
        Ok(Self { writer, readers })
    }

    pub(crate) async fn append(&self, append: Append) -> Result<Appended, StoreError> {
        self.writer.write(move |connection| append::append(connection, &append)).await
    }

    /// What this command did on this stream, if it was carried out.
    pub(crate) async fn recall(
        &self,
        stream: Stream,
        command_id: String,
    ) -> Result<Option<Executed>, StoreError> {
        self.readers.read(move |connection| append::recall(connection, &command_id, &stream)).await
    }

    /// The events of a stream after a version.
    pub(crate) async fn stream(
        &self,
        kind: &str,
        id: &str,
        after: u64,
    ) -> Result<Vec<RawEvent>, StoreError> {
        let (kind, id) = (kind.to_owned(), id.to_owned());
        self.readers.read(move |connection| read::stream(connection, &kind, &id, after)).await
    }

    pub(crate) async fn log(
        &self,
        after: Position,
        limit: u32,
    ) -> Result<Vec<RawEvent>, StoreError> {
        self.readers.read(move |connection| read::log(connection, after, limit)).await
    }

    pub(crate) async fn unlogged(&self, limit: u32) -> Result<Vec<RawEvent>, StoreError> {
        self.readers.read(move |connection| read::unlogged(connection, limit)).await
    }

    pub(crate) async fn last_position(&self) -> Result<Position, StoreError> {
        self.readers.read(read::last_position).await
    }

    pub(crate) async fn checkpoint(&self, consumer: &str) -> Result<Position, StoreError> {
        let consumer = consumer.to_owned();
        self.readers.read(move |connection| read::checkpoint(connection, &consumer)).await
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
        self.writer
            .write(move |connection| {
                append::move_checkpoint(connection, consumer, from, to)?;
                effect(&mut Transaction(connection))
            })
            .await
    }

    /// Forgets the views and the checkpoint of a consumer.
    pub(crate) async fn forget(
        &self,
        consumer: &'static str,
        views: &'static [&'static str],
    ) -> Result<(), StoreError> {
        self.writer.write(move |connection| views::forget(connection, consumer, views)).await
    }

    /// Reads views, all at one moment.
    pub(crate) async fn read_views<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&dyn ViewReader) -> Result<T, StoreError> + Send + 'static,
    {
        self.readers.read(move |connection| work(&Transaction(connection))).await
    }
}
