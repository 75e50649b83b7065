//! The examination of a log (核验): order, bytes, hashes and signed states, in one pass over the events and
//! in memory that does not grow with them (24 bytes a stream).

mod changes;
mod kept;
mod reader;
mod sequence;
mod states;

use fawen_store::{RawEvent, Store, StoreError};

use self::{
    changes::Changes,
    kept::Kept,
    reader::{Reader, Step},
    sequence::Sequences,
    states::States,
};
use crate::{Algorithm, Discrepancies, Discrepancy, Frontier, TreeHead, canonical};

/// Most events outside the log that are named.
const STRAYS: u32 = 100;

/// What an examination came to.
#[derive(Debug)]
pub struct Examination {
    /// How many events were read.
    pub events: u64,
    /// The state of the log over each hash function that was asked for; none when it could not be
    /// computed because events are missing.
    pub heads: Vec<(Algorithm, TreeHead)>,
    /// How many events are covered by a checkpoint that was confirmed.
    pub covered: u64,
    /// How many checkpoints were confirmed.
    pub confirmed: usize,
    /// What was found.
    pub discrepancies: Discrepancies,
}

/// Examines a log against its kept hashes and against states that are known of it, from checkpoints whose
/// signatures were checked or from issued papers; `each` sees every event that could be read, and may add what it finds.
///
/// # Errors
/// An error of the database that is not one of a single event.
pub async fn examine<F>(
    store: &Store,
    known: &[(Algorithm, TreeHead)],
    mut each: F,
) -> Result<Examination, StoreError>
where
    F: FnMut(&RawEvent, &mut Discrepancies),
{
    let mut found = Discrepancies::default();
    let mut logs = logs(store, known, &mut found).await?;
    let (mut sequences, mut events) = (Sequences::default(), 0_u64);
    let mut reader = Reader::new(store);
    while let Some(step) = reader.next().await? {
        match &step {
            Step::Events(batch) => {
                for log in &mut logs {
                    log.take(store, batch, &mut found).await?;
                }
                for event in batch {
                    found.extend(sequences.check(event));
                    each(event, &mut found);
                }
                events = events.saturating_add(batch.len() as u64);
            }
            Step::Missing { discrepancy, from, to } => {
                found.push(discrepancy.clone());
                for log in &mut logs {
                    log.bridge(store, *from, *to).await?;
                }
            }
        }
    }
    let last = reader.reached();
    strays(store, &mut found).await?;
    let mut examination =
        Examination { events, heads: vec![], covered: 0, confirmed: 0, discrepancies: found };
    for log in logs {
        log.finish(store, last, &mut examination).await?;
    }
    Ok(examination)
}

/// Events that were written past the log.
async fn strays(store: &Store, found: &mut Discrepancies) -> Result<(), StoreError> {
    let strays = match store.unlogged(STRAYS).await {
        Ok(strays) => strays,
        Err(StoreError::Database(fault)) => {
            let message = format!("不在日志里的事件读不出来：{fault}");
            found.push(Discrepancy::new("event-unlogged", message));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    for RawEvent { aggregate_type, aggregate_id, sequence, .. } in strays {
        let message = format!("第{sequence}个事件不在日志里：绕过日志写入的");
        let stray = Discrepancy::new("event-unlogged", message);
        found.push(stray.in_stream(&aggregate_type, &aggregate_id));
    }
    Ok(())
}

/// The log over one hash function.
struct Log {
    /// None once an event is missing that no kept hash stands for.
    frontier: Option<Frontier>,
    algorithm: Algorithm,
    kept: Kept,
    changes: Changes,
    states: States,
}

/// One for each hash function that was signed or kept with; SHA-256 if there is none.
async fn logs(
    store: &Store,
    known: &[(Algorithm, TreeHead)],
    found: &mut Discrepancies,
) -> Result<Vec<Log>, StoreError> {
    let mut logs = Vec::new();
    for algorithm in Algorithm::ALL {
        let kept = Kept::open(store, algorithm).await?;
        let own = known.iter().filter(|(of, _)| *of == algorithm);
        let states = States::new(own.map(|(_, head)| *head), found);
        if algorithm == Algorithm::Sha256 || kept.size() > 0 || !states.is_empty() {
            let frontier = Some(Frontier::new(algorithm));
            logs.push(Log { frontier, algorithm, kept, changes: Changes::default(), states });
        }
    }
    Ok(logs)
}

impl Log {
    /// Takes events whose positions follow each other.
    async fn take(
        &mut self,
        store: &Store,
        batch: &[RawEvent],
        found: &mut Discrepancies,
    ) -> Result<(), StoreError> {
        let (Some(first), Some(last)) = (batch.first(), batch.last()) else { return Ok(()) };
        let kept = self.kept.hashes(store, first.position.get(), last.position.get()).await?;
        for (event, kept) in batch.iter().zip(kept) {
            let leaf = match canonical::bytes(event) {
                Ok(bytes) => Some(self.algorithm.leaf(bytes.as_bytes())),
                Err(error) => {
                    let message = format!("读不通：{error}");
                    found.push(Discrepancy::new("event-unreadable", message).of(event));
                    None
                }
            };
            if let (Some(leaf), Some(kept)) = (leaf, kept)
                && leaf != kept
            {
                found.extend(self.changes.add(event, &kept, &leaf));
            }
            self.push(leaf.or(kept), found);
        }
        Ok(())
    }

    /// Takes the kept hashes of events that are missing.
    async fn bridge(&mut self, store: &Store, from: u64, to: u64) -> Result<(), StoreError> {
        let mut from = from;
        while from <= to && self.frontier.is_some() {
            let end = to.min(from.saturating_add(4095));
            for kept in self.kept.hashes(store, from, end).await? {
                self.push(kept, &mut Discrepancies::default());
            }
            from = end.saturating_add(1);
        }
        Ok(())
    }

    fn push(&mut self, leaf: Option<crate::Hash>, found: &mut Discrepancies) {
        let Some(frontier) = &mut self.frontier else { return };
        match leaf {
            Some(leaf) => {
                frontier.push(leaf);
                found.extend(self.states.check(frontier));
            }
            None => self.frontier = None,
        }
    }

    async fn finish(
        mut self,
        store: &Store,
        last: u64,
        examination: &mut Examination,
    ) -> Result<(), StoreError> {
        let found = &mut examination.discrepancies;
        found.extend(self.changes.close());
        found.extend(self.states.finish(last, self.frontier.is_some()));
        if let Some(frontier) = &self.frontier {
            let head = TreeHead { size: frontier.size(), root: frontier.root() };
            examination.heads.push((self.algorithm, head));
            found.extend(self.kept.check_root(store, &head).await?);
        }
        examination.covered = examination.covered.max(self.states.covered());
        examination.confirmed = examination.confirmed.saturating_add(self.states.confirmed());
        Ok(())
    }
}
