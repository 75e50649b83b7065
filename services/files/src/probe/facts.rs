//! What a probe finds, as it comes from the child.

use fawen_domain::{
    campaign::policy::{CharacterCount, TextStyle},
    entry::{FaultKind, FileFault, Pixels, Probe},
    text::Count,
};
use serde::{Deserialize, Serialize};

/// What a probe finds in a file. What it did not find out is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// Media type by content; empty when the file could not be opened.
    pub media: String,
    /// Size of the picture or slide as it is shown, turned as its EXIF says.
    pub pixels: Option<Pixels>,
    /// Length of the text, before a campaign says what counts.
    pub lengths: Option<Lengths>,
    /// Number of pages.
    pub pages: Option<u32>,
    /// How many pictures are pasted into the text.
    pub pictures: Option<u32>,
    /// The headings of the text.
    pub headings: Option<Vec<String>>,
    /// How the parts of the text are set.
    pub styles: Vec<TextStyle>,
    /// What is wrong with it as a file.
    pub faults: Vec<FileFault>,
}

/// Lengths of the parts of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lengths {
    /// The title, with the byline under it.
    pub title: Count,
    /// The rest.
    pub body: Count,
}

impl Facts {
    /// A file of this media type of which nothing more is known.
    #[must_use]
    pub fn of(media: &str) -> Self {
        Self { media: media.to_owned(), ..Self::default() }
    }

    /// A file with a fault, of which nothing more is known.
    #[must_use]
    pub fn faulty(kind: FaultKind, detail: impl Into<String>) -> Self {
        Self { faults: vec![FileFault::new(kind, detail)], ..Self::default() }
    }

    /// The same facts with one more fault.
    pub(super) fn with(mut self, kind: FaultKind, detail: impl Into<String>) -> Self {
        self.faults.push(FileFault::new(kind, detail));
        self
    }

    /// The facts as the record keeps them, the length counted as a campaign says.
    #[must_use]
    pub fn to_probe(&self, count: CharacterCount) -> Probe {
        let length = |lengths: Lengths| {
            let body = lengths.body.total(count.characters);
            let title = if count.title { lengths.title.total(count.characters) } else { 0 };
            body.saturating_add(title)
        };
        Probe {
            media: self.media.clone(),
            pixels: self.pixels,
            characters: self.lengths.map(length),
            pages: self.pages,
            seconds: None,
            has_pictures: self.pictures.map(|pictures| pictures > 0),
            headings: self.headings.clone(),
            styles: self.styles.clone(),
            faults: self.faults.clone(),
        }
    }
}
