//! Moving a checkpoint together with its effect, and reading views at one moment.

use sqlx::{Transaction as Begun, query};
use tokio::{runtime::Handle, task};

use super::{
    Postgres,
    fault::{begun, is_overtaken, retried},
    generations::AT_ONE_MOMENT,
    overlay::Overlay,
};
use crate::{
    StoreError,
    transaction::{Step, Transaction},
    views::ViewReader,
};

impl Postgres {
    /// Moves a checkpoint from where it was read, together with its effect.
    ///
    /// The effect reads the database as it is at one moment, and what it has written itself; its
    /// changes are written at the end, in few statements. When somebody else has moved the
    /// checkpoint meanwhile, the database says so, and nothing is written.
    pub(crate) async fn advance<F>(&self, step: Step, effect: F) -> Result<(), StoreError>
    where
        F: FnOnce(&mut dyn Transaction) -> Result<(), StoreError> + Send + 'static,
    {
        let (consumer, expected) = (step.consumer.clone(), step.from);
        match self.try_advance(step, effect).await {
            Err(Stopped::Overtaken) => {
                let found = self.checkpoint(&consumer).await?;
                Err(StoreError::CheckpointMoved { consumer, expected, found })
            }
            Err(Stopped::By(error)) => Err(error),
            Ok(()) => Ok(()),
        }
    }

    async fn try_advance<F>(&self, step: Step, effect: F) -> Result<(), Stopped>
    where
        F: FnOnce(&mut dyn Transaction) -> Result<(), StoreError> + Send + 'static,
    {
        let transaction = retried(|| begun(&self.pool, AT_ONE_MOMENT)).await?;
        let handle = Handle::current();
        let (consumer, from, building) = (step.consumer.clone(), step.from, step.building);
        let work = task::spawn_blocking(move || {
            let mut overlay = Overlay::new(transaction, handle, building);
            // The first look fixes what all others see.
            if overlay.position(&consumer)? != from {
                return Err(Stopped::Overtaken);
            }
            effect(&mut overlay)?;
            Ok(overlay.into_parts())
        });
        let (mut transaction, changes) = work.await.map_err(StoreError::database)??;
        move_checkpoint(&mut transaction, &step).await?;
        changes.write(&mut transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Reads views, all at one moment.
    pub(crate) async fn read_views<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&dyn ViewReader) -> Result<T, StoreError> + Send + 'static,
    {
        let begin = "begin isolation level repeatable read read only";
        let transaction = retried(|| begun(&self.pool, begin)).await?;
        let handle = Handle::current();
        task::spawn_blocking(move || work(&Overlay::new(transaction, handle, None)))
            .await
            .map_err(StoreError::database)?
    }
}

/// Why a checkpoint did not move.
enum Stopped {
    /// Somebody else was faster.
    Overtaken,
    By(StoreError),
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Self::By(error)
    }
}

impl From<sqlx::Error> for Stopped {
    fn from(error: sqlx::Error) -> Self {
        if is_overtaken(&error) { Self::Overtaken } else { Self::By(error.into()) }
    }
}

/// Moves a checkpoint, if it still stands where the consumer saw it and what it builds is still
/// wanted.
async fn move_checkpoint(
    transaction: &mut Begun<'static, sqlx::Postgres>,
    step: &Step,
) -> Result<(), Stopped> {
    if let Some(generation) = step.building {
        // Locked rows that another rebuild has changed since are an error.
        let built = query("select from generations where building = $1 for share");
        built.bind(generation.cast_signed()).execute(&mut **transaction).await?;
    }
    let moved = query(
        "insert into checkpoints (consumer, position) values ($1, $3)
         on conflict (consumer) do update set position = excluded.position
         where checkpoints.position = $2",
    );
    let (from, to) = (step.from.get().cast_signed(), step.to.get().cast_signed());
    let moved = moved.bind(&step.consumer).bind(from).bind(to);
    match moved.execute(&mut **transaction).await?.rows_affected() {
        0 => Err(Stopped::Overtaken),
        _ => Ok(()),
    }
}
