//! The one connection that writes, on a thread of its own, with group commit.
//!
//! The thread drains the jobs that wait, runs each in a savepoint of one transaction, commits once
//! and then answers each. Many concurrent commands so share one flush to disk, and nothing is
//! acknowledged before it is safe.

use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::StoreError;

/// How many jobs may wait before those who ask must wait to be let in.
const QUEUE: usize = 1024;
/// How many jobs share one commit at most.
const BATCH: usize = 256;

/// The way to the writing thread; the thread ends when the last handle is gone.
#[derive(Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Box<dyn Job>>,
}

impl Writer {
    /// Starts the thread on this connection.
    pub(super) fn start(connection: Connection) -> Result<Self, StoreError> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        thread::Builder::new()
            .name("fawen-store-writer".into())
            .spawn(move || serve(&connection, jobs))
            .map_err(StoreError::database)?;
        Ok(Self { queue })
    }

    /// Runs `work` in a transaction; returns after the commit. An error undoes only this work.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job = Work {
            work: Some(work),
            result: None,
            answer,
        };
        let gone = |_| StoreError::WriterGone;
        self.queue.send(Box::new(job)).await.map_err(gone)?;
        answered.await.map_err(|_| StoreError::WriterGone)?
    }
}

/// Something to do in a transaction, and someone who waits for it.
trait Job: Send {
    /// Does the work; says whether it shall stay.
    fn run(&mut self, connection: &Connection) -> bool;
    /// Answers, after the commit.
    fn answer(self: Box<Self>, committed: Result<(), String>);
}

struct Work<T, F> {
    work: Option<F>,
    result: Option<Result<T, StoreError>>,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Job for Work<T, F>
where
    T: Send,
    F: FnOnce(&Connection) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, connection: &Connection) -> bool {
        self.result = self.work.take().map(|work| work(connection));
        matches!(self.result, Some(Ok(_)))
    }

    fn answer(self: Box<Self>, committed: Result<(), String>) {
        let result = match (self.result, committed) {
            (Some(Err(error)), _) => Err(error),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (_, Err(reason)) => Err(StoreError::NotCommitted { reason }),
            (None, Ok(())) => Err(StoreError::WriterGone),
        };
        // Who no longer waits does not miss the answer; the work is done all the same.
        drop(self.answer.send(result));
    }
}

fn serve(connection: &Connection, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
    while let Some(first) = jobs.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(next) = jobs.try_recv()
        {
            batch.push(next);
        }
        let committed = commit_together(connection, &mut batch).map_err(|error| error.to_string());
        for job in batch {
            job.answer(committed.clone());
        }
    }
}

fn commit_together(connection: &Connection, batch: &mut [Box<dyn Job>]) -> rusqlite::Result<()> {
    run_cached(connection, "begin immediate")?;
    let committed = batch
        .iter_mut()
        .try_for_each(|job| run_apart(connection, job.as_mut()))
        .and_then(|()| run_cached(connection, "commit"));
    if committed.is_err() && !connection.is_autocommit() {
        run_cached(connection, "rollback")?;
    }
    committed
}

/// Runs one job so that its failure leaves the others of the batch alone.
fn run_apart(connection: &Connection, job: &mut dyn Job) -> rusqlite::Result<()> {
    run_cached(connection, "savepoint job")?;
    if !job.run(connection) {
        run_cached(connection, "rollback to job")?;
    }
    run_cached(connection, "release job")
}

fn run_cached(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute([]).map(|_| ())
}
