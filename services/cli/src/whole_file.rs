//! Files that are whole or not there: written beside their place, then moved.

use std::{fs, path::Path};

use anyhow::Context;

/// Writes a file in one step, as a reader sees it.
///
/// # Errors
/// The file cannot be written; whatever stood there before is still there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let part = path.with_file_name(format!(".{name}.part"));
    fs::write(&part, bytes)
        .and_then(|()| fs::rename(&part, path))
        .with_context(|| format!("不能写出“{}”", path.display()))
}
