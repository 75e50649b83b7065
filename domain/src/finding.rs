//! What a check says: one finding a fault, all of them at once, each with its rule and its place.

use serde::{Deserialize, Serialize};

use crate::Rule;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know (提示).
    Note,
    /// Should be looked at (提醒): advice, or a fact that may be meant.
    Warning,
    /// Must be mended (错误) or waived with a reason.
    Error,
}

/// One fault that a check found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// Identifier of the rule, see [`Rule::id`].
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Line of the source text, from 1, where there is one.
    pub line: Option<u32>,
    /// Where in the paper, in Chinese: `附件2 第68项`, `成文日期`.
    pub place: String,
    /// The words in question, as they stand.
    pub quote: String,
    /// What is wrong and how to mend it, in Chinese.
    pub message: String,
}

impl Finding {
    /// An error under `rule` at `place`.
    #[must_use]
    pub fn error(rule: Rule, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, place, message)
    }

    /// A warning under `rule` at `place`.
    #[must_use]
    pub fn warning(rule: Rule, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, place, message)
    }

    /// A note under `rule` at `place`.
    #[must_use]
    pub fn note(rule: Rule, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Note, place, message)
    }

    /// A finding without line and quotation.
    #[must_use]
    pub fn new(
        rule: Rule,
        severity: Severity,
        place: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule: rule.id.to_owned(),
            severity,
            line: None,
            place: place.into(),
            quote: String::new(),
            message: message.into(),
        }
    }

    /// The same finding, pointing at a line of the source text (from 1).
    #[must_use]
    pub fn on_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// The same finding, quoting the words in question.
    #[must_use]
    pub fn quoting(mut self, quote: impl Into<String>) -> Self {
        self.quote = quote.into();
        self
    }
}

/// Whether any of these findings is an error.
#[must_use]
pub fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
