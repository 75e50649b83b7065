//! The order inside each stream.

use std::collections::HashMap;

use fawen_store::RawEvent;
use sha2::{Digest, Sha256};

use crate::Discrepancy;

/// How far each stream has come. Streams are known by half a hash: a name may be long, and there may be a
/// million.
#[derive(Debug, Default)]
pub(super) struct Sequences(HashMap<[u8; 16], u64>);

impl Sequences {
    /// Takes one event; says so when it is not the next of its stream.
    pub(super) fn check(&mut self, event: &RawEvent) -> Option<Discrepancy> {
        let last = self.0.entry(name(event)).or_default();
        let expected = last.saturating_add(1);
        *last = event.sequence;
        (event.sequence != expected).then(|| {
            Discrepancy::new("stream-gap", "事件流不连续")
                .of(event)
                .compared(format!("第{expected}个"), format!("第{}个", event.sequence))
        })
    }
}

fn name(event: &RawEvent) -> [u8; 16] {
    let hash = Sha256::new()
        .chain_update(&event.aggregate_type)
        .chain_update([0])
        .chain_update(&event.aggregate_id)
        .finalize();
    let mut name = [0; 16];
    name.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    name
}
