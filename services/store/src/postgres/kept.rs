//! Records that are no events.
//!
//! A write whose answer was lost is given again: it finds its own version, and says that it was done.

use sqlx::{Row as _, postgres::PgRow, query};

use super::{Postgres, fault::retried};
use crate::{
    StoreError,
    kept::{Condition, Query, Row, Write},
};

impl Postgres {
    /// The record under a key, over or not.
    pub(crate) async fn kept(
        &self,
        kind: &'static str,
        key: String,
    ) -> Result<Option<Row>, StoreError> {
        let found = retried(|| {
            query("select key, owner, body, version, until from kept where kind = $1 and key = $2")
                .bind(kind)
                .bind(&key)
                .fetch_optional(&self.pool)
        });
        found.await?.as_ref().map(row).transpose()
    }

    /// Writes a record; says whether its condition held.
    pub(crate) async fn keep(&self, write: Write) -> Result<bool, StoreError> {
        let (sql, expected, now) = match write.condition {
            Condition::Always => (PUT, None, None),
            Condition::Absent(now) => (PUT_NEW, None, Some(now)),
            Condition::Version(expected, now) => (PUT_IF, Some(expected), Some(now)),
        };
        let written = retried(|| {
            query(sql)
                .bind(write.kind)
                .bind(&write.key)
                .bind(&write.owner)
                .bind(&write.body)
                .bind(write.version)
                .bind(write.until)
                .bind(expected)
                .bind(now)
                .execute(&self.pool)
        });
        Ok(written.await?.rows_affected() > 0)
    }

    /// Deletes a record, whatever its version or this one only.
    pub(crate) async fn unkeep(
        &self,
        kind: &'static str,
        key: String,
        version: Option<i64>,
    ) -> Result<bool, StoreError> {
        let deleted = retried(|| {
            query(
                "delete from kept
                 where kind = $1 and key = $2 and ($3::bigint is null or version = $3)",
            )
            .bind(kind)
            .bind(&key)
            .bind(version)
            .execute(&self.pool)
        });
        Ok(deleted.await?.rows_affected() > 0)
    }

    /// Deletes what belongs to somebody.
    pub(crate) async fn unkeep_owned(
        &self,
        kind: &'static str,
        owner: String,
    ) -> Result<u64, StoreError> {
        let deleted = retried(|| {
            query("delete from kept where kind = $1 and owner = $2")
                .bind(kind)
                .bind(&owner)
                .execute(&self.pool)
        });
        Ok(deleted.await?.rows_affected())
    }

    /// Deletes what is over, of all kinds.
    pub(crate) async fn sweep_kept(&self, now: i64, limit: u32) -> Result<u64, StoreError> {
        let deleted = retried(|| {
            query(
                "delete from kept where until <= $1 and (kind, key) in
                     (select kind, key from kept where until <= $1 limit $2)",
            )
            .bind(now)
            .bind(i64::from(limit))
            .execute(&self.pool)
        });
        Ok(deleted.await?.rows_affected())
    }

    /// The records of a kind, in the order of their keys.
    pub(crate) async fn kept_list(&self, asked: Query) -> Result<Vec<Row>, StoreError> {
        let sql = if asked.owner.is_some() { LIST_OWNED } else { LIST };
        let rows = retried(|| {
            query(sql)
                .bind(asked.kind)
                .bind(&asked.owner)
                .bind(&asked.after)
                .bind(asked.now)
                .bind(i64::from(asked.limit))
                .fetch_all(&self.pool)
        });
        rows.await?.iter().map(row).collect()
    }
}

const PUT: &str = "insert into kept (kind, key, owner, body, version, until)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (kind, key) do update
    set owner = excluded.owner, body = excluded.body,
        version = excluded.version, until = excluded.until
    where $7::bigint is null and $8::bigint is null";

const PUT_NEW: &str = "insert into kept (kind, key, owner, body, version, until)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (kind, key) do update
    set owner = excluded.owner, body = excluded.body,
        version = excluded.version, until = excluded.until
    where $7::bigint is null and (kept.until <= $8 or kept.version = excluded.version)";

const PUT_IF: &str = "update kept set owner = $3, body = $4, version = $5, until = $6
    where kind = $1 and key = $2
      and (version = $7 and (until is null or until > $8) or version = $5)";

const LIST: &str = "select key, owner, body, version, until from kept
    where kind = $1 and $2::text is null and key > $3 and (until is null or until > $4)
    order by key limit $5";

const LIST_OWNED: &str = "select key, owner, body, version, until from kept
    where kind = $1 and owner = $2 and key > $3 and (until is null or until > $4)
    order by key limit $5";

fn row(row: &PgRow) -> Result<Row, StoreError> {
    Ok(Row {
        key: row.try_get(0)?,
        owner: row.try_get(1)?,
        body: row.try_get(2)?,
        version: row.try_get(3)?,
        until: row.try_get(4)?,
    })
}
