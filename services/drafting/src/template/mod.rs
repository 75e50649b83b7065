//! Templates: a draft with placeholders, its declared fields, and a sample.

mod check;
mod digest;
mod engine;
mod error;
mod field;
mod load;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use fawen_domain::paper::Paper;
use serde_json::Value;

pub use self::{
    error::{DraftingError, FieldProblem, TemplateError},
    field::{Field, FieldKind},
    load::Templates,
};

/// A template (模板).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    name: String,
    title: String,
    version: String,
    fields: Vec<Field>,
    text: String,
    sample: Value,
    digest: String,
}

impl Template {
    /// Its name, that of its folder: `results-bulletin`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its Chinese name: `推选结果通报`.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its version, as its authors count.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The fields it declares, in their order.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// A full set of fields to try it with.
    #[must_use]
    pub const fn sample(&self) -> &Value {
        &self.sample
    }

    /// SHA-256 over its files, in hexadecimal: what a paper was drafted with.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Name, version and hash in one line, to be recorded with what was drafted from it.
    #[must_use]
    pub fn identity(&self) -> String {
        format!("{}@{} sha256:{}", self.name(), self.version(), self.digest())
    }

    /// The names that its text asks for.
    ///
    /// # Errors
    /// [`DraftingError::Text`] if the text is no template.
    pub fn placeholders(&self) -> Result<BTreeSet<String>, DraftingError> {
        engine::placeholders(&self.text)
    }
}

/// Drafts a paper: the template's text, filled with the fields.
///
/// Field text stays text: whatever it contains, it cannot add a line or a mark to the draft.
///
/// # Errors
/// All unknown, missing and mistyped fields at once; or what is wrong with the template itself.
pub fn draft(template: &Template, fields: &Value) -> Result<Paper, DraftingError> {
    check::check(&template.fields, fields).map_err(DraftingError::Fields)?;
    let text = engine::fill(template, fields)?;
    crate::parse(&text).map_err(DraftingError::Draft)
}

/// Reads fields written in TOML, such as `sample.toml` or a scenario's `paper.toml`.
///
/// # Errors
/// [`TemplateError::Toml`] with the message of the TOML reader.
pub fn fields_from_toml(text: &str) -> Result<Value, TemplateError> {
    load::fields("字段", text)
}
