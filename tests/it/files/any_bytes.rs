//! Any bytes are an answer: the probe never panics.

use fawen_files::probe::read;
use proptest::prelude::*;

use super::made::{article, jpeg, packed, pdf, png, turned};

/// A good file of each kind.
fn good(pick: usize) -> Vec<u8> {
    match pick % 5 {
        0 => turned(&jpeg(24, 16), 6),
        1 => png(24, 16),
        2 => packed(article(20)),
        3 => pdf(2, |_| vec![]),
        _ => [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 2000]].concat(),
    }
}

const BEGINNINGS: [&[u8]; 6] = [
    b"",
    b"\xFF\xD8\xFF\xE1",
    b"\x89PNG\r\n\x1A\n",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_an_answer(
        pick in 0_usize..BEGINNINGS.len(),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let bytes = [BEGINNINGS[pick], &rest].concat();
        let facts = read(&bytes);
        prop_assert_eq!(&facts, &read(&bytes));
        let written = serde_json::to_string(&facts).unwrap();
        prop_assert_eq!(facts, serde_json::from_str(&written).unwrap());
    }

    #[test]
    fn good_files_with_wounds_get_an_answer(
        pick in 0_usize..5,
        wounds in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = good(pick);
        for (at, byte) in wounds {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        for fault in read(&bytes).faults {
            prop_assert!(fault.message().contains('请'));
        }
    }
}
