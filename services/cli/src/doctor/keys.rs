//! The signing key: there, readable, and read by nobody else.

use std::{fs, os::unix::fs::PermissionsExt as _};

use super::Look;
use crate::audit::keys;

pub(super) fn look(url: &str) -> Look {
    const WHAT: &str = "签名密钥";
    let Some(path) = keys::place(url) else {
        return Look::notice(WHAT, "没有指明：用 FAWEN_KEY 指明密钥文件，检查点才能签署");
    };
    let shown = path.display();
    let mode = match fs::metadata(&path) {
        Ok(found) => found.permissions().mode() & 0o777,
        Err(_) => {
            return Look::notice(
                WHAT,
                format!("还没有“{shown}”：fawen audit checkpoint 第一次签署时会生成"),
            );
        }
    };
    if mode & 0o077 != 0 {
        let words = format!("“{shown}”别人也能读（{mode:o}）：请运行 chmod 600，并考虑换一把");
        return Look::fault(WHAT, words);
    }
    Look::of(WHAT, keys::read(&path), |key| {
        Look::well(WHAT, format!("“{shown}”可用，名称“{}”", key.verifier().name()))
    })
}
