//! The one seam between the store and its databases: what the rest of the crate asks of an engine,
//! in words that know no SQL.

use std::collections::BTreeMap;

use fawen_domain::Decider;

use crate::{
    Executed, Job, JobState, Position, RawEvent, SetAside, StoreError,
    append::{Append, Appended, Stream},
    consumer::RawStanding,
    kept,
    postgres::Postgres,
    queue::Finish,
    sealing::SubjectKey,
    sqlite::Sqlite,
    transaction::{Step, Transaction},
    views::ViewReader,
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
            Self::Postgres(postgres) => postgres.recall(&stream, &command_id).await,
        }
    }

    /// The key of a subject, made if there is none.
    pub(crate) async fn subject_key(&self, subject: String) -> Result<SubjectKey, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.subject_key(subject).await,
            Self::Postgres(postgres) => postgres.subject_key(subject).await,
        }
    }

    /// The keys of these names, as far as they were not destroyed.
    pub(crate) async fn subject_keys(
        &self,
        ids: Vec<String>,
    ) -> Result<BTreeMap<String, SubjectKey>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.subject_keys(ids).await,
            Self::Postgres(postgres) => postgres.subject_keys(ids).await,
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

    /// Moves a checkpoint from where it was read, together with its effect.
    pub(crate) async fn advance<F>(&self, step: Step, effect: F) -> Result<(), StoreError>
    where
        F: FnOnce(&mut dyn Transaction) -> Result<(), StoreError> + Send + 'static,
    {
        match self {
            Self::Sqlite(sqlite) => sqlite.advance(step, effect).await,
            Self::Postgres(postgres) => postgres.advance(step, effect).await,
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

    /// The events that are set aside, by consumer and position.
    pub(crate) async fn set_aside(
        &self,
        consumer: Option<String>,
    ) -> Result<Vec<SetAside>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.set_aside(consumer).await,
            Self::Postgres(postgres) => postgres.set_aside(consumer).await,
        }
    }

    /// Where a consumer stands.
    pub(crate) async fn standing(&self, consumer: String) -> Result<RawStanding, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.standing(consumer).await,
            Self::Postgres(postgres) => postgres.standing(consumer).await,
        }
    }

    /// Gives the views of a projection a new generation to be built, under a number never given
    /// before, and forgets the checkpoint of one that was being built.
    pub(crate) async fn begin_rebuild(
        &self,
        projection: &'static str,
        views: &'static [&'static str],
    ) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.begin_rebuild(projection, views).await,
            Self::Postgres(postgres) => postgres.begin_rebuild(projection, views).await,
        }
    }

    /// Lets readers see the generation that was built, with its checkpoint and what it set aside;
    /// `false` when it has not come as far as the one they see.
    pub(crate) async fn change_over(
        &self,
        projection: &'static str,
        views: &'static [&'static str],
        generation: u64,
    ) -> Result<bool, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.change_over(projection, views, generation).await,
            Self::Postgres(postgres) => postgres.change_over(projection, views, generation).await,
        }
    }

    /// Deletes rows of a view that are neither seen nor being built, at most `limit`; says how
    /// many.
    pub(crate) async fn sweep(&self, view: &'static str, limit: u32) -> Result<usize, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.sweep(view, limit).await,
            Self::Postgres(postgres) => postgres.sweep(view, limit).await,
        }
    }

    /// Leases the job that is due first at `now`.
    pub(crate) async fn lease(
        &self,
        kind: String,
        now: String,
        until: String,
    ) -> Result<Option<Job>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.lease(kind, now, until).await,
            Self::Postgres(postgres) => postgres.lease(kind, now, until).await,
        }
    }

    /// Ends an attempt at a job; says where the job stands then.
    pub(crate) async fn finish(&self, finish: Finish) -> Result<JobState, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.finish(finish).await,
            Self::Postgres(postgres) => postgres.finish(finish).await,
        }
    }

    /// Lets jobs that ended in an alarm wait again; says how many.
    pub(crate) async fn retry_jobs(
        &self,
        kind: String,
        only: Option<Position>,
    ) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.retry_jobs(kind, only).await,
            Self::Postgres(postgres) => postgres.retry_jobs(kind, only).await,
        }
    }

    /// The jobs of a kind, by subject and position.
    pub(crate) async fn jobs(&self, kind: String) -> Result<Vec<Job>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.jobs(kind).await,
            Self::Postgres(postgres) => postgres.jobs(kind).await,
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

    /// The record under a key, over or not.
    pub(crate) async fn kept(
        &self,
        kind: &'static str,
        key: String,
    ) -> Result<Option<kept::Row>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.kept(kind, key).await,
            Self::Postgres(postgres) => postgres.kept(kind, key).await,
        }
    }

    /// Writes a record; says whether its condition held.
    pub(crate) async fn keep(&self, write: kept::Write) -> Result<bool, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.keep(write).await,
            Self::Postgres(postgres) => postgres.keep(write).await,
        }
    }

    /// Deletes a record, whatever its version or this one only; says whether it was there.
    pub(crate) async fn unkeep(
        &self,
        kind: &'static str,
        key: String,
        version: Option<i64>,
    ) -> Result<bool, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.unkeep(kind, key, version).await,
            Self::Postgres(postgres) => postgres.unkeep(kind, key, version).await,
        }
    }

    /// Deletes the records of a kind that belong to somebody; says how many.
    pub(crate) async fn unkeep_owned(
        &self,
        kind: &'static str,
        owner: String,
    ) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.unkeep_owned(kind, owner).await,
            Self::Postgres(postgres) => postgres.unkeep_owned(kind, owner).await,
        }
    }

    /// Deletes records that are over, at most `limit`; says how many.
    pub(crate) async fn sweep_kept(&self, now: i64, limit: u32) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.sweep_kept(now, limit).await,
            Self::Postgres(postgres) => postgres.sweep_kept(now, limit).await,
        }
    }

    /// Records of a kind that are not over, by key.
    pub(crate) async fn kept_list(&self, query: kept::Query) -> Result<Vec<kept::Row>, StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.kept_list(query).await,
            Self::Postgres(postgres) => postgres.kept_list(query).await,
        }
    }
}
