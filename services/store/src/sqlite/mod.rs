//! The store in one SQLite file: one connection writes, a few read.
//!
//! Everything the rest of the crate asks of a database is a method here, in words that know no
//! SQL; another engine answers the same questions.

mod append;
mod aside;
mod backup;
mod generations;
mod identity;
mod kept;
mod keys;
mod queue;
mod read;
mod readers;
mod schema;
mod transaction;
mod views;
mod writer;

use std::{collections::BTreeMap, path::Path, sync::Arc};

use tokio::task::spawn_blocking;

pub use self::backup::{Inspected, back_up, inspect, restore};
use self::{identity::Identity, readers::Readers, transaction::Open, writer::Writer};
use crate::{
    Executed, Job, JobState, Position, RawEvent, SetAside, StoreError,
    append::{Append, Appended, Stream},
    consumer::RawStanding,
    queue::Finish,
    sealing::SubjectKey,
    transaction::{Step, Transaction},
    views::ViewReader,
};

/// An open file.
#[derive(Debug)]
pub(crate) struct Sqlite {
    writer: Writer,
    readers: Arc<Readers>,
}

impl Sqlite {
    pub(crate) fn open(path: &Path, readers: usize) -> Result<Self, StoreError> {
        let writer = Writer::start(schema::open_writer(path)?, identity(path)?)?;
        let readers = Readers::new(path.to_owned(), readers);
        Ok(Self { writer, readers })
    }

    pub(crate) async fn append(&self, append: Append) -> Result<Appended, StoreError> {
        let erases = !append.erased.is_empty();
        let appended =
            self.writer.write(move |connection| append::append(connection, &append)).await?;
        if erases {
            let path = self.readers.path().to_owned();
            spawn_blocking(move || keys::empty_wal(&path))
                .await
                .map_err(StoreError::database)??;
        }
        Ok(appended)
    }

    /// What this command did on this stream, if it was carried out.
    pub(crate) async fn recall(
        &self,
        stream: Stream,
        command_id: String,
    ) -> Result<Option<Executed>, StoreError> {
        self.readers.read(move |connection| append::recall(connection, &command_id, &stream)).await
    }

    /// The key of a subject, made if there is none.
    pub(crate) async fn subject_key(&self, subject: String) -> Result<SubjectKey, StoreError> {
        let name = subject.clone();
        let known = self.readers.read(move |connection| keys::find(connection, &name)).await?;
        match known {
            Some(key) => Ok(key),
            None => self.writer.write(move |c| keys::find_or_make(c, &subject)).await,
        }
    }

    /// The keys of these names, as far as they were not destroyed.
    pub(crate) async fn subject_keys(
        &self,
        ids: Vec<String>,
    ) -> Result<BTreeMap<String, SubjectKey>, StoreError> {
        self.readers.read(move |connection| keys::named(connection, &ids)).await
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

    /// Moves a checkpoint from where it was read, together with its effect.
    pub(crate) async fn advance<F>(&self, step: Step, effect: F) -> Result<(), StoreError>
    where
        F: FnOnce(&mut dyn Transaction) -> Result<(), StoreError> + Send + 'static,
    {
        self.writer
            .write(move |connection| {
                append::move_checkpoint(connection, &step)?;
                effect(&mut Open { connection, building: step.building })
            })
            .await
    }

    /// Forgets the views and the checkpoint of a consumer.
    pub(crate) async fn forget(
        &self,
        consumer: &'static str,
        views: &'static [&'static str],
    ) -> Result<(), StoreError> {
        self.writer.write(move |connection| generations::forget(connection, consumer, views)).await
    }

    pub(crate) async fn set_aside(
        &self,
        consumer: Option<String>,
    ) -> Result<Vec<SetAside>, StoreError> {
        self.readers.read(move |connection| aside::list(connection, consumer.as_deref())).await
    }

    pub(crate) async fn standing(&self, consumer: String) -> Result<RawStanding, StoreError> {
        self.readers.read(move |connection| aside::standing(connection, &consumer)).await
    }

    pub(crate) async fn begin_rebuild(
        &self,
        projection: &'static str,
        views: &'static [&'static str],
    ) -> Result<u64, StoreError> {
        self.writer.write(move |connection| generations::begin(connection, projection, views)).await
    }

    pub(crate) async fn change_over(
        &self,
        projection: &'static str,
        views: &'static [&'static str],
        generation: u64,
    ) -> Result<bool, StoreError> {
        self.writer
            .write(move |connection| {
                generations::change_over(connection, projection, views, generation)
            })
            .await
    }

    pub(crate) async fn sweep(&self, view: &'static str, limit: u32) -> Result<usize, StoreError> {
        self.writer.write(move |connection| generations::sweep(connection, view, limit)).await
    }

    pub(crate) async fn lease(
        &self,
        kind: String,
        now: String,
        until: String,
    ) -> Result<Option<Job>, StoreError> {
        self.writer.write(move |connection| queue::lease(connection, &kind, &now, &until)).await
    }

    pub(crate) async fn finish(&self, finish: Finish) -> Result<JobState, StoreError> {
        self.writer.write(move |connection| queue::finish(connection, &finish)).await
    }

    pub(crate) async fn retry_jobs(
        &self,
        kind: String,
        only: Option<Position>,
    ) -> Result<u64, StoreError> {
        self.writer.write(move |connection| queue::retry(connection, &kind, only)).await
    }

    pub(crate) async fn jobs(&self, kind: String) -> Result<Vec<Job>, StoreError> {
        self.readers.read(move |connection| queue::list(connection, &kind)).await
    }

    pub(crate) async fn kept(
        &self,
        kind: &'static str,
        key: String,
    ) -> Result<Option<crate::kept::Row>, StoreError> {
        self.readers.read(move |connection| kept::find(connection, kind, &key)).await
    }

    pub(crate) async fn keep(&self, write: crate::kept::Write) -> Result<bool, StoreError> {
        self.writer.write(move |connection| kept::put(connection, &write)).await
    }

    pub(crate) async fn unkeep(
        &self,
        kind: &'static str,
        key: String,
        version: Option<i64>,
    ) -> Result<bool, StoreError> {
        self.writer.write(move |connection| kept::delete(connection, kind, &key, version)).await
    }

    pub(crate) async fn unkeep_owned(
        &self,
        kind: &'static str,
        owner: String,
    ) -> Result<u64, StoreError> {
        self.writer.write(move |connection| kept::delete_owned(connection, kind, &owner)).await
    }

    pub(crate) async fn sweep_kept(&self, now: i64, limit: u32) -> Result<u64, StoreError> {
        self.writer.write(move |connection| kept::sweep(connection, now, limit)).await
    }

    pub(crate) async fn kept_list(
        &self,
        query: crate::kept::Query,
    ) -> Result<Vec<crate::kept::Row>, StoreError> {
        self.readers.read(move |connection| kept::list(connection, &query)).await
    }

    /// Reads views, all at one moment.
    pub(crate) async fn read_views<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&dyn ViewReader) -> Result<T, StoreError> + Send + 'static,
    {
        self.readers.read(move |connection| work(&Open { connection, building: None })).await
    }
}

fn identity(path: &Path) -> Result<Identity, StoreError> {
    let cannot =
        |error: std::io::Error| StoreError::CannotOpen { path: path.into(), source: error.into() };
    Identity::of(path).map_err(cannot)
}
