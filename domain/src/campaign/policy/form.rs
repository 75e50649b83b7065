//! The fields of the form that goes with a case.

use serde::{Deserialize, Serialize};

use crate::{ids::CategoryId, text::CountPolicy};

/// A field of the form (推荐表、征集表、登记表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormField {
    /// Label as printed, e.g. `活动简介`.
    pub label: String,
    /// Whether it must be filled in.
    #[serde(default)]
    pub required: bool,
    /// At most so many 字.
    #[serde(default)]
    pub max_chars: Option<u32>,
    /// How those 字 are counted.
    #[serde(default, skip_serializing_if = "CountPolicy::is_usual")]
    pub count: CountPolicy,
    /// What it holds.
    #[serde(default)]
    pub kind: FieldKind,
    /// The label of a number field that this one must not exceed (其中党员人数 ≤ 拟参加人数).
    #[serde(default)]
    pub at_most: Option<String>,
    /// Only for these categories; empty: for all.
    #[serde(default)]
    pub categories: Vec<CategoryId>,
    /// What the form says about filling it in.
    #[serde(default)]
    pub hint: String,
}

impl FormField {
    /// Whether cases of this category have the field.
    #[must_use]
    pub fn covers(&self, category: &CategoryId) -> bool {
        self.categories.is_empty() || self.categories.contains(category)
    }
}

/// What a field holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Words.
    #[default]
    Words,
    /// A whole number.
    Number,
    /// One telephone number or several, between spaces or 、，；/.
    Phone,
}
