//! The keys of subjects.

use std::collections::BTreeMap;

use sqlx::{Row, postgres::PgRow};

use super::{Postgres, fault::retried};
use crate::{StoreError, sealing::SubjectKey};

impl Postgres {
    /// The key of a subject, made if there is none.
    pub(crate) async fn subject_key(&self, subject: String) -> Result<SubjectKey, StoreError> {
        loop {
            if let Some(key) = self.key_of(&subject).await? {
                return Ok(key);
            }
            let key = SubjectKey::random()?;
            let made = retried(|| {
                sqlx::query(
                    "insert into subject_keys (id, subject, key) values ($1, $2, $3)
                     on conflict (subject) do nothing",
                )
                .bind(&key.id)
                .bind(&subject)
                .bind(key.key.as_slice())
                .execute(&self.pool)
            });
            if made.await?.rows_affected() > 0 {
                return Ok(key);
            }
            // Somebody was faster, or this was, and did not hear of it.
        }
    }

    async fn key_of(&self, subject: &str) -> Result<Option<SubjectKey>, StoreError> {
        let row = retried(|| {
            sqlx::query("select id, key from subject_keys where subject = $1")
                .bind(subject)
                .fetch_optional(&self.pool)
        });
        row.await?.as_ref().map(subject_key).transpose()
    }

    /// The keys of these names, as far as they were not destroyed.
    pub(crate) async fn subject_keys(
        &self,
        ids: Vec<String>,
    ) -> Result<BTreeMap<String, SubjectKey>, StoreError> {
        let rows = retried(|| {
            sqlx::query("select id, key from subject_keys where id = any($1)")
                .bind(&ids)
                .fetch_all(&self.pool)
        });
        let mut keys = BTreeMap::new();
        for row in rows.await? {
            let key = subject_key(&row)?;
            keys.insert(key.id.clone(), key);
        }
        Ok(keys)
    }

    /// Writes the table anew. Who may not is only warned by the server; then its file stays the same.
    pub(crate) async fn wipe_destroyed_keys(&self) -> Result<bool, StoreError> {
        let before = self.file_of_keys().await?;
        sqlx::query("vacuum (full) subject_keys").execute(&self.pool).await?;
        Ok(self.file_of_keys().await? != before)
    }

    async fn file_of_keys(&self) -> Result<i64, StoreError> {
        let file = || {
            sqlx::query("select pg_relation_filenode('subject_keys')::bigint").fetch_one(&self.pool)
        };
        Ok(retried(file).await?.try_get(0)?)
    }
}

fn subject_key(row: &PgRow) -> Result<SubjectKey, StoreError> {
    let key: &[u8] = row.try_get(1)?;
    Ok(SubjectKey { id: row.try_get(0)?, key: key.try_into().map_err(StoreError::database)? })
}
