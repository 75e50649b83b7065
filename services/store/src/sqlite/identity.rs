//! Which file is open: nothing is acknowledged that would be written into a file that was taken away.

use std::{
    fs, io,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

/// A file as it was opened.
#[derive(Debug)]
pub(super) struct Identity {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl Identity {
    /// The file at this path.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let found = fs::metadata(path)?;
        Ok(Self { path: path.to_owned(), device: found.dev(), inode: found.ino() })
    }

    /// Whether this file is still the one at its path.
    pub(super) fn is_in_place(&self) -> bool {
        fs::metadata(&self.path)
            .is_ok_and(|found| (found.dev(), found.ino()) == (self.device, self.inode))
    }

    /// What to tell whoever waits, when it is not.
    pub(super) fn missed(&self) -> String {
        format!("文件“{}”在使用中被移走或换掉，请把它放回原处", self.path.display())
    }
}
