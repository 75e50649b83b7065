//! Carrying out a command: load, decide, append, and again if others were faster.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use cqrs_es::AggregateError;
use fawen_domain::Decider;

use crate::{
    Envelope, ExecuteError, Executed, Store, StoreError,
    attempt::{self, store_error, stream},
    cache::{Slot, Snapshot},
    record,
};

/// How often a command is tried before the conflict is reported.
const ATTEMPTS: u32 = 16;
/// The pause before another try is random; its bound doubles with each try, up to this.
const LONGEST_PAUSE: Duration = Duration::from_millis(256);

impl Store {
    /// Carries out a command on a stream; returns when its events are safely stored.
    ///
    /// A command whose id was carried out before does nothing and returns what the first did. A
    /// refusal is not remembered: the same id may be tried again.
    ///
    /// # Errors
    /// [`ExecuteError::Refused`] by the domain; [`ExecuteError::Conflict`] when the stream kept
    /// changing; [`StoreError::CommandReused`] when the id belongs to another stream.
    pub async fn execute<D: Decider>(
        &self,
        id: &str,
        command: D::Command,
        envelope: &Envelope,
    ) -> Result<Executed, ExecuteError<D::Error>> {
        self.carry_out::<D>(id, command, envelope, None).await
    }

    /// As [`Store::execute`], for who has seen the stream with so many events and means no other: what has
    /// changed since is not overwritten.
    ///
    /// # Errors
    /// As for [`Store::execute`]; [`ExecuteError::Stale`] when the stream has another number of events.
    pub async fn execute_at<D: Decider>(
        &self,
        id: &str,
        seen: u64,
        command: D::Command,
        envelope: &Envelope,
    ) -> Result<Executed, ExecuteError<D::Error>> {
        self.carry_out::<D>(id, command, envelope, Some(seen)).await
    }

    async fn carry_out<D: Decider>(
        &self,
        id: &str,
        command: D::Command,
        envelope: &Envelope,
        seen: Option<u64>,
    ) -> Result<Executed, ExecuteError<D::Error>> {
        let began = Instant::now();
        let slot = self.cache().slot::<D>(id);
        let _turn = slot.turn.lock().await;
        // A state in memory is tried as it is, which spares a read: if it lacks events, the append
        // is a conflict. Only a refusal needs a second look, for it is never checked there.
        let mut unchecked = slot.version() > 0 && seen.is_none();
        for tries in 0..ATTEMPTS {
            if !unchecked {
                self.catch_up(&slot, id).await?;
            }
            if let Some(seen) = seen.filter(|seen| *seen != slot.version()) {
                // What changed the stream may be the first run of this very command.
                let done = self.recall::<D>(id, envelope).await?;
                let (stream, found) = (format!("{}-{id}", D::TYPE), slot.version());
                return done.ok_or(ExecuteError::Stale { stream, seen, found });
            }
            match attempt::run(self, &slot, envelope, id, seen, command.clone()).await {
                Ok(executed) => {
                    record::executed::<D>(id, envelope, &executed, began);
                    return Ok(executed);
                }
                Err(AggregateError::UserError(_) | AggregateError::AggregateConflict)
                    if unchecked => {}
                Err(AggregateError::AggregateConflict) => {
                    record::conflict::<D>(id, tries);
                    pause(tries).await;
                }
                Err(AggregateError::UserError(refusal)) => {
                    // What stands in the way may be the first run of this very command. Looked up
                    // after the state, it is found if the state holds it.
                    let done = self.recall::<D>(id, envelope).await?;
                    return done.ok_or(ExecuteError::Refused(refusal));
                }
                Err(other) => return Err(ExecuteError::Store(store_error(other))),
            }
            unchecked = false;
        }
        Err(ExecuteError::Conflict { stream: format!("{}-{id}", D::TYPE), attempts: ATTEMPTS })
    }

    /// The state of a stream and the number of its events; the blank state when there are none.
    ///
    /// # Errors
    /// A gap in the stream, an event that cannot be read, or an error of the database.
    pub async fn load<D: Decider>(&self, id: &str) -> Result<(D, u64), StoreError> {
        let slot = self.cache().slot::<D>(id);
        self.catch_up(&slot, id).await?;
        let Snapshot { state, version } = slot.snapshot();
        Ok((Arc::unwrap_or_clone(state), version))
    }

    /// Gives a slot the events that it lacks.
    async fn catch_up<D: Decider>(&self, slot: &Slot<D>, id: &str) -> Result<(), StoreError> {
        let after = slot.version();
        let tail = self.opened(self.engine().stream(D::TYPE, id, after).await?).await?;
        slot.take(after, &self.upcasters().decode_all(&tail)?);
        Ok(())
    }

    /// What the command did, if it was carried out before.
    async fn recall<D: Decider>(
        &self,
        id: &str,
        envelope: &Envelope,
    ) -> Result<Option<Executed>, StoreError> {
        let command_id = envelope.command_id.clone();
        self.engine().recall(stream::<D>(id), command_id).await
    }
}

/// Waits for a moment of random length, so that rivals part.
async fn pause(tries: u32) {
    let bound = Duration::from_millis(1 << tries.min(16)).min(LONGEST_PAUSE);
    tokio::time::sleep(bound.mul_f32(fastrand::f32())).await;
}
