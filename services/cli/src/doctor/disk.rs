//! The disk: room for what is still to be recorded.

use std::path::Path;

use anyhow::Context as _;
use fawen_store::Store;

use super::Look;

/// Less than this is too little to go on with: a day of a large campaign, and its papers.
const TOO_LITTLE: u64 = 200 * MIB;
/// Less than this should be seen to.
const LITTLE: u64 = 2_000 * MIB;

const MIB: u64 = 1 << 20;

pub(super) fn look(url: &str) -> Look {
    const WHAT: &str = "磁盘";
    let Ok(file) = Store::file(url) else {
        return Look::well(WHAT, "由数据库服务器管理");
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Look::of(WHAT, free(folder.unwrap_or(Path::new("."))), |free| {
        let left = format!("还有{} MB", free / MIB);
        match free {
            free if free < TOO_LITTLE => {
                Look::fault(WHAT, format!("{left}，快写满了：请清理或扩容"))
            }
            free if free < LITTLE => Look::notice(WHAT, format!("{left}：请尽快清理或扩容")),
            _ => Look::well(WHAT, left),
        }
    })
}

/// What is free in bytes for who is not the administrator.
fn free(folder: &Path) -> anyhow::Result<u64> {
    let found = rustix::fs::statvfs(folder)
        .map_err(std::io::Error::from)
        .with_context(|| format!("不能查看“{}”所在的磁盘", folder.display()))?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}
