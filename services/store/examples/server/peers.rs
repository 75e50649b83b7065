//! What is measured beside the store: pgbench, COPY, and the stream of postgres-es.

use std::{fs, process::Command};

use cqrs_es::persist::PersistedEventRepository;
use fawen_domain::register::NumberRegister;
use fawen_store::Recorded;
use futures::TryStreamExt;
use postgres_es::PostgresEventRepository;
use sqlx::{PgPool, postgres::PgPoolCopyExt};

use crate::load::Outcome;

/// An insert into the same table, with its triggers, and nothing else: no decision, no reading, no place in
/// the order.
const INSERT: &str = r#"\set n :n + 1
insert into fawen.events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata)
values ('NumberRegister', 'bare-' || :run || '-' || :client_id, :n, 'NumberReserved', '1',
  '{"NumberReserved":{"number":{"code":"卫健政促发","year":2022,"seq":1},"document":"d-1"}}',
  ('{"at":"2022-09-20","actor":{"id":"bench","name":"测速"},"command_id":"bare-' || :run || '-' || :client_id || '-' || :n || '"}')::json);
"#;

/// So many inserts a second by so many clients of pgbench.
pub(crate) fn pgbench(url: &str, clients: u32, inserts: u32, round: u32) -> Outcome<f64> {
    let script = tempfile::NamedTempFile::new()?;
    fs::write(script.path(), INSERT)?;
    let mut command = Command::new("pgbench");
    command.args(["--no-vacuum", "--protocol=prepared", "--jobs=2", "--define=n=0"]);
    command.arg(format!("--client={clients}"));
    command.arg(format!("--transactions={}", inserts.div_ceil(clients)));
    command.arg(format!("--define=run={clients}{round}"));
    let done = command.arg("--file").arg(script.path()).arg(url).output()?;
    let said = String::from_utf8_lossy(&done.stdout);
    let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next());
    match rate {
        Some(rate) if done.status.success() => Ok(rate.parse()?),
        _ => Err(format!("pgbench: {said}{}", String::from_utf8_lossy(&done.stderr)).into()),
    }
}

/// The rows of all events through COPY, in no order, thrown away.
pub(crate) async fn copied(pool: &PgPool) -> Outcome<u64> {
    let copy =
        "copy (select aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                             metadata, recorded_at from fawen.events) to stdout (format binary)";
    let mut rows = pool.copy_out_raw(copy).await?;
    let mut count = 0;
    while rows.try_next().await?.is_some() {
        count += 1;
    }
    // Header and trailer come with the first row and alone.
    Ok(count - 1)
}

/// The events as postgres-es streams them.
pub(crate) async fn streamed(pool: &PgPool) -> Outcome<u64> {
    let repository = PostgresEventRepository::new(pool.clone())
        .with_tables("fawen.events", "fawen.snapshots")
        .with_streaming_channel_size(1000);
    let mut stream = repository.stream_all_events::<Recorded<NumberRegister>>().await?;
    let mut count = 0;
    while let Some(event) = stream.next::<Recorded<NumberRegister>>(&[]).await {
        // The metadata of ours is nested, which theirs does not read; the event was read before.
        drop(event);
        count += 1;
    }
    Ok(count)
}
