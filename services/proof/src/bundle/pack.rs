//! The one ZIP of a set of files: stored, in the order of their paths, with the date that ZIP begins with.
//!
//! Nothing is compressed, so nothing can swell; and since a set of files has only one such ZIP, whatever
//! differs from it by a bit is refused.

use std::{
    collections::BTreeMap,
    io::{Cursor, Write},
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::BundleError;

/// Files by path.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Largest bundle, in bytes.
const LIMIT: usize = 256 * 1_000_000;
/// Most files of a bundle.
const FILES: usize = 4_096;
/// Longest path, in bytes.
const LONGEST: usize = 512;
/// How the head of a file begins.
const HEAD: &[u8] = b"PK\x03\x04";

/// The ZIP of these files.
pub(super) fn pack(files: &Files) -> Result<Vec<u8>, BundleError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path.as_str(), options).map_err(|error| BundleError::Pack(error.into()))?;
        zip.write_all(bytes).map_err(|error| BundleError::Pack(error.into()))?;
    }
    let zip = zip.finish().map_err(|error| BundleError::Pack(error.into()))?;
    Ok(zip.into_inner())
}

/// The files of a ZIP that is exactly what [`pack`] makes of them.
pub(super) fn unpack(bytes: &[u8]) -> Result<Files, BundleError> {
    if bytes.len() > LIMIT {
        return Err(BundleError::Hostile(format!("超过{}兆字节", LIMIT / 1_000_000)));
    }
    let mut files = Files::new();
    let mut rest = bytes;
    while let Some(after) = rest.strip_prefix(HEAD) {
        let (path, content, next) = entry(after).ok_or(BundleError::Cut)?;
        let path = checked(path)?;
        if files.insert(path.to_owned(), content.to_vec()).is_some() {
            return Err(BundleError::Hostile(format!("“{path}”出现了两次")));
        }
        if files.len() > FILES {
            return Err(BundleError::Hostile(format!("文件多于{FILES}个")));
        }
        rest = next;
    }
    if pack(&files)? == bytes { Ok(files) } else { Err(BundleError::Form) }
}

/// Path and content of the file whose head begins here, and what is behind it.
fn entry(head: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (fixed, rest) = head.split_at_checked(26)?;
    let size = u32::from_le_bytes(fixed.get(14..18)?.try_into().ok()?);
    let name = u16::from_le_bytes(fixed.get(22..24)?.try_into().ok()?);
    let extra = u16::from_le_bytes(fixed.get(24..26)?.try_into().ok()?);
    let (name, rest) = rest.split_at_checked(name.into())?;
    let (_, rest) = rest.split_at_checked(extra.into())?;
    let (content, rest) = rest.split_at_checked(usize::try_from(size).ok()?)?;
    Some((name, content, rest))
}

/// A path that stays inside the folder in which a person may unpack it.
fn checked(raw: &[u8]) -> Result<&str, BundleError> {
    let shown = || String::from_utf8_lossy(raw).chars().take(60).collect::<String>();
    let refused = |why| BundleError::Hostile(format!("文件名“{}”{why}", shown().escape_debug()));
    let path = std::str::from_utf8(raw).map_err(|_| refused("不是 UTF-8 文字"))?;
    if path.is_empty() || path.len() > LONGEST {
        return Err(refused("为空或过长"));
    }
    if path.contains(['\\', ':']) || path.chars().any(char::is_control) {
        return Err(refused("含有反斜杠、冒号或控制字符"));
    }
    // An empty step is a leading, trailing or double slash.
    if path.split('/').any(|step| matches!(step, "" | "." | "..")) {
        return Err(refused("指向包外"));
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn files(names: &[&str]) -> Files {
        names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect()
    }

    /// What a hostile packer makes.
    fn zip(names: &[&str], method: CompressionMethod) -> Vec<u8> {
        let options = SimpleFileOptions::default().compression_method(method);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            zip.start_file(*name, options).unwrap();
            zip.write_all(&[0; 5_000]).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_set_of_files_has_one_zip() {
        let files = files(&["说明.txt", "a/b.json", "a/c.json"]);
        let packed = pack(&files).unwrap();
        assert_eq!(pack(&files).unwrap(), packed);
        assert_eq!(unpack(&packed).unwrap(), files);
        assert_eq!(unpack(&pack(&Files::new()).unwrap()).unwrap(), Files::new());
    }

    #[test]
    fn hostile_zips_are_refused() {
        for name in ["../a", "/a", "a/../../b", "a\\b", "C:a", "a//b", "./a", "a/", "a\nb"] {
            let refused = unpack(&zip(&[name], CompressionMethod::Stored)).unwrap_err();
            assert!(matches!(refused, BundleError::Hostile(_)), "{name}: {refused}");
        }
        assert!(unpack(&zip(&["a"], CompressionMethod::Deflated)).is_err());
        // The right files with another date, or in another order.
        assert!(matches!(
            unpack(&zip(&["b", "a"], CompressionMethod::Stored)),
            Err(BundleError::Form)
        ));
        assert!(unpack(b"").is_err());
        assert!(matches!(unpack(&vec![0; LIMIT + 1]), Err(BundleError::Hostile(_))));
    }

    #[test]
    fn a_zip_with_any_bit_changed_is_another_or_none() {
        let files = files(&["说明.txt", "a/b.json"]);
        let packed = pack(&files).unwrap();
        for bit in 0..packed.len() * 8 {
            let mut changed = packed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(unpack(&changed).is_err(), "bit {bit}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), begins in any::<bool>()) {
            let bytes = if begins { [HEAD, &bytes].concat() } else { bytes };
            prop_assert!(unpack(&bytes).is_err());
        }
    }
}
