//! Arbitrary text as a paper: it is set, and written as PDF, DOCX and SVG, or refused.
#![no_main]

use std::{path::Path, sync::LazyLock};

use fawen_domain::reading::{Given, read};
use fawen_render::{Meta, docx, pdf};
use fawen_typeset::{Fonts, Pictures, Profile, typeset};
use libfuzzer_sys::fuzz_target;

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    Fonts::load(Some(&project)).expect("run `make setup` first")
});

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
    let paper = read(&text, &Given::default()).paper;
    let (profile, pictures) = (Profile::default(), Pictures::default());
    // A character that no font has is a refusal.
    let Ok(pages) = typeset(&paper, &profile, &FONTS, &pictures) else { return };
    pdf(&pages, &FONTS, &pictures, &Meta::of(&paper)).expect("pages can be written");
    docx(&paper, &pages, &profile, &pictures, &Meta::of(&paper)).expect("a paper can be written");
});
