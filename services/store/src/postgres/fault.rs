//! What a failed statement means: try again, somebody was faster, or tell a person; and what is left by work
//! that was cut off.

use std::{io, time::Duration};

use sqlx::{Error, PgPool, Transaction, error::DatabaseError};

use crate::StoreError;

/// How often work is tried whose connection was lost.
const ATTEMPTS: u32 = 8;
/// The pause before another try is random; its bound doubles with each try, up to this.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// The states in which the same work may succeed at another try: the server is stopping or starting,
/// has no place, or undid the transaction because of another one.
const PASSING: [&str; 8] = ["57P01", "57P02", "57P03", "53300", "40001", "40P01", "25P03", "55P03"];

/// Whether the same work may succeed at another try.
pub(super) fn is_passing(error: &Error) -> bool {
    match error {
        Error::Io(_) => true,
        // A message was cut off by a connection that broke.
        Error::Protocol(_) | Error::BeginFailed => true,
        Error::Database(error) => code(error.as_ref())
            .is_some_and(|code| code.starts_with("08") || PASSING.contains(&code)),
        _ => false,
    }
}

/// Whether something is there already that there may be only once.
pub(super) fn is_unique_violation(error: &Error) -> bool {
    has_code(error, &["23505"])
}

/// Whether another transaction changed what this one had seen.
pub(super) fn is_overtaken(error: &Error) -> bool {
    has_code(error, &["40001", "40P01"])
}

/// Whether the server answered with one of these states.
pub(super) fn has_code(error: &Error, codes: &[&str]) -> bool {
    let Error::Database(error) = error else { return false };
    code(error.as_ref()).is_some_and(|code| codes.contains(&code))
}

fn code(error: &dyn DatabaseError) -> Option<&str> {
    error.try_downcast_ref::<sqlx::postgres::PgDatabaseError>().map(|error| error.code())
}

/// Does work that changes nothing, or changes it once however often it is done; again when the
/// connection was lost.
pub(super) async fn retried<T, W>(mut work: impl FnMut() -> W) -> Result<T, StoreError>
where
    W: Future<Output = Result<T, Error>>,
{
    let mut tries = Tries::default();
    loop {
        match work().await {
            Err(error) if is_passing(&error) && tries.another().await => {}
            done => return Ok(done?),
        }
    }
}

/// Begins a transaction. Whoever stops waiting for it leaves none behind: sqlx rolls back what was begun, but
/// knows nothing of a `begin` whose answer nobody awaits, and would lend the connection to others as it is.
pub(super) async fn begun(
    pool: &PgPool,
    statement: &'static str,
) -> Result<Transaction<'static, sqlx::Postgres>, Error> {
    let pool = pool.clone();
    to_its_end(async move { pool.begin_with(statement).await }).await?
}

/// Does work in a task of its own, which goes on to its end when nobody waits for it any more.
pub(super) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, Error> {
    tokio::spawn(work).await.map_err(|ended| Error::Io(io::Error::other(ended)))
}

/// Counts the tries, and pauses between them.
#[derive(Debug, Default)]
pub(super) struct Tries(u32);

impl Tries {
    /// Whether there may be another try; if so, after a moment of random length.
    pub(super) async fn another(&mut self) -> bool {
        self.0 = self.0.saturating_add(1);
        if self.0 >= ATTEMPTS {
            return false;
        }
        let bound = Duration::from_millis(20 << self.0.min(16)).min(LONGEST_PAUSE);
        tokio::time::sleep(bound.mul_f32(fastrand::f32())).await;
        true
    }
}

impl From<Error> for StoreError {
    /// In words of what can be done about it.
    fn from(error: Error) -> Self {
        let Error::Database(database) = &error else {
            return match error {
                Error::PoolTimedOut => Self::Busy,
                error if is_passing(&error) => Self::ConnectionLost { source: error.into() },
                error => Self::database(error),
            };
        };
        match code(database.as_ref()).unwrap_or_default() {
            "42501" => Self::NoRight { reason: database.message().to_owned() },
            "22P05" | "22021" => Self::NullCharacter,
            _ if is_passing(&error) => Self::ConnectionLost { source: error.into() },
            _ => Self::database(error),
        }
    }
}
