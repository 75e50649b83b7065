//! Many events at once: rows in the binary format of COPY, taken apart without a copy in between.

use futures::TryStreamExt;
use sqlx::{PgPool, postgres::PgPoolCopyExt};

use super::{
    fault::retried,
    read::{moment, version},
};
use crate::{Position, RawEvent, StoreError};

/// What a stream of rows begins with; then come flags and the length of an extension.
const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";
const HEADER: usize = SIGNATURE.len() + 8;
const COLUMNS: i16 = 9;

/// The events after a position up to another.
pub(super) async fn copied(
    pool: &PgPool,
    after: u64,
    to: u64,
) -> Result<Vec<RawEvent>, StoreError> {
    // COPY knows no parameters; these are numbers.
    let statement = format!(
        "copy (select l.position, aggregate_type, aggregate_id, sequence, event_type,
                      event_version, payload, metadata, recorded_at
               from event_log l join events using (aggregate_type, aggregate_id, sequence)
               where l.position > {after} and l.position <= {to} order by l.position)
         to stdout (format binary)"
    );
    let capacity = usize::try_from(to.saturating_sub(after)).unwrap_or_default();
    retried(|| async {
        let mut events = Vec::with_capacity(capacity);
        let mut messages = pool.copy_out_raw(&statement).await?;
        let mut first = true;
        while let Some(message) = messages.try_next().await? {
            let mut row = Fields(&message);
            if std::mem::take(&mut first) {
                row.header().map_err(|error| sqlx::Error::Decode(error.into()))?;
            }
            let event = row.event().map_err(|error| sqlx::Error::Decode(error.into()))?;
            events.extend(event);
        }
        Ok(events)
    })
    .await
}

/// What is left of a message.
struct Fields<'m>(&'m [u8]);

impl<'m> Fields<'m> {
    fn header(&mut self) -> Result<(), StoreError> {
        match self.take(HEADER)? {
            header if header.starts_with(SIGNATURE) => Ok(()),
            _ => Err(malformed()),
        }
    }

    /// A row; none at the end of the stream.
    fn event(&mut self) -> Result<Option<RawEvent>, StoreError> {
        // The header may come by itself.
        if self.0.is_empty() || self.count()? != COLUMNS {
            return Ok(None);
        }
        Ok(Some(RawEvent {
            position: Position::new(self.number()?.cast_unsigned()),
            aggregate_type: self.text()?.to_owned(),
            aggregate_id: self.text()?.to_owned(),
            sequence: self.number()?.cast_unsigned(),
            event_type: self.text()?.to_owned(),
            event_version: version(self.text()?)?,
            payload: self.text()?.to_owned(),
            metadata: self.text()?.to_owned(),
            recorded_at: moment(self.field()?)?,
        }))
    }

    /// How many columns follow; -1 ends the stream.
    fn count(&mut self) -> Result<i16, StoreError> {
        let bytes = self.take(2)?;
        Ok(i16::from_be_bytes(bytes.try_into().map_err(StoreError::database)?))
    }

    fn number(&mut self) -> Result<i64, StoreError> {
        let bytes = self.field()?;
        Ok(i64::from_be_bytes(bytes.try_into().map_err(StoreError::database)?))
    }

    fn text(&mut self) -> Result<&'m str, StoreError> {
        std::str::from_utf8(self.field()?).map_err(StoreError::database)
    }

    fn field(&mut self) -> Result<&'m [u8], StoreError> {
        let bytes = self.take(4)?;
        let length = i32::from_be_bytes(bytes.try_into().map_err(StoreError::database)?);
        // No column of ours is ever null, which would be -1.
        self.take(usize::try_from(length).map_err(|_| malformed())?)
    }

    fn take(&mut self, length: usize) -> Result<&'m [u8], StoreError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(malformed)?;
        self.0 = rest;
        Ok(taken)
    }
}

fn malformed() -> StoreError {
    StoreError::database("COPY的数据不完整")
}
