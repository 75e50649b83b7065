//! Reads a log that may be damaged: what is missing or cannot be read is told, and reading goes on behind it.

use fawen_store::{Position, RawEvent, Store, StoreError};

use crate::Discrepancy;

/// Events at a time: whole tiles.
const BATCH: u32 = 2_048;
/// After so many events in a row that cannot be read, it is the database and not an event.
const UNREADABLE: u32 = 64;

/// A piece of the log.
pub(super) enum Step {
    /// Events without a gap.
    Events(Vec<RawEvent>),
    /// Positions whose events are missing or cannot be read.
    Missing { discrepancy: Discrepancy, from: u64, to: u64 },
}

pub(super) struct Reader<'s> {
    store: &'s Store,
    after: Position,
    /// How many events are to be read one by one.
    one_by_one: u32,
    unreadable: u32,
    is_at_end: bool,
}

impl<'s> Reader<'s> {
    pub(super) const fn new(store: &'s Store) -> Self {
        let after = Position::START;
        Self { store, after, one_by_one: 0, unreadable: 0, is_at_end: false }
    }

    /// The last position that was read.
    pub(super) const fn reached(&self) -> u64 {
        self.after.get()
    }

    /// The next piece; nothing at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Step>, StoreError> {
        loop {
            if self.is_at_end {
                return Ok(None);
            }
            let limit = if self.one_by_one > 0 { 1 } else { BATCH };
            match self.store.raw_log(self.after, limit).await {
                Ok(events) => return Ok(self.take(events)),
                Err(StoreError::Gap { expected, found }) => {
                    let before = expected.get().saturating_sub(self.after.next().get());
                    if before > 0 {
                        let before = u32::try_from(before).unwrap_or(BATCH).min(BATCH);
                        let events = self.store.raw_log(self.after, before).await?;
                        return Ok(self.take(events));
                    }
                    return Ok(Some(self.skip(expected, found)));
                }
                Err(StoreError::Database(_)) if limit > 1 => self.one_by_one = BATCH,
                Err(StoreError::Database(fault)) if self.unreadable < UNREADABLE => {
                    let last = self.store.last_position().await?;
                    if self.after >= last {
                        return Err(StoreError::Database(fault));
                    }
                    return Ok(Some(self.unreadable(&fault.to_string())));
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn take(&mut self, events: Vec<RawEvent>) -> Option<Step> {
        self.after = events.last()?.position;
        self.unreadable = 0;
        self.one_by_one = self.one_by_one.saturating_sub(1);
        Some(Step::Events(events))
    }

    fn skip(&mut self, expected: Position, found: Option<Position>) -> Step {
        let from = expected.get();
        let Some(found) = found else {
            self.is_at_end = true;
            let message = "日志在这里断了：后面的事件已被删去";
            let discrepancy = Discrepancy::new("log-truncated", message).at(from);
            return Step::Missing { discrepancy, from, to: 0 };
        };
        let to = found.get().saturating_sub(1);
        self.after = Position::new(to);
        let message = match from == to {
            true => "这个位置没有事件：已被删去".to_owned(),
            false => format!("第{from}至{to}位没有事件：已被删去"),
        };
        Step::Missing { discrepancy: Discrepancy::new("log-gap", message).at(from), from, to }
    }

    fn unreadable(&mut self, why: &str) -> Step {
        self.after = self.after.next();
        self.unreadable = self.unreadable.saturating_add(1);
        let position = self.after.get();
        let message = format!("事件读不出来：{why}");
        let discrepancy = Discrepancy::new("event-unreadable", message).at(position);
        Step::Missing { discrepancy, from: position, to: position }
    }
}
