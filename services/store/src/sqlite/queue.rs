//! The queue of jobs.

use rusqlite::{Connection, OptionalExtension, Row, params, types::Type};

use crate::{
    Job, JobKey, JobState, NewJob, Position, StoreError,
    queue::{Finish, Verdict},
};

/// Puts a job into the queue, unless one under its key is there.
pub(super) fn enqueue(connection: &Connection, job: &NewJob) -> Result<(), StoreError> {
    let JobKey { kind, subject, position, template } = &job.key;
    connection
        .prepare_cached(
            "insert into jobs (kind, subject, position, template, task, state, due)
             values (?1, ?2, ?3, ?4, ?5, 'waiting', '')
             on conflict (kind, subject, position, template) do nothing",
        )?
        .execute(params![kind, subject, position.get(), template, job.task.to_string()])?;
    Ok(())
}

/// Leases the job that is due first.
pub(super) fn lease(
    connection: &Connection,
    kind: &str,
    now: &str,
    until: &str,
) -> Result<Option<Job>, StoreError> {
    let leased = connection
        .prepare_cached(
            "update jobs set state = 'leased', due = ?3, tries = tries + 1
             where rowid = (
                 select rowid from jobs
                 where kind = ?1 and state in ('waiting', 'leased') and due <= ?2
                 order by due, position limit 1)
             returning kind, subject, position, template, task, state, tries, output, error",
        )?
        .query_row([kind, now, until], job)
        .optional()?;
    Ok(leased)
}

/// Ends an attempt at a job.
pub(super) fn finish(connection: &Connection, finish: &Finish) -> Result<JobState, StoreError> {
    let verdict = finish.verdict(find(connection, &finish.key)?.as_ref())?;
    if let Verdict::Write { state, output, error } = &verdict {
        let JobKey { kind, subject, position, template } = &finish.key;
        let (position, state) = (position.get(), state.word());
        connection
            .prepare_cached(
                "update jobs set state = ?5, due = ?6, output = ?7, error = ?8
                 where kind = ?1 and subject = ?2 and position = ?3 and template = ?4",
            )?
            .execute(params![
                kind, subject, position, template, state, finish.due, output, error
            ])?;
    }
    Ok(verdict.state())
}

/// Lets jobs that ended in an alarm wait again.
pub(super) fn retry(
    connection: &Connection,
    kind: &str,
    only: Option<Position>,
) -> Result<u64, StoreError> {
    let waiting = connection.execute(
        "update jobs set state = 'waiting', due = ''
         where kind = ?1 and state = 'alarm' and (?2 is null or position = ?2)",
        params![kind, only.map(Position::get)],
    )?;
    Ok(waiting as u64)
}

/// The jobs of a kind, by subject and position.
pub(super) fn list(connection: &Connection, kind: &str) -> Result<Vec<Job>, StoreError> {
    let mut select = connection.prepare_cached(
        "select kind, subject, position, template, task, state, tries, output, error
         from jobs where kind = ?1 order by subject, position, template",
    )?;
    let rows = select.query_map([kind], job)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn find(connection: &Connection, key: &JobKey) -> Result<Option<Job>, StoreError> {
    let JobKey { kind, subject, position, template } = key;
    let mut select = connection.prepare_cached(
        "select kind, subject, position, template, task, state, tries, output, error
         from jobs where kind = ?1 and subject = ?2 and position = ?3 and template = ?4",
    )?;
    Ok(select.query_row(params![kind, subject, position.get(), template], job).optional()?)
}

fn job(row: &Row<'_>) -> rusqlite::Result<Job> {
    let task: String = row.get(4)?;
    let task = serde_json::from_str(&task)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(4, Type::Text, error.into()))?;
    Ok(Job {
        key: JobKey {
            kind: row.get(0)?,
            subject: row.get(1)?,
            position: Position::new(row.get(2)?),
            template: row.get(3)?,
        },
        task,
        state: JobState::of_word(&row.get::<_, String>(5)?),
        tries: row.get(6)?,
        output: row.get(7)?,
        error: row.get(8)?,
    })
}
