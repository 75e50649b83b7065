//! A compound file (OLE): an old .doc, .xls or .ppt, a .wps, or an encrypted new one.
//!
//! Its length in 字 is not counted: a person looks at it. Names of its streams are in UTF-16 and stand
//! in its directory, which tells what it is without walking its chains.

use fawen_domain::entry::FaultKind;

use super::Facts;

/// Where a stream can begin.
const SECTOR: usize = 512;
/// First word of a Word file’s header (FIB), and where its flags stand in it.
const FIB: &[u8] = b"\xEC\xA5";
const FLAGS: usize = 10;
/// In the second byte of the flags: the text is encrypted.
const ENCRYPTED: u8 = 0x01;

pub(super) fn read(bytes: &[u8]) -> Facts {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        return Facts::faulty(FaultKind::Encrypted, "");
    }
    let facts = if has("WordDocument") {
        Facts::of("application/msword")
    } else if has("Workbook") {
        Facts::of("application/vnd.ms-excel")
    } else if has("PowerPoint Document") {
        Facts::of("application/vnd.ms-powerpoint")
    } else {
        Facts::of("application/x-ole-storage")
    };
    let facts = if word_is_encrypted(bytes) { facts.with(FaultKind::Encrypted, "") } else { facts };
    if has("_VBA_PROJECT") { facts.with(FaultKind::Macros, "VBA") } else { facts }
}

fn word_is_encrypted(bytes: &[u8]) -> bool {
    let header = bytes.chunks(SECTOR).skip(1).find(|sector| sector.starts_with(FIB));
    let flags = header.and_then(|header| header.get(FLAGS.saturating_add(1)));
    flags.is_some_and(|flags| flags & ENCRYPTED != 0)
}
