//! Names of parts, and the tricks played with them.

use crate::error::Refused;

/// Longest path of a part, in bytes.
const LONGEST: usize = 512;

/// The path of a part, if it is one that a package may have.
pub(super) fn checked(raw: &[u8]) -> Result<String, Refused> {
    let shown: String = String::from_utf8_lossy(raw).chars().take(60).collect();
    let refused =
        |why: &str| Err(Refused::Hostile(format!("部件名“{}”{why}", shown.escape_debug())));
    let Ok(path) = std::str::from_utf8(raw) else {
        return refused("不是 UTF-8 文字");
    };
    if path.is_empty() || path.len() > LONGEST {
        return refused("为空或过长");
    }
    if path.starts_with('/') || path.contains(['\\', ':']) || path.contains("//") {
        return refused("是绝对路径，或含有反斜杠、冒号");
    }
    if path.split('/').any(|step| step == ".." || step == ".") {
        return refused("指向包外的目录");
    }
    if path.chars().any(char::is_control) {
        return refused("含有控制字符");
    }
    Ok(path.to_owned())
}
