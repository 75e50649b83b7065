//! Text files that people hand in.

use std::{fs, path::Path};

use anyhow::{Context, bail};

/// Reads a UTF-8 text file; a byte order mark is not part of the text.
///
/// # Errors
/// The file cannot be read, or is not UTF-8.
pub(crate) fn read(path: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(path).with_context(|| format!("读不到文件“{}”", path.display()))?;
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("“{}”不是 UTF-8 文本：请另存为 UTF-8 编码的 .txt 再使用", path.display());
    };
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
