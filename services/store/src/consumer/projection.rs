//! Projections: views built from the log, effect and checkpoint in one transaction.

use std::sync::Arc;

use super::taker::Taker;
use crate::{
    Fault, LoggedEvent, Position, Scan, Store, StoreError, ViewReader, ViewRow, ViewWriter,
    transaction::Transaction,
};

/// Builds views from the log.
///
/// It must be a function of the events and of its own views alone: then a rebuild gives the same.
pub trait Projection: Send + Sync + 'static {
    /// Stable name, under which its checkpoint is kept.
    fn name(&self) -> &'static str;

    /// The views it writes; it may write no others, and no one else writes these.
    fn views(&self) -> &'static [&'static str];

    /// Takes one event into the views.
    ///
    /// # Errors
    /// Anything that keeps it from doing so; then nothing of the event stays, and it is set aside.
    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault>;
}

impl Store {
    /// Brings the views of a projection up to the end of the log; returns the position reached.
    ///
    /// An event that it cannot take is [set aside](Store::set_aside) and is an alarm.
    ///
    /// # Errors
    /// A gap in the log or an error of the database; what was taken before stays.
    pub async fn run_projection<P>(&self, projection: &Arc<P>) -> Result<Position, StoreError>
    where
        P: Projection + ?Sized,
    {
        self.run_taker(&live(projection)).await
    }
}

/// A projection as it follows the log.
pub(crate) fn live<P: Projection + ?Sized>(projection: &Arc<P>) -> Arc<dyn Taker> {
    Arc::new(Live(Arc::clone(projection)))
}

struct Live<P: ?Sized>(Arc<P>);

impl<P: Projection + ?Sized> Taker for Live<P> {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn take(&self, event: &LoggedEvent, transaction: &mut dyn Transaction) -> Result<(), Fault> {
        apply(self.0.as_ref(), event, transaction)
    }
}

/// Lets a projection take one event into its own views.
pub(crate) fn apply<P: Projection + ?Sized>(
    projection: &P,
    event: &LoggedEvent,
    views: &mut dyn ViewWriter,
) -> Result<(), Fault> {
    let (name, declared) = (projection.name(), projection.views());
    projection.apply(event, &mut OwnViews { projection: name, declared, views })
}

/// Lets a projection write only the views that a rebuild will throw away.
struct OwnViews<'v> {
    projection: &'static str,
    declared: &'static [&'static str],
    views: &'v mut dyn ViewWriter,
}

impl OwnViews<'_> {
    fn check(&self, view: &str) -> Result<(), StoreError> {
        if self.declared.contains(&view) {
            return Ok(());
        }
        Err(StoreError::ForeignView { projection: self.projection, view: view.to_owned() })
    }
}

impl ViewReader for OwnViews<'_> {
    fn row(&self, view: &str, key: &str) -> Result<Option<ViewRow>, StoreError> {
        self.check(view)?;
        self.views.row(view, key)
    }

    fn rows(&self, view: &str, scan: &Scan) -> Result<Vec<ViewRow>, StoreError> {
        self.check(view)?;
        self.views.rows(view, scan)
    }

    fn position(&self, projection: &str) -> Result<Position, StoreError> {
        self.views.position(projection)
    }

    fn set_aside(&self, consumer: &str) -> Result<u64, StoreError> {
        self.views.set_aside(consumer)
    }
}

impl ViewWriter for OwnViews<'_> {
    fn put(&mut self, view: &str, row: &ViewRow) -> Result<(), StoreError> {
        self.check(view)?;
        self.views.put(view, row)
    }

    fn delete(&mut self, view: &str, key: &str) -> Result<(), StoreError> {
        self.check(view)?;
        self.views.delete(view, key)
    }
}
