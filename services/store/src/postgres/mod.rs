//! The store in a PostgreSQL database, which several processes may share.
//!
//! Writers collide only in their streams. Positions are given after the commit, by one sequencer
//! among all processes; an append returns when its events have theirs, so that whoever wrote reads
//! what was written.

mod address;
mod advance;
mod append;
mod aside;
mod changes;
mod fault;
mod fields;
mod generations;
mod group;
mod kept;
mod keys;
mod overlay;
mod places;
mod queue;
mod read;
mod rows;
mod schema;
mod sequencer;
mod wake;

use std::{ops::RangeInclusive, sync::Arc, time::Duration};

use postgres_es::PostgresEventRepository;
use sqlx::PgPool;
use tokio::{
    sync::{Notify, watch},
    time::{Instant, timeout},
};

pub(crate) use self::{address::Address, schema::migrate};
use self::{
    group::Groups,
    places::{Place, Places},
    wake::Wake,
};
use crate::{Limits, Position, StoreError};

/// After this time without news whoever waits for a place looks for it; twice as long each time.
const LOOK: Duration = Duration::from_millis(50);

/// An open database.
pub(crate) struct Postgres {
    pool: PgPool,
    repository: Arc<PostgresEventRepository>,
    groups: Groups,
    places: Places,
    wake: Arc<Wake>,
    limits: Limits,
    /// Dropped with the store, which ends its tasks.
    _open: watch::Sender<()>,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Postgres").field("wake", &self.wake).finish_non_exhaustive()
    }
}

impl Postgres {
    /// Opens a database whose tables are up to date; `news` rings from then on when the log grows.
    pub(crate) async fn open(
        address: &Address,
        limits: Limits,
        news: Arc<Notify>,
    ) -> Result<Self, StoreError> {
        schema::check(address).await?;
        let pool = address.pool(&limits);
        let (open, closed) = watch::channel(());
        let places = Places::default();
        let wake = Arc::new(Wake {
            written: Notify::new(),
            news,
            places: places.clone(),
            leading: false.into(),
        });
        tokio::spawn(wake::listen(pool.clone(), Arc::clone(&wake), closed.clone()));
        tokio::spawn(sequencer::run(address.sequencing(), Arc::clone(&wake), closed));
        let repository = Arc::new(PostgresEventRepository::new(pool.clone()));
        let groups = Groups::start(&pool);
        Ok(Self { pool, repository, groups, places, wake, limits, _open: open })
    }

    /// The positions of the events of one commit, the last of which is waited for.
    async fn positions(
        &self,
        mut place: Place,
        count: u64,
    ) -> Result<RangeInclusive<Position>, StoreError> {
        let until = Instant::now() + self.limits.position;
        let mut look = LOOK;
        let last = loop {
            self.wake.written.notify_one();
            if let Ok(position) = timeout(look, place.known()).await {
                break position;
            }
            if let Some(position) = self.position_of(&place.event).await? {
                break position;
            }
            if Instant::now() > until {
                return Err(StoreError::NoPosition { waited: self.limits.position });
            }
            look *= 2;
        };
        // Events of one transaction stand side by side.
        let first = last.get().saturating_sub(count.saturating_sub(1));
        Ok(Position::new(first)..=last)
    }
}
