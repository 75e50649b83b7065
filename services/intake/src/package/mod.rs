//! The package of a DOCX (OPC): a ZIP with parts, opened as if it were hostile.

mod directory;
mod name;
mod sniff;

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use zip::{CompressionMethod, ZipArchive, result::ZipError};

pub(crate) use self::sniff::{Kind, sniff};
use crate::error::Refused;

/// Largest file taken in, in bytes.
pub(crate) const FILE_LIMIT: u64 = 64 * MEGA;
/// Largest part, uncompressed.
const PART_LIMIT: u64 = 64 * MEGA;
/// All parts that are read, uncompressed.
const TOTAL_LIMIT: u64 = 192 * MEGA;
/// Most entries of a package.
const ENTRY_LIMIT: usize = 4096;
/// Text does not compress better than this; a part above [`RATIO_FROM`] that does is a bomb.
const RATIO_LIMIT: u64 = 250;
const RATIO_FROM: u64 = 4 * MEGA;
const MEGA: u64 = 1_000_000;

/// An open package.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Index of each part by its path in lower case: names of parts differ in more than case.
    parts: BTreeMap<String, usize>,
    /// Uncompressed bytes that may still be read.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a package and looks at its directory; no part is unpacked yet.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Refused> {
        let entries = directory::entries(bytes)?;
        if entries > ENTRY_LIMIT {
            return Err(hostile(format!("有{entries}个部件，最多{ENTRY_LIMIT}个")));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        let parts = parts(&mut archive)?;
        // The directory of the library has no room for a second entry of one name.
        if archive.len() != entries {
            return Err(hostile("有同名的部件".to_owned()));
        }
        Ok(Self { archive, parts, left: TOTAL_LIMIT })
    }

    /// Whether there is a part of this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.parts.contains_key(&path.to_lowercase())
    }

    /// The paths of all parts, in lower case.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Unpacks a part; `None` when it is not there.
    pub(crate) fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refused> {
        let Some(index) = self.parts.get(&path.to_lowercase()).copied() else {
            return Ok(None);
        };
        let entry = self.archive.by_index(index).map_err(|error| broken(&error))?;
        let limit = self.left.min(PART_LIMIT);
        let mut part = Vec::new();
        // What the directory says of the size is not believed: reading stops at the limit.
        entry
            .take(limit.saturating_add(1))
            .read_to_end(&mut part)
            .map_err(|error| Refused::Archive(format!("部件“{path}”解不开：{}", said(&error))))?;
        let size = part.len() as u64;
        if size > limit {
            return Err(hostile(format!("部件“{path}”解压后超过{}兆字节", limit / MEGA)));
        }
        self.left = self.left.saturating_sub(size);
        Ok(Some(part))
    }

    /// Unpacks a part that has to be there.
    pub(crate) fn needed(&mut self, path: &str) -> Result<Vec<u8>, Refused> {
        self.part(path)?.ok_or_else(|| Refused::MissingPart(path.to_owned()))
    }
}

/// The parts by path, each name and size looked at.
fn parts(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<BTreeMap<String, usize>, Refused> {
    let mut parts = BTreeMap::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| broken(&error))?;
        let path = name::checked(entry.name_raw())?;
        if entry.encrypted() {
            return Err(Refused::Compound {
                what: "加了密码的文件",
                remedy: "取消打开密码，另存为 .docx 再使用",
            });
        }
        if entry.is_symlink() {
            return Err(hostile(format!("“{path}”是指向别处的链接")));
        }
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(hostile(format!("部件“{path}”用了 DOCX 不用的压缩方法")));
        }
        let (size, packed) = (entry.size(), entry.compressed_size());
        total = total.saturating_add(size);
        if size > PART_LIMIT || total > TOTAL_LIMIT {
            return Err(hostile(format!("部件“{path}”使解压后的大小超过限度")));
        }
        if size > RATIO_FROM && size / packed.max(1) > RATIO_LIMIT {
            return Err(hostile(format!("部件“{path}”压缩了{}倍", size / packed.max(1))));
        }
        if !entry.is_dir() && parts.insert(path.to_lowercase(), index).is_some() {
            return Err(hostile(format!("有同名的部件“{path}”")));
        }
    }
    Ok(parts)
}

fn hostile(what: String) -> Refused {
    Refused::Hostile(what)
}

fn broken(error: &ZipError) -> Refused {
    let what = match error {
        ZipError::Io(error) => said(error),
        ZipError::InvalidArchive(_) => "目录不完整".to_owned(),
        ZipError::UnsupportedArchive(_) => "用了不支持的压缩方式".to_owned(),
        other => other.to_string(),
    };
    Refused::Archive(what)
}

fn said(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => "内容不完整".to_owned(),
        _ if error.to_string().contains("checksum") => "校验和不符".to_owned(),
        _ => error.to_string(),
    }
}
