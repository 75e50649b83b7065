//! The words of a text, for those who must not know who it is by.

use fawen_intake::article;
use serde::{Deserialize, Serialize};

/// Most characters that are told: twenty times what campaigns allow.
const MOST: usize = 60_000;

/// A text without its byline, where unit and author stand. Names in it are for others to strike out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The title.
    pub title: String,
    /// The text, one paragraph a line.
    pub body: String,
}

/// The words of a DOCX; `None` when it is none, or not safe to read.
#[must_use]
pub fn words(bytes: &[u8]) -> Option<Words> {
    let article = article::read(bytes).ok()?;
    let body = article.body.chars().take(MOST).collect();
    Some(Words { title: article.title, body })
}
