//! A paper as it comes in.

use std::path::Path;

use fawen_domain::reading::Given;
use fawen_typeset::Picture;

use crate::text_file;

/// The text of a paper, with what a richer file gives beside it.
pub(crate) struct Source {
    pub(crate) text: String,
    pub(crate) given: Given,
    pub(crate) pictures: Vec<Picture>,
}

/// Reads a paper from a file.
pub(crate) fn open(path: &Path) -> anyhow::Result<Source> {
    let text = text_file::read(path)?;
    Ok(Source { text, given: Given::default(), pictures: Vec::new() })
}
