//! Events that differ from their kept hashes: neighbours are told as one.

use fawen_store::RawEvent;

use crate::{Discrepancy, Hash};

/// A run of changed events that has not ended yet.
#[derive(Debug, Default)]
pub(super) struct Changes(Option<Run>);

#[derive(Debug)]
struct Run {
    first: Discrepancy,
    from: u64,
    to: u64,
}

impl Changes {
    /// Adds a changed event; returns the run before it, if that has ended.
    pub(super) fn add(&mut self, event: &RawEvent, kept: &Hash, now: &Hash) -> Option<Discrepancy> {
        let position = event.position.get();
        if let Some(run) = &mut self.0
            && run.to.saturating_add(1) == position
        {
            run.to = position;
            return None;
        }
        let before = self.close();
        let first = Discrepancy::new("event-changed", "").of(event).compared(kept, now);
        self.0 = Some(Run { first, from: position, to: position });
        before
    }

    /// The run that is open.
    pub(super) fn close(&mut self) -> Option<Discrepancy> {
        let Run { mut first, from, to } = self.0.take()?;
        first.message = if from == to {
            "事件与收入时不同：内容、次序或登记时间被改动".to_owned()
        } else {
            format!("第{from}至{to}位的事件都与收入时不同：被改动、插入、删除或调换；首个散列")
        };
        Some(first)
    }
}
