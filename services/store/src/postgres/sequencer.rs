//! Gives positions to what is committed: one leader among all processes, and others ready to take over.
//!
//! The leader is whoever holds an advisory lock of the database in a session of its own. When the
//! session ends, however, the lock is free and another takes it. Correctness does not rest on the
//! lock: the function of the database that gives positions locks the sequencer's row.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use sqlx::{Connection, PgConnection, Row, postgres::PgConnectOptions};
use tokio::{sync::watch, time::sleep};

use super::wake::Wake;
use crate::{
    Position, StoreError,
    record::sequencing::{Link, Rounds, lead_taken, not_leading, repaired},
};

/// The leader holds this lock.
const LEADERSHIP: i64 = 0x4641_574e_0002;
/// How many events get their positions in one transaction, at most.
const BATCH: i32 = 2000;
/// How often those who do not lead look whether they can.
const CANDIDACY: Duration = Duration::from_millis(250);
/// How long the leader rests without news: events of writers that do not know how to ring.
const REST: Duration = Duration::from_millis(250);
/// The first and the longest pause while events wait for an older transaction to end.
const PAUSES: (Duration, Duration) = (Duration::from_millis(1), Duration::from_millis(20));
/// The bound of the random pause before another connection is tried.
const RECONNECT: Duration = Duration::from_secs(1);

/// Runs until the store is closed.
pub(super) async fn run(
    options: PgConnectOptions,
    wake: Arc<Wake>,
    mut closed: watch::Receiver<()>,
) {
    let mut link = Link::of("sequencer");
    not_leading(false);
    loop {
        let served = serve(&options, &wake, &mut closed, &mut link).await;
        not_leading(wake.leading.swap(false, Ordering::Relaxed));
        match served {
            Ok(()) => return,
            Err(reason) => link.lost(&reason),
        }
        let pause = RECONNECT.mul_f32(fastrand::f32());
        tokio::select! {
            _ = closed.changed() => return,
            () = sleep(pause) => {}
        }
    }
}

/// Leads, or waits to; returns when the store is closed.
async fn serve(
    options: &PgConnectOptions,
    wake: &Wake,
    closed: &mut watch::Receiver<()>,
    link: &mut Link,
) -> Result<(), StoreError> {
    let mut session = PgConnection::connect_with(options).await?;
    link.holds();
    while !take_lead(&mut session).await? {
        tokio::select! {
            _ = closed.changed() => return Ok(session.close().await?),
            () = sleep(CANDIDACY) => {}
            // Somebody else leads: pass it on. Many writes become one ring.
            () = wake.written.notified() => ring(&mut session).await?,
        }
    }
    wake.leading.store(true, Ordering::Relaxed);
    lead_taken();
    let repair = sqlx::query("select repair_sequence()").fetch_one(&mut session).await?;
    if let Some(events) = repair.try_get(0)? {
        repaired(events);
    }
    // Whoever was told to wait by another leader may have been told by none.
    wake.written.notify_one();
    let (mut pause, mut rounds) = (REST, Rounds::default());
    loop {
        tokio::select! {
            _ = closed.changed() => return Ok(session.close().await?),
            () = sleep(pause) => {}
            () = wake.written.notified() => {}
        }
        pause = match round(&mut session, wake, &mut rounds).await? {
            Rest::Long => REST,
            Rest::Short if pause < PAUSES.1 => (pause * 2).min(PAUSES.1),
            Rest::Short => PAUSES.0,
        };
    }
}

/// How long to rest after a round.
enum Rest {
    /// Nothing waits.
    Long,
    /// Something waits for a transaction to end.
    Short,
}

/// Gives positions until nothing is due.
async fn round(
    session: &mut PgConnection,
    wake: &Wake,
    rounds: &mut Rounds,
) -> Result<Rest, StoreError> {
    loop {
        let given = sqlx::query("select * from sequence_events($1)").bind(BATCH);
        let given = given.fetch_all(&mut *session).await?;
        if given.is_empty() {
            let waits = sqlx::query("select events_wait()").fetch_one(session).await?;
            if waits.try_get(0)? {
                rounds.must_wait();
                return Ok(Rest::Short);
            }
            rounds.nothing_waits();
            return Ok(Rest::Long);
        }
        rounds.given(given.len());
        for row in given {
            let event =
                (row.try_get(1)?, row.try_get(2)?, row.try_get::<i64, _>(3)?.cast_unsigned());
            wake.places.tell(&event, Position::new(row.try_get::<i64, _>(0)?.cast_unsigned()));
        }
        wake.news.notify_waiters();
    }
}

/// Takes the lead if nobody has it. A replica cannot lead.
async fn take_lead(session: &mut PgConnection) -> Result<bool, StoreError> {
    let leads = sqlx::query(
        "select case when pg_is_in_recovery() then false else pg_try_advisory_lock($1) end",
    );
    Ok(leads.bind(LEADERSHIP).fetch_one(session).await?.try_get(0)?)
}

/// Tells the leader, wherever it is, that something was written.
async fn ring(session: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("select pg_notify('fawen_written', '')").execute(session).await?;
    Ok(())
}
