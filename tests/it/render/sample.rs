//! The sample papers, and what a reader must find in them.

use std::path::Path;

use fawen_domain::paper::Paper;
use fawen_typeset::Fonts;

use crate::reading::squeeze;

/// Every sample by the name of its file.
pub(crate) const SAMPLES: [&str; 5] =
    ["bulletin-2023", "joint-2022", "notice-2019", "order-2018", "request-2019"];

pub(crate) fn paper(name: &str) -> Paper {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/papers/{name}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The project's fonts; without them the message says to run `make setup`.
pub(crate) fn fonts() -> Fonts {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fonts");
    Fonts::load(Some(&project)).unwrap_or_else(|error| panic!("{error}"))
}

/// The text of a paper in its printed order, white space aside.
pub(crate) fn text(paper: &Paper) -> String {
    squeeze(&paper.plain_text())
}
