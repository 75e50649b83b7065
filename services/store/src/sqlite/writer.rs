//! The one connection that writes, on a thread of its own, with group commit.
//!
//! The thread drains the jobs that wait, runs each in a savepoint of one transaction, commits once
//! and then answers each. Many concurrent commands so share one flush to disk, and nothing is
//! acknowledged before it is safe.

use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::identity::Identity;
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
    pub(super) fn start(connection: Connection, file: Identity) -> Result<Self, StoreError> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        thread::Builder::new()
            .name("fawen-store-writer".into())
            .spawn(move || serve(&connection, &file, jobs))
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
        let job = Work { work: Some(work), result: None, answer };
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

fn serve(connection: &Connection, file: &Identity, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
    while let Some(first) = jobs.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(next) = jobs.try_recv()
        {
            batch.push(next);
        }
        let committed = commit_together(connection, file, &mut batch);
        for job in batch {
            job.answer(committed.clone());
        }
    }
}

/// Commits the jobs of a batch, or says why it is not known to be done.
fn commit_together(
    connection: &Connection,
    file: &Identity,
    batch: &mut [Box<dyn Job>],
) -> Result<(), String> {
    if !file.is_in_place() {
        return Err(file.missed());
    }
    in_one_transaction(connection, batch).map_err(|error| StoreError::from(error).to_string())?;
    // Taken away just now, it may have the commit or not.
    if file.is_in_place() { Ok(()) } else { Err(file.missed()) }
}

fn in_one_transaction(connection: &Connection, batch: &mut [Box<dyn Job>]) -> rusqlite::Result<()> {
    run_cached(connection, "begin immediate")?;
    if let [job] = batch {
        // Nobody's work but its own can be undone.
        let stays = job.run(connection);
        return run_cached(connection, if stays { "commit" } else { "rollback" })
            .inspect_err(|_| undo(connection));
    }
    let committed = batch
        .iter_mut()
        .try_for_each(|job| run_apart(connection, job.as_mut()))
        .and_then(|()| run_cached(connection, "commit"));
    committed.inspect_err(|_| undo(connection))
}

/// After a failure: what it left open would stand in the way of the next.
fn undo(connection: &Connection) {
    if !connection.is_autocommit() {
        // If even this fails, so does the next beginning, which says so.
        run_cached(connection, "rollback").ok();
    }
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

#[cfg(test)]
mod tests {
    use std::{pin::Pin, sync::mpsc, task::Poll};

    use super::*;

    /// A writer whose commits fail while a child without parent is there.
    fn writer() -> Writer {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "pragma foreign_keys = on;
                 create table kept (n integer primary key);
                 create table child (n references kept deferrable initially deferred);",
            )
            .unwrap();
        let file = Identity::of(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        Writer::start(connection, file).unwrap()
    }

    async fn kept(writer: &Writer) -> Vec<u32> {
        let read = |connection: &Connection| {
            let mut select = connection.prepare("select n from kept order by n")?;
            let rows = select.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        writer.write(read).await.unwrap()
    }

    /// Keeps the writer busy with one job until these others wait, so that they share a batch.
    async fn together(
        writer: &Writer,
        jobs: impl IntoIterator<Item = fn(&Connection) -> Result<(), StoreError>>,
    ) -> Vec<Result<(), StoreError>> {
        let (enter, entered) = mpsc::channel::<()>();
        let (release, released) = mpsc::channel::<()>();
        let mut blocker = Box::pin(writer.write(move |_| {
            enter.send(()).map_err(StoreError::database)?;
            released.recv().map_err(StoreError::database)
        }));
        put_into_queue(&mut blocker).await;
        entered.recv().unwrap();
        let mut waiting = Vec::new();
        for job in jobs {
            let mut job = Box::pin(writer.write(job));
            put_into_queue(&mut job).await;
            waiting.push(job);
        }
        release.send(()).unwrap();
        blocker.await.unwrap();
        let mut results = Vec::new();
        for job in waiting {
            results.push(job.await);
        }
        results
    }

    /// Polls once: that far a write goes by itself.
    async fn put_into_queue<F: Future + Unpin>(mut write: &mut F) {
        std::future::poll_fn(|context| {
            assert!(Pin::new(&mut write).poll(context).is_pending());
            Poll::Ready(())
        })
        .await;
    }

    fn keep(connection: &Connection, n: u32) -> Result<(), StoreError> {
        connection.execute("insert into kept values (?1)", [n])?;
        Ok(())
    }

    #[tokio::test]
    async fn a_job_that_fails_undoes_only_itself() {
        let writer = writer();
        let results = together(
            &writer,
            [
                (|connection| keep(connection, 1)) as fn(&Connection) -> _,
                |connection| {
                    keep(connection, 2)?;
                    Err(StoreError::database("出错"))
                },
                |connection| keep(connection, 3),
            ],
        )
        .await;
        let stored: Vec<_> = results.iter().map(Result::is_ok).collect();
        assert_eq!(stored, [true, false, true]);
        assert_eq!(kept(&writer).await, [1, 3]);
    }

    #[tokio::test]
    async fn nobody_is_told_of_success_when_the_commit_fails() {
        let writer = writer();
        let results = together(
            &writer,
            [(|connection| keep(connection, 1)) as fn(&Connection) -> _, |connection| {
                connection.execute("insert into child values (9)", [])?;
                Ok(())
            }],
        )
        .await;
        for result in results {
            assert!(matches!(result, Err(StoreError::NotCommitted { .. })));
        }
        writer.write(|connection| keep(connection, 4)).await.unwrap();
        assert_eq!(kept(&writer).await, [4]);
    }
}
