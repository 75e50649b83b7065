//! Generations of views: one that readers see, one that is built beside it.
//!
//! Each step is one transaction, and is done again when another changed what it saw.

use sqlx::{Row, Transaction, query};

use super::{
    Postgres,
    fault::{begun, retried},
};
use crate::{StoreError, consumer::build_name};

/// A transaction that sees the database at one moment.
pub(super) const AT_ONE_MOMENT: &str = "begin isolation level repeatable read";

impl Postgres {
    /// Gives the views a new generation to be built; what was being built is given up.
    pub(crate) async fn begin_rebuild(
        &self,
        projection: &'static str,
        views: &'static [&'static str],
    ) -> Result<u64, StoreError> {
        let generation = retried(|| async {
            let mut transaction = begun(&self.pool, "begin").await?;
            // Whoever still writes what is given up holds these rows: what is read and forgotten
            // after they are locked holds all of it.
            let enter = query(
                "insert into generations (view, current, last)
                 select view, 0, 0 from unnest($1::text[]) as view order by view
                 on conflict do nothing",
            );
            enter.bind(views).execute(&mut *transaction).await?;
            let known = query(
                "select last, building from generations where view = any($1)
                 order by view for update",
            );
            let mut last = 0;
            for row in known.bind(views).fetch_all(&mut *transaction).await? {
                last = last.max(row.try_get::<i64, _>(0)?);
                if let Some(given_up) = row.try_get::<Option<i64>, _>(1)? {
                    let name = build_name(projection, given_up.cast_unsigned());
                    forget(&mut transaction, &name).await?;
                }
            }
            let generation = last.saturating_add(1);
            query("update generations set building = $2, last = $2 where view = any($1)")
                .bind(views)
                .bind(generation)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
            Ok(generation)
        });
        Ok(generation.await?.cast_unsigned())
    }

    /// Lets readers see what was built, if it has come as far as what they see.
    pub(crate) async fn change_over(
        &self,
        projection: &'static str,
        views: &'static [&'static str],
        generation: u64,
    ) -> Result<bool, StoreError> {
        match retried(|| self.try_change_over(projection, views, generation)).await? {
            Outcome::Superseded => {
                Err(StoreError::RebuildSuperseded { projection: projection.to_owned() })
            }
            outcome => Ok(outcome == Outcome::Changed),
        }
    }

    async fn try_change_over(
        &self,
        projection: &str,
        views: &[&str],
        generation: u64,
    ) -> Result<Outcome, sqlx::Error> {
        let mut transaction = begun(&self.pool, AT_ONE_MOMENT).await?;
        let change = query(
            "update generations set current = building, building = null
             where view = any($1) and building = $2",
        );
        let change = change.bind(views).bind(generation.cast_signed());
        if change.execute(&mut *transaction).await?.rows_affected() < views.len() as u64 {
            return changed_before(&mut transaction, views, generation).await;
        }
        let built_by = build_name(projection, generation);
        let take_over = query(
            "insert into checkpoints (consumer, position)
             select $2, coalesce((select position from checkpoints where consumer = $1), 0)
             on conflict (consumer) do update set position = excluded.position
             where checkpoints.position <= excluded.position",
        );
        let take_over = take_over.bind(&built_by).bind(projection);
        if take_over.execute(&mut *transaction).await?.rows_affected() == 0 {
            // Dropped, the transaction leaves no trace.
            return Ok(Outcome::Behind);
        }
        query("delete from set_aside where consumer = $1")
            .bind(projection)
            .execute(&mut *transaction)
            .await?;
        query("update set_aside set consumer = $2 where consumer = $1")
            .bind(&built_by)
            .bind(projection)
            .execute(&mut *transaction)
            .await?;
        query("delete from checkpoints where consumer = $1")
            .bind(&built_by)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Outcome::Changed)
    }

    /// Deletes rows that are neither seen nor being built, at most `limit`.
    pub(crate) async fn sweep(&self, view: &'static str, limit: u32) -> Result<usize, StoreError> {
        let deleted = retried(|| {
            query(
                "delete from views where ctid = any(array(
                     select views.ctid from views join generations using (view)
                     where view = $1 and (generation < current
                         or generation > current and generation is distinct from building)
                     limit $2))",
            )
            .bind(view)
            .bind(i64::from(limit))
            .execute(&self.pool)
        });
        Ok(usize::try_from(deleted.await?.rows_affected()).unwrap_or(usize::MAX))
    }

    /// Forgets how far a consumer had come, what it had set aside, and the views that it wrote.
    pub(crate) async fn forget(
        &self,
        consumer: &'static str,
        views: &'static [&'static str],
    ) -> Result<(), StoreError> {
        retried(|| async {
            let mut transaction = begun(&self.pool, "begin").await?;
            query("delete from views where view = any($1)")
                .bind(views)
                .execute(&mut *transaction)
                .await?;
            forget(&mut transaction, consumer).await?;
            transaction.commit().await
        })
        .await
    }
}

/// What became of a change-over.
#[derive(PartialEq, Eq)]
enum Outcome {
    Changed,
    /// What readers see has moved on in the meantime.
    Behind,
    /// Another rebuild has begun.
    Superseded,
}

/// Whether an earlier try has come through, and only its answer was lost.
async fn changed_before(
    transaction: &mut Transaction<'static, sqlx::Postgres>,
    views: &[&str],
    generation: u64,
) -> Result<Outcome, sqlx::Error> {
    let seen = query("select count(*) from generations where view = any($1) and current = $2");
    let seen =
        seen.bind(views).bind(generation.cast_signed()).fetch_one(&mut **transaction).await?;
    let all = seen.try_get::<i64, _>(0)?.cast_unsigned() == views.len() as u64;
    Ok(if all { Outcome::Changed } else { Outcome::Superseded })
}

/// Forgets how far a consumer had come, and what it had set aside.
async fn forget(
    transaction: &mut Transaction<'static, sqlx::Postgres>,
    consumer: &str,
) -> Result<(), sqlx::Error> {
    for sql in
        ["delete from checkpoints where consumer = $1", "delete from set_aside where consumer = $1"]
    {
        query(sql).bind(consumer).execute(&mut **transaction).await?;
    }
    Ok(())
}
