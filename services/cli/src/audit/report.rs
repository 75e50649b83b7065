//! What `fawen audit verify` says.

use std::io::Write;

use fawen_proof::{Discrepancies, Examination};
use fawen_verification::Derived;
use serde_json::json;

use super::keys::Trusted;

/// What was examined, and how far.
pub(super) struct Report<'r> {
    pub(super) trusted: &'r Trusted,
    /// How many states of the log were known, signed or printed.
    pub(super) checkpoints: usize,
    pub(super) examination: &'r Examination,
    pub(super) derived: Derived,
}

impl Report<'_> {
    pub(super) fn json(&self, found: &Discrepancies, out: &mut dyn Write) -> anyhow::Result<()> {
        let Examination { events, heads, covered, confirmed, .. } = self.examination;
        let heads: Vec<_> = heads
            .iter()
            .map(|(algorithm, head)| {
                json!({"hash": algorithm.name(), "size": head.size, "root": head.root.to_string()})
            })
            .collect();
        let keys: Vec<_> = self.trusted.keys.iter().map(ToString::to_string).collect();
        let report = json!({
            "events": events, "heads": heads, "checkpoints": self.checkpoints,
            "confirmed": confirmed, "covered": covered, "keys": keys,
            "key_from_store": self.trusted.beside.is_some(), "derived": self.derived.json(),
            "discrepancies": found.kept(), "count": found.count(),
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
        Ok(())
    }

    pub(super) fn tell(&self, found: &Discrepancies, out: &mut dyn Write) -> anyhow::Result<()> {
        self.proved(out)?;
        let Derived { registers, documents, rounds, selections, drafts, files } = self.derived;
        writeln!(
            out,
            "重新推导：登记簿{registers}本，公文{documents}份，评审{rounds}轮，推选{selections}次；\
             自动起草的稿本相同{drafts}份，重印的文件相同{files}个"
        )?;
        self.vouched(out)?;
        writeln!(out, "差异：{}处", found.count())?;
        for discrepancy in found.kept() {
            writeln!(out, "  {discrepancy}")?;
        }
        let unlisted = found.count().saturating_sub(found.kept().len() as u64);
        if unlisted > 0 {
            writeln!(out, "  ……另有{unlisted}处")?;
        }
        Ok(())
    }

    /// Events, hashes, checkpoints.
    fn proved(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        let Examination { events, heads, covered, confirmed, .. } = self.examination;
        writeln!(out, "事件：{events}个")?;
        for (algorithm, head) in heads {
            writeln!(out, "散列（{}）：{}", algorithm.name(), head.root)?;
        }
        let known = self.checkpoints;
        writeln!(out, "检查点：{known}个，相符{confirmed}个，覆盖到第{covered}位")?;
        if covered < events {
            let rest = events.saturating_sub(*covered);
            writeln!(out, "  其后{rest}个事件没有检查点：能改数据库的人改了它们，这里看不出来")?;
        }
        Ok(())
    }

    /// Who vouches for the key.
    fn vouched(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        for key in &self.trusted.keys {
            writeln!(out, "公钥：{key}")?;
        }
        if let Some(path) = &self.trusted.beside {
            let path = path.display();
            writeln!(
                out,
                "  取自事件库旁边的“{path}”，谁能换事件库就能换它：请用 --key 指明另外得到的公钥"
            )?;
        }
        Ok(())
    }
}
