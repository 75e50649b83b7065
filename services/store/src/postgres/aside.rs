//! Events that are set aside, and where consumers stand.

use sqlx::{Row, postgres::PgRow};

use super::{
    Postgres,
    fault::retried,
    read::{moment, position},
};
use crate::{Position, SetAside, StoreError, consumer::RawStanding};

impl Postgres {
    /// The events that are set aside, of one consumer or of all.
    pub(crate) async fn set_aside(
        &self,
        consumer: Option<String>,
    ) -> Result<Vec<SetAside>, StoreError> {
        // What a rebuild sets aside is nobody's concern before it is changed over to.
        let rows = retried(|| {
            sqlx::query(
                "select consumer, position, aggregate_type, aggregate_id, error, tries, first_at,
                        last_at
                 from set_aside
                 where case when $1 is null then consumer not like '%#%' else consumer = $1 end
                 order by consumer, position",
            )
            .bind(&consumer)
            .fetch_all(&self.pool)
        });
        rows.await?.iter().map(set_aside).collect()
    }

    /// Where a consumer stands.
    pub(crate) async fn standing(&self, consumer: String) -> Result<RawStanding, StoreError> {
        let position = self.checkpoint(&consumer).await?;
        let row = retried(|| {
            sqlx::query(
                "select (select position from sequencer),
                        (select recorded_at
                         from event_log join events using (aggregate_type, aggregate_id, sequence)
                         where position > $1 order by position limit 1),
                        clock_timestamp(),
                        (select count(*) from set_aside where consumer = $2)",
            )
            .bind(position.get().cast_signed())
            .bind(&consumer)
            .fetch_one(&self.pool)
        });
        let row = row.await?;
        let waiting = row.try_get_raw(1)?;
        let waiting_since = match sqlx::ValueRef::is_null(&waiting) {
            true => None,
            false => Some(moment(waiting.as_bytes().map_err(StoreError::database)?)?),
        };
        Ok(RawStanding {
            position,
            last: self::position(&row)?,
            waiting_since,
            now: moment(row.try_get_raw(2)?.as_bytes().map_err(StoreError::database)?)?,
            set_aside: row.try_get::<i64, _>(3)?.cast_unsigned(),
        })
    }
}

fn set_aside(row: &PgRow) -> Result<SetAside, StoreError> {
    let at = |column: usize| -> Result<String, StoreError> {
        moment(row.try_get_raw(column)?.as_bytes().map_err(StoreError::database)?)
    };
    Ok(SetAside {
        consumer: row.try_get(0)?,
        position: Position::new(row.try_get::<i64, _>(1)?.cast_unsigned()),
        aggregate_type: row.try_get(2)?,
        aggregate_id: row.try_get(3)?,
        error: row.try_get(4)?,
        tries: row.try_get::<i32, _>(5)?.cast_unsigned(),
        first_at: at(6)?,
        last_at: at(7)?,
    })
}
