//! What files belong to a case, and what each must be like.

use serde::{Deserialize, Serialize};

use super::NameRule;
use crate::ids::CategoryId;

/// The role of a file (材料种类), as the campaign names it: `文稿`, `图片`, `盖章推荐表`, `汇总表`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileRole(pub String);

impl From<&str> for FileRole {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl std::fmt::Display for FileRole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the files of one role must be like (附件要求).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRule {
    /// The role.
    pub role: FileRole,
    /// Whether each case has such files, or the unit once.
    #[serde(default)]
    pub scope: FileScope,
    /// Only for these categories; empty: for all.
    #[serde(default)]
    pub categories: Vec<CategoryId>,
    /// How many.
    #[serde(default)]
    pub count: FileCount,
    /// Media types accepted, e.g. `image/jpeg`; empty: any.
    #[serde(default)]
    pub media: Vec<String>,
    /// At least so many bytes each.
    #[serde(default)]
    pub min_bytes: Option<u64>,
    /// At most so many bytes each; left out of the JSON where nothing is said, as in older events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_bytes: Option<u64>,
    /// Long side of at least so many pixels.
    #[serde(default)]
    pub min_long_side: Option<u32>,
    /// Proportion of the page or screen (屏幕尺寸16：9).
    #[serde(default)]
    pub ratio: Option<Ratio>,
    /// At most so many seconds of sound, film or talk.
    #[serde(default)]
    pub max_seconds: Option<u32>,
    /// How it must be named.
    #[serde(default)]
    pub name: Option<NameRule>,
    /// The words of the notice.
    #[serde(default)]
    pub words: String,
}

impl FileRule {
    /// Whether the rule speaks of cases of this category.
    #[must_use]
    pub fn covers(&self, category: &CategoryId) -> bool {
        self.scope == FileScope::Case
            && (self.categories.is_empty() || self.categories.contains(category))
    }
}

/// Whose file it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileScope {
    /// Each case has its own.
    #[default]
    Case,
    /// The unit hands it in once, for all its cases (汇总表).
    Unit,
}

/// How many files of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileCount {
    /// At least.
    pub min: u32,
    /// At most; `None` is as many as one likes.
    pub max: Option<u32>,
}

impl Default for FileCount {
    /// Exactly one.
    fn default() -> Self {
        Self { min: 1, max: Some(1) }
    }
}

/// A proportion of width to height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}
