//! Projections: views built from the log, effect and checkpoint in one transaction.

use std::sync::Arc;

use crate::{
    Fault, LoggedEvent, Position, Scan, Store, StoreError, ViewReader, ViewRow, ViewWriter,
};

/// How many events share one transaction.
const BATCH: u32 = 256;

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
    /// Anything that keeps it from doing so; the batch is undone and the checkpoint stays.
    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault>;
}

impl Store {
    /// Brings the views of a projection up to the end of the log; returns the position reached.
    ///
    /// # Errors
    /// [`StoreError::Consumer`] names the event that could not be taken; a gap in the log or an
    /// error of the database stops as well. What was taken before stays.
    pub async fn run_projection<P>(&self, projection: &Arc<P>) -> Result<Position, StoreError>
    where
        P: Projection + ?Sized,
    {
        let mut reached = self.engine().checkpoint(projection.name()).await?;
        loop {
            let events = self.log(reached, BATCH).await?;
            let Some(last) = events.last().map(|event| event.position) else {
                return Ok(reached);
            };
            let consumer = Arc::clone(projection);
            let advanced = self
                .engine()
                .advance(projection.name(), reached, last, move |views| {
                    apply_all(consumer.as_ref(), &events, views)
                })
                .await;
            reached = where_now(last, advanced)?;
        }
    }

    /// Throws away the views of a projection and builds them again from the first event.
    ///
    /// # Errors
    /// As for [`Store::run_projection`].
    pub async fn rebuild<P>(&self, projection: &Arc<P>) -> Result<Position, StoreError>
    where
        P: Projection + ?Sized,
    {
        self.engine().forget(projection.name(), projection.views()).await?;
        self.run_projection(projection).await
    }
}

/// Where a consumer stands after it tried to move on. When another run of it was faster, nothing was
/// done here, and it goes on from where that one has come.
pub(crate) fn where_now(
    reached: Position,
    advanced: Result<(), StoreError>,
) -> Result<Position, StoreError> {
    match advanced {
        Ok(()) => Ok(reached),
        Err(StoreError::CheckpointMoved { found, .. }) => Ok(found),
        Err(error) => Err(error),
    }
}

fn apply_all<P: Projection + ?Sized>(
    projection: &P,
    events: &[LoggedEvent],
    views: &mut dyn ViewWriter,
) -> Result<(), StoreError> {
    let mut own = OwnViews { projection: projection.name(), declared: projection.views(), views };
    for event in events {
        projection.apply(event, &mut own).map_err(|source| StoreError::Consumer {
            consumer: projection.name(),
            position: event.position,
            source,
        })?;
    }
    Ok(())
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
