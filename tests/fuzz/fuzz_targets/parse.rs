//! Arbitrary bytes as a text: it is read as a paper of some sort, and read again from its own text.
#![no_main]

use fawen_domain::{
    lint,
    reading::{Given, read},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let reading = read(&text, &Given::default());
    // Findings point into the text.
    let lines = text.lines().count();
    for finding in &reading.findings {
        assert!(finding.line.is_none_or(|line| line as usize <= lines.max(1)), "{finding:?}");
    }
    let _ = lint::lint(&text);
});
