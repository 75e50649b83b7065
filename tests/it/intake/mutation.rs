//! A real DOCX with its bytes or its XML spoilt: read or refused, never more.

use std::{
    io::{Cursor, Read},
    sync::LazyLock,
};

use fawen_domain::reading;
use fawen_intake::{check::check, read};
use proptest::prelude::*;
use zip::{CompressionMethod, ZipArchive};

use super::{own::written, pack::zip};

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| written("notice-2019"));

/// The parts of the file.
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut archive = ZipArchive::new(Cursor::new(WHOLE.as_slice())).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().to_owned(), bytes)
        })
        .collect()
});

/// What may happen to bytes.
#[derive(Debug, Clone)]
enum Spoil {
    Set(usize, u8),
    Cut(usize, usize),
    Repeat(usize, usize),
    Put(usize, &'static str),
}

/// Pieces of XML in the wrong place.
const PIECES: [&str; 12] = [
    "<w:p>",
    "</w:p>",
    "<w:tbl>",
    "<w:tc>",
    "<w:vMerge/>",
    "<w:sdt><w:sdtContent>",
    "&amp;",
    "]]>",
    "\"",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:br/>",
    "-99999999999",
];

fn spoil() -> impl Strategy<Value = Spoil> {
    let at = any::<usize>();
    prop_oneof![
        (at, any::<u8>()).prop_map(|(at, byte)| Spoil::Set(at, byte)),
        (at, 1..400_usize).prop_map(|(at, length)| Spoil::Cut(at, length)),
        (at, 1..400_usize).prop_map(|(at, length)| Spoil::Repeat(at, length)),
        (at, prop::sample::select(&PIECES[..])).prop_map(|(at, piece)| Spoil::Put(at, piece)),
    ]
}

impl Spoil {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len().max(1);
        match *self {
            Self::Set(at, byte) => {
                if let Some(place) = bytes.get_mut(at % length) {
                    *place = byte;
                }
            }
            Self::Cut(at, count) => {
                let at = at % length;
                bytes.drain(at..(at + count).min(bytes.len()).max(at));
            }
            Self::Repeat(at, count) => {
                let at = at % length;
                let again = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, again);
            }
            Self::Put(at, piece) => {
                let at = at % length;
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
}

/// Takes it in, reads it, measures it.
fn survives(bytes: &[u8]) {
    if let Ok(source) = read(bytes) {
        assert_eq!(source.origins.len(), source.text.lines().count());
        let reading = reading::read(&source.text, &source.given);
        assert!(reading.findings.iter().all(|finding| !finding.message.is_empty()));
        // What is no DOCX is a text, and texts are not measured.
        assert_eq!(check(bytes, None).is_ok(), bytes.starts_with(b"PK"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn spoilt_bytes(spoils in prop::collection::vec(spoil(), 1..6)) {
        let mut bytes = WHOLE.clone();
        spoils.iter().for_each(|spoil| spoil.apply(&mut bytes));
        survives(&bytes);
    }

    #[test]
    fn spoilt_parts(part in any::<usize>(), spoils in prop::collection::vec(spoil(), 1..6)) {
        let mut parts = PARTS.clone();
        let chosen = part % parts.len();
        spoils.iter().for_each(|spoil| spoil.apply(&mut parts[chosen].1));
        let entries: Vec<(&str, &[u8])> =
            parts.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        survives(&zip(&entries, CompressionMethod::Stored));
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        survives(&bytes);
        survives(&[b"PK\x03\x04", bytes.as_slice()].concat());
    }
}
