//! The end of a ZIP's directory, read before the library builds tables by what it says.

use crate::error::Refused;

/// Mark of the end of the central directory.
const MARK: &[u8] = b"PK\x05\x06";
/// Its length without the comment.
const LENGTH: usize = 22;
/// Longest comment behind it.
const COMMENT: usize = 0xFFFF;

/// How many entries the directory says it has.
pub(super) fn entries(bytes: &[u8]) -> Result<usize, Refused> {
    let from = bytes.len().saturating_sub(LENGTH + COMMENT);
    let tail = bytes.get(from..).unwrap_or_default();
    let at = tail.windows(MARK.len()).rposition(|window| window == MARK);
    let end = at.and_then(|at| tail.get(at..)).filter(|end| end.len() >= LENGTH);
    let count = end.and_then(|end| Some(u16::from_le_bytes([*end.get(10)?, *end.get(11)?])));
    match count {
        None => Err(Refused::Archive("没有目录，可能没有下载完整".to_owned())),
        Some(u16::MAX) => Err(Refused::Hostile("部件多得要用 ZIP64 记录".to_owned())),
        Some(count) => Ok(usize::from(count)),
    }
}
