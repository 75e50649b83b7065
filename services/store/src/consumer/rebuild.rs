//! Building views anew beside those that readers see, and changing over in one step.
//!
//! The rows of a view have a generation. A rebuild writes a new one, with a checkpoint of its own,
//! while the old one goes on following the log. When the new one has come as far, one transaction
//! makes it the one that readers see. Killed in between, it leaves the old one as it is.

use std::sync::Arc;

use super::{projection::apply, taker::Taker};
use crate::{
    Fault, LoggedEvent, Position, Projection, Store, StoreError, transaction::Transaction,
};

/// How many rows are deleted in one transaction, so that nobody waits long for it.
const SWEEP: u32 = 1000;

impl Store {
    /// Builds the views of a projection again from the first event. Readers see the old rows, all
    /// of them, until they see the new ones, all of them; returns the position of those.
    ///
    /// # Errors
    /// As for [`Store::run_projection`], or [`StoreError::RebuildSuperseded`]: another rebuild of
    /// the same projection has begun.
    pub async fn rebuild<P>(&self, projection: &Arc<P>) -> Result<Position, StoreError>
    where
        P: Projection + ?Sized,
    {
        let (name, views) = (projection.name(), projection.views());
        let generation = self.engine().begin_rebuild(name, views).await?;
        // What an earlier rebuild left behind when it was cut off.
        self.sweep(views).await?;
        let building = Building {
            name: build_name(name, generation),
            generation,
            projection: Arc::clone(projection),
        };
        let building: Arc<dyn Taker> = Arc::new(building);
        loop {
            let reached = self.run_taker(&building).await?;
            // The old ones may have moved on in the meantime: then the new ones go on, too.
            if self.engine().change_over(name, views, generation).await? {
                self.sweep(views).await?;
                return Ok(reached);
            }
        }
    }

    /// Deletes the rows that nobody reads or builds any more.
    async fn sweep(&self, views: &'static [&'static str]) -> Result<(), StoreError> {
        for view in views {
            while self.engine().sweep(view, SWEEP).await? > 0 {}
        }
        Ok(())
    }
}

/// The name under which the checkpoint of a rebuild is kept.
pub(crate) fn build_name(projection: &str, generation: u64) -> String {
    format!("{projection}#{generation}")
}

/// A projection that builds a generation.
struct Building<P: ?Sized> {
    name: String,
    generation: u64,
    projection: Arc<P>,
}

impl<P: Projection + ?Sized> Taker for Building<P> {
    fn name(&self) -> &str {
        &self.name
    }

    fn building(&self) -> Option<u64> {
        Some(self.generation)
    }

    fn enter(&self, transaction: &dyn Transaction) -> Result<(), StoreError> {
        for view in self.projection.views() {
            if transaction.building(view)? != Some(self.generation) {
                let projection = self.projection.name().to_owned();
                return Err(StoreError::RebuildSuperseded { projection });
            }
        }
        Ok(())
    }

    fn take(&self, event: &LoggedEvent, transaction: &mut dyn Transaction) -> Result<(), Fault> {
        apply(self.projection.as_ref(), event, transaction)
    }
}
