//! The journal of checkpoints, with errors as the command line tells them.

use std::path::Path;

use anyhow::Context;
use fawen_proof::{
    Note,
    journal::{self, Journal},
};

/// The notes of a journal; nothing when there is no such file.
pub(super) fn read(path: &Path) -> anyhow::Result<Option<Journal>> {
    journal::open(path).with_context(|| format!("读不到检查点簿“{}”", path.display()))
}

/// Adds a note; what stands in the journal is not touched.
pub(super) fn append(path: &Path, note: &Note) -> anyhow::Result<()> {
    journal::append(path, note).with_context(|| format!("不能写入检查点簿“{}”", path.display()))
}
