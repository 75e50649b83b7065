//! An open transaction, as consumers see it.

use rusqlite::Connection;

use super::{aside, generations, queue, read, views};
use crate::{
    NewJob, Position, StoreError,
    consumer::NewlyAside,
    transaction::Transaction,
    views::{Scan, ViewReader, ViewRow, ViewWriter},
};

/// An open transaction.
pub(super) struct Open<'c> {
    pub(super) connection: &'c Connection,
    /// The generation of views that it reads and writes; `None` for the one that readers see.
    pub(super) building: Option<u64>,
}

impl ViewReader for Open<'_> {
    fn row(&self, view: &str, key: &str) -> Result<Option<ViewRow>, StoreError> {
        views::row(self.connection, self.building, view, key)
    }

    fn rows(&self, view: &str, scan: &Scan) -> Result<Vec<ViewRow>, StoreError> {
        views::rows(self.connection, self.building, view, scan)
    }

    fn position(&self, projection: &str) -> Result<Position, StoreError> {
        read::checkpoint(self.connection, projection)
    }

    fn set_aside(&self, consumer: &str) -> Result<u64, StoreError> {
        aside::count(self.connection, consumer)
    }
}

impl ViewWriter for Open<'_> {
    fn put(&mut self, view: &str, row: &ViewRow) -> Result<(), StoreError> {
        views::put(self.connection, self.building, view, row)
    }

    fn delete(&mut self, view: &str, key: &str) -> Result<(), StoreError> {
        views::delete(self.connection, self.building, view, key)
    }
}

impl Transaction for Open<'_> {
    fn is_held(&self, consumer: &str, kind: &str, id: &str) -> Result<bool, StoreError> {
        aside::is_held(self.connection, consumer, kind, id)
    }

    fn set_aside(&mut self, consumer: &str, event: &NewlyAside) -> Result<(), StoreError> {
        aside::insert(self.connection, consumer, event)
    }

    fn tried(&mut self, consumer: &str, position: Position, error: &str) -> Result<(), StoreError> {
        aside::tried(self.connection, consumer, position, error)
    }

    fn release(&mut self, consumer: &str, position: Position) -> Result<bool, StoreError> {
        aside::release(self.connection, consumer, position)
    }

    fn building(&self, view: &str) -> Result<Option<u64>, StoreError> {
        generations::building(self.connection, view)
    }

    fn enqueue(&mut self, job: &NewJob) -> Result<(), StoreError> {
        queue::enqueue(self.connection, job)
    }
}
