//! What several writers want written at the same time goes to the database in one statement, which is a
//! transaction of its own: one way there and back, one wait for the disk.
//!
//! A group is an economy and nothing else. It is written whole or not at all. When it fails, for whatever
//! reason, its members write for themselves through postgres-es: what stands in the way of one of them is
//! told to that one alone. If it was written and only the answer was lost, each finds its own command.

use std::{iter::zip, sync::Arc};

use sqlx::PgPool;
use tokio::sync::{
    mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    oneshot,
};

use crate::append::Append;

/// How many writers go into one group.
const MOST: usize = 64;

/// The way to those who write.
#[derive(Debug)]
pub(super) struct Groups(UnboundedSender<Member>);

/// Somebody who wants events written.
#[derive(Debug)]
struct Member {
    append: Arc<Append>,
    written: oneshot::Sender<()>,
}

impl Groups {
    /// Starts the one who writes; it leaves when the store is closed. More than one at a time make
    /// smaller groups and were slower, with any number of writers.
    pub(super) fn start(pool: &PgPool) -> Self {
        let (queue, waiting) = unbounded_channel();
        tokio::spawn(work(pool.clone(), waiting));
        Self(queue)
    }

    /// Writes the events of one command, with those of others if there are any. Whether they are written;
    /// if not, they have to be written alone.
    pub(super) async fn write(&self, append: &Arc<Append>) -> bool {
        let (written, outcome) = oneshot::channel();
        let member = Member { append: Arc::clone(append), written };
        self.0.send(member).is_ok() && outcome.await.is_ok()
    }
}

/// Takes what waits, and writes it.
async fn work(pool: PgPool, mut waiting: UnboundedReceiver<Member>) {
    let mut members = Vec::with_capacity(MOST);
    while waiting.recv_many(&mut members, MOST).await > 0 {
        let written = write(&pool, &members).await;
        for member in members.drain(..) {
            // Who is dropped untold has not been written. Who has given up meanwhile does not miss it.
            if written.is_ok() {
                member.written.send(()).ok();
            }
        }
    }
}

/// Writes the events of all, in one transaction or not at all.
async fn write(pool: &PgPool, members: &[Member]) -> Result<(), sqlx::Error> {
    let mut rows = Rows::default();
    for member in members {
        rows.push_all(&member.append);
    }
    let insert = sqlx::query(
        "insert into events (aggregate_type, aggregate_id, sequence, event_type, event_version,
                             payload, metadata)
         select kind, id, sequence, event_type, event_version, payload::json, metadata::json
         from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                     $7::text[]) with ordinality
             as event (kind, id, sequence, event_type, event_version, payload, metadata, nth)
         order by nth",
    );
    let insert = insert.bind(rows.kinds).bind(rows.ids).bind(rows.sequences).bind(rows.types);
    insert.bind(rows.versions).bind(rows.payloads).bind(rows.metadata).execute(pool).await?;
    Ok(())
}

/// The events to write, by column.
#[derive(Debug, Default)]
struct Rows<'a> {
    kinds: Vec<&'a str>,
    ids: Vec<&'a str>,
    sequences: Vec<i64>,
    types: Vec<&'a str>,
    versions: Vec<String>,
    payloads: Vec<&'a str>,
    metadata: Vec<&'a str>,
}

impl<'a> Rows<'a> {
    fn push_all(&mut self, append: &'a Append) {
        for (event, nth) in zip(&append.events, 1_u64..) {
            self.kinds.push(&append.stream.kind);
            self.ids.push(&append.stream.id);
            self.sequences.push(append.expected.saturating_add(nth).cast_signed());
            self.types.push(event.event_type);
            self.versions.push(event.event_version.to_string());
            self.payloads.push(&event.payload);
            self.metadata.push(&append.metadata);
        }
    }
}
