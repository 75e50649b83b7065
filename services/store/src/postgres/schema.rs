//! The tables of the database, and whether they are those that this program knows.

use sqlx::{Connection, Executor, PgConnection, Row};

use super::{address::Address, fault::has_code};
use crate::{Migrated, StoreError};

/// What brings the tables from version `n` to `n + 1`, in order; append only.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/001-events.sql"),
    include_str!("schema/002-consumers.sql"),
    include_str!("schema/003-subject-keys.sql"),
    include_str!("schema/004-kept.sql"),
];

/// Two migrations at once take turns by this lock.
const TURN: i64 = 0x4641_574e_0001;

/// Brings the tables up to date, in one transaction; grants a role what the application needs.
pub(crate) async fn migrate(
    address: &Address,
    application: Option<&str>,
) -> Result<Migrated, StoreError> {
    let mut connection = connect(address).await?;
    let mut transaction = connection.begin().await?;
    sqlx::query("select pg_advisory_xact_lock($1)").bind(TURN).execute(&mut *transaction).await?;
    check_encoding(&mut transaction, address).await?;
    let found = version(&mut transaction).await?.unwrap_or_default();
    let known = MIGRATIONS.len();
    let Some(missing) = MIGRATIONS.get(found..) else {
        return Err(newer(address, found));
    };
    if found == 0 {
        transaction.execute(sqlx::raw_sql(BEGINNING)).await?;
    }
    for migration in missing {
        transaction.execute(sqlx::raw_sql(migration)).await?;
    }
    let set = sqlx::query("update schema_version set version = $1");
    set.bind(number(known)).execute(&mut *transaction).await?;
    if let Some(role) = application {
        grant(&mut transaction, role).await?;
    }
    transaction.commit().await?;
    connection.close().await?;
    Ok(Migrated { found, reached: known, role: application.map(str::to_owned) })
}

/// Made once, before the first migration.
const BEGINNING: &str = "create schema if not exists fawen;
    create table schema_version (
        sole boolean primary key default true check (sole),
        version integer not null
    );
    insert into schema_version (version) values (0);";

/// Refuses a database whose tables are not there, older or newer.
pub(super) async fn check(address: &Address) -> Result<(), StoreError> {
    let mut connection = connect(address).await?;
    let found = version(&mut connection).await?.unwrap_or_default();
    connection.close().await?;
    match found.cmp(&MIGRATIONS.len()) {
        std::cmp::Ordering::Less => {
            Err(StoreError::NotMigrated { url: address.shown().to_owned() })
        }
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(newer(address, found)),
    }
}

/// The first connection says best what is wrong with an address.
async fn connect(address: &Address) -> Result<PgConnection, StoreError> {
    PgConnection::connect_with(&address.migrating()).await.map_err(|source| {
        let url = address.shown().to_owned();
        match &source {
            source if has_code(source, &["28P01", "28000"]) => {
                StoreError::LoginRefused { url, reason: source.to_string() }
            }
            source if has_code(source, &["3D000"]) => StoreError::NoDatabase { url },
            sqlx::Error::Tls(_) => StoreError::NoTls { url, source: source.into() },
            _ => StoreError::Unreachable { url, source: source.into() },
        }
    })
}

/// The version of the tables; none when there are none.
async fn version(connection: &mut PgConnection) -> Result<Option<usize>, StoreError> {
    let there = sqlx::query("select to_regclass('fawen.schema_version') is not null");
    if !there.fetch_one(&mut *connection).await?.try_get::<bool, _>(0)? {
        return Ok(None);
    }
    let row = sqlx::query("select version from fawen.schema_version").fetch_one(connection).await?;
    Ok(usize::try_from(row.try_get::<i32, _>(0)?).ok())
}

/// Chinese text wants UTF-8, and the order of its bytes wants it, too.
async fn check_encoding(
    connection: &mut PgConnection,
    address: &Address,
) -> Result<(), StoreError> {
    let row = sqlx::query("show server_encoding").fetch_one(connection).await?;
    let encoding: String = row.try_get(0)?;
    if encoding == "UTF8" {
        return Ok(());
    }
    Err(StoreError::Encoding { url: address.shown().to_owned(), encoding })
}

/// What the application may do: read everything, add events, write views; change no event, give no
/// position but through the sequencer's functions.
async fn grant(connection: &mut PgConnection, role: &str) -> Result<(), StoreError> {
    let known = sqlx::query("select quote_ident(rolname) from pg_roles where rolname = $1");
    let Some(row) = known.bind(role).fetch_optional(&mut *connection).await? else {
        return Err(StoreError::NoRole { role: role.to_owned() });
    };
    let quoted: String = row.try_get(0)?;
    let grants = GRANTS.map(|grant| format!("grant {grant} to {quoted};")).concat();
    connection.execute(sqlx::raw_sql(&grants)).await?;
    Ok(())
}

const GRANTS: [&str; 7] = [
    "usage on schema fawen",
    "select on all tables in schema fawen",
    // By column: number, transaction and time of an event are the database's own.
    "insert (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata)
        on events",
    "insert (command_id, aggregate_type, aggregate_id) on commands",
    "insert, update, delete on checkpoints, generations, jobs, kept, set_aside, views",
    "insert, delete on subject_keys",
    "execute on function sequence_events(integer), events_wait(), repair_sequence()",
];

fn newer(address: &Address, found: usize) -> StoreError {
    let known = MIGRATIONS.len();
    StoreError::NewerDatabase { url: address.shown().to_owned(), found, known }
}

fn number(version: usize) -> i32 {
    i32::try_from(version).unwrap_or(i32::MAX)
}
