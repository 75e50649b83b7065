//! The signed states of the log, each compared when the log has come so far.

use std::collections::BTreeMap;

use crate::{Discrepancies, Discrepancy, Frontier, Hash, TreeHead};

/// Signed roots by size.
#[derive(Debug)]
pub(super) struct States {
    signed: BTreeMap<u64, Vec<Hash>>,
    confirmed: usize,
    /// The size of the largest state that was confirmed.
    covered: u64,
}

impl States {
    /// Two roots of one size are a fork, whatever the log says.
    pub(super) fn new(heads: impl Iterator<Item = TreeHead>, found: &mut Discrepancies) -> Self {
        let mut signed: BTreeMap<u64, Vec<Hash>> = BTreeMap::new();
        for head in heads {
            let roots = signed.entry(head.size).or_default();
            if !roots.contains(&head.root) {
                roots.push(head.root);
            }
        }
        for (size, roots) in &signed {
            if let [one, other, ..] = roots.as_slice() {
                let message =
                    format!("同为{size}个事件签了{}个不同的检查点：日志分叉", roots.len());
                found.push(
                    Discrepancy::new("checkpoint-fork", message).at(*size).compared(one, other),
                );
            }
        }
        Self { signed, confirmed: 0, covered: 0 }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.signed.is_empty()
    }

    /// Compares the states of this size.
    pub(super) fn check(&mut self, log: &Frontier) -> Option<Discrepancy> {
        let roots = self.signed.remove(&log.size())?;
        let root = log.root();
        match roots.iter().find(|signed| **signed != root) {
            None => {
                self.confirmed = self.confirmed.saturating_add(1);
                self.covered = log.size();
                None
            }
            Some(signed) => {
                let message = format!("已签名的检查点与日志不符：第{}位之后有改动", self.covered);
                let size = log.size();
                Some(Discrepancy::new("checkpoint-root", message).at(size).compared(signed, root))
            }
        }
    }

    /// What is left when the log is at its end.
    pub(super) fn finish(&mut self, last: u64, is_complete: bool) -> Vec<Discrepancy> {
        let mut left = std::mem::take(&mut self.signed);
        // The state before the first event says nothing.
        left.remove(&0);
        let discrepancy = |(size, _): (u64, Vec<Hash>)| {
            let message = match size > last {
                true => format!("已签名的检查点有{size}个事件，日志只有{last}个：日志被截断"),
                false => "缺少事件，检查点无法核对".to_owned(),
            };
            let class = if size > last { "log-truncated" } else { "checkpoint-unchecked" };
            Discrepancy::new(class, message).at(size)
        };
        let is_due = |(size, _): &(u64, Vec<Hash>)| *size > last || !is_complete;
        left.into_iter().filter(is_due).map(discrepancy).collect()
    }

    pub(super) const fn covered(&self) -> u64 {
        self.covered
    }

    pub(super) const fn confirmed(&self) -> usize {
        self.confirmed
    }
}
