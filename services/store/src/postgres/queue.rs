//! The queue of jobs.

use sqlx::{PgConnection, Row, postgres::PgRow};

use super::{
    Postgres,
    fault::{begun, retried},
};
use crate::{
    Job, JobKey, JobState, Position, StoreError,
    queue::{Finish, Verdict},
};

impl Postgres {
    /// Leases the job that is due first; several at once each get another one.
    pub(crate) async fn lease(
        &self,
        kind: String,
        now: String,
        until: String,
    ) -> Result<Option<Job>, StoreError> {
        let row = retried(|| {
            sqlx::query(
                "update jobs set state = 'leased', due = $3, tries = tries + 1
                 where ctid = (
                     select ctid from jobs
                     where kind = $1 and state in ('waiting', 'leased') and due <= $2
                     order by due, position limit 1 for update skip locked)
                 returning kind, subject, position, template, task, state, tries, output, error",
            )
            .bind(&kind)
            .bind(&now)
            .bind(&until)
            .fetch_optional(&self.pool)
        });
        row.await?.as_ref().map(job).transpose()
    }

    /// Ends an attempt at a job.
    pub(crate) async fn finish(&self, finish: Finish) -> Result<JobState, StoreError> {
        let mut transaction = retried(|| begun(&self.pool, "begin")).await?;
        let held = find(&mut transaction, &finish.key).await?;
        let verdict = finish.verdict(held.as_ref())?;
        if let Verdict::Write { state, output, error } = &verdict {
            let JobKey { kind, subject, position, template } = &finish.key;
            sqlx::query(
                "update jobs set state = $5, due = $6, output = $7, error = $8
                 where kind = $1 and subject = $2 and position = $3 and template = $4",
            )
            .bind(kind)
            .bind(subject)
            .bind(position.get().cast_signed())
            .bind(template)
            .bind(state.word())
            .bind(&finish.due)
            .bind(output)
            .bind(error)
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(verdict.state())
    }

    /// Lets jobs that ended in an alarm wait again.
    pub(crate) async fn retry_jobs(
        &self,
        kind: String,
        only: Option<Position>,
    ) -> Result<u64, StoreError> {
        let only = only.map(|position| position.get().cast_signed());
        let waiting = retried(|| {
            sqlx::query(
                "update jobs set state = 'waiting', due = ''
                 where kind = $1 and state = 'alarm' and ($2 is null or position = $2)",
            )
            .bind(&kind)
            .bind(only)
            .execute(&self.pool)
        });
        Ok(waiting.await?.rows_affected())
    }

    /// The jobs of a kind, by subject and position.
    pub(crate) async fn jobs(&self, kind: String) -> Result<Vec<Job>, StoreError> {
        let rows = retried(|| {
            sqlx::query(
                "select kind, subject, position, template, task, state, tries, output, error
                 from jobs where kind = $1 order by subject, position, template",
            )
            .bind(&kind)
            .fetch_all(&self.pool)
        });
        rows.await?.iter().map(job).collect()
    }
}

/// A job, which nobody else changes until the end of the transaction.
async fn find(connection: &mut PgConnection, key: &JobKey) -> Result<Option<Job>, StoreError> {
    let JobKey { kind, subject, position, template } = key;
    let row = sqlx::query(
        "select kind, subject, position, template, task, state, tries, output, error
         from jobs where kind = $1 and subject = $2 and position = $3 and template = $4 for update",
    )
    .bind(kind)
    .bind(subject)
    .bind(position.get().cast_signed())
    .bind(template)
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(job).transpose()
}

fn job(row: &PgRow) -> Result<Job, StoreError> {
    let key = JobKey {
        kind: row.try_get(0)?,
        subject: row.try_get(1)?,
        position: Position::new(row.try_get::<i64, _>(2)?.cast_unsigned()),
        template: row.try_get(3)?,
    };
    let task = serde_json::from_str(row.try_get(4)?)
        .map_err(StoreError::malformed(format!("任务“{key}”")))?;
    Ok(Job {
        key,
        task,
        state: JobState::of_word(row.try_get(5)?),
        tries: row.try_get::<i32, _>(6)?.cast_unsigned(),
        output: row.try_get(7)?,
        error: row.try_get(8)?,
    })
}
