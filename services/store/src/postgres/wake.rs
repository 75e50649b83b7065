//! What the processes on one database tell each other, and what follows from it in this one.

use std::{
    convert::Infallible,
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sqlx::{PgPool, Row, postgres::PgListener};
use tokio::{
    sync::{Notify, watch},
    time::sleep,
};

use super::places::Places;
use crate::{Position, StoreError, record::sequencing::Link};

/// The bound of the random pause before another connection is tried.
const RECONNECT: Duration = Duration::from_secs(1);

/// What the tasks of a store share.
#[derive(Debug)]
pub(super) struct Wake {
    /// Rings when this process has written something that wants a position.
    pub(super) written: Notify,
    /// Rings when the log has grown.
    pub(super) news: Arc<Notify>,
    /// Who waits for the place of an event.
    pub(super) places: Places,
    /// Whether the leader is here, which tells the places itself.
    pub(super) leading: AtomicBool,
}

/// Listens to the other processes until the store is closed.
pub(super) async fn listen(pool: PgPool, wake: Arc<Wake>, mut closed: watch::Receiver<()>) {
    let mut link = Link::of("listener");
    loop {
        let heard = tokio::select! {
            _ = closed.changed() => return,
            heard = hear(&pool, &wake, &mut link) => heard,
        };
        // The connection is gone; what was told meanwhile is looked for by those who wait for it.
        let Err(reason) = heard;
        link.lost(&reason);
        wake.news.notify_waiters();
        tokio::select! {
            _ = closed.changed() => return,
            () = sleep(RECONNECT.mul_f32(fastrand::f32())) => {}
        }
    }
}

async fn hear(pool: &PgPool, wake: &Wake, link: &mut Link) -> Result<Infallible, StoreError> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.eager_reconnect(false);
    listener.listen_all(["fawen_log", "fawen_written"]).await?;
    link.holds();
    wake.news.notify_waiters();
    while let Some(told) = listener.try_recv().await? {
        if told.channel() == "fawen_written" {
            wake.written.notify_one();
        } else {
            if !wake.leading.load(Ordering::Relaxed) && !wake.places.is_idle() {
                tell_places(pool, wake, told.payload()).await?;
            }
            wake.news.notify_waiters();
        }
    }
    Err(sqlx::Error::from(io::Error::from(io::ErrorKind::UnexpectedEof)).into())
}

/// Tells the places that another process has given, `first-last`.
async fn tell_places(pool: &PgPool, wake: &Wake, range: &str) -> Result<(), StoreError> {
    let parsed = range.split_once('-').map(|(first, last)| (first.parse(), last.parse()));
    let Some((Ok(first), Ok(last))) = parsed else { return Ok(()) };
    let given = sqlx::query("select * from event_log where position between $1 and $2");
    for row in given.bind::<i64>(first).bind::<i64>(last).fetch_all(pool).await? {
        let event = (row.try_get(1)?, row.try_get(2)?, row.try_get::<i64, _>(3)?.cast_unsigned());
        wake.places.tell(&event, Position::new(row.try_get::<i64, _>(0)?.cast_unsigned()));
    }
    Ok(())
}
