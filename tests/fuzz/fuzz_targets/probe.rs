//! Arbitrary bytes as a file that is handed in: the probe answers, and its answer can be read again.
#![no_main]

use fawen_files::probe::{Facts, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let facts = read(bytes);
    for fault in &facts.faults {
        assert!(fault.message().contains('请'));
    }
    let written = serde_json::to_vec(&facts).expect("facts are written");
    let again: Facts = serde_json::from_slice(&written).expect("facts are read");
    assert_eq!(facts, again);
});
