//! What a verification finds (差异): where, what should be there, and what is.

use std::fmt;

use fawen_store::RawEvent;
use serde::Serialize;

/// How many are kept; the others are counted.
const KEPT: usize = 1_000;

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Discrepancy {
    /// Of which class, in kebab case: `event-changed`.
    pub class: &'static str,
    /// The first position that it is about, if it is about any.
    pub position: Option<u64>,
    /// The stream, as `类型/标识`.
    pub stream: Option<String>,
    /// What is wrong, for people, in Chinese.
    pub message: String,
    /// What should be there.
    pub expected: Option<String>,
    /// What is there.
    pub found: Option<String>,
}

impl Discrepancy {
    /// A discrepancy of no particular place.
    #[must_use]
    pub fn new(class: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { class, position: None, stream: None, message, expected: None, found: None }
    }

    /// The same, at a position.
    #[must_use]
    pub fn at(mut self, position: u64) -> Self {
        self.position = Some(position);
        self
    }

    /// The same, in a stream.
    #[must_use]
    pub fn in_stream(mut self, kind: &str, id: &str) -> Self {
        self.stream = Some(format!("{kind}/{id}"));
        self
    }

    /// The same, at an event.
    #[must_use]
    pub fn of(self, event: &RawEvent) -> Self {
        self.at(event.position.get()).in_stream(&event.aggregate_type, &event.aggregate_id)
    }

    /// The same, with what should be there and what is.
    #[must_use]
    pub fn compared(mut self, expected: impl fmt::Display, found: impl fmt::Display) -> Self {
        self.expected = Some(expected.to_string());
        self.found = Some(found.to_string());
        self
    }
}

impl fmt::Display for Discrepancy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = self.position {
            write!(f, "第{position}位 ")?;
        }
        if let Some(stream) = &self.stream {
            write!(f, "{stream} ")?;
        }
        write!(f, "{}（{}）", self.message, self.class)?;
        if let (Some(expected), Some(found)) = (&self.expected, &self.found) {
            write!(f, "：应为{expected}，实为{found}")?;
        }
        Ok(())
    }
}

/// The discrepancies of a verification: the first thousand, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discrepancies {
    kept: Vec<Discrepancy>,
    count: u64,
}

impl Discrepancies {
    /// Adds one.
    pub fn push(&mut self, found: Discrepancy) {
        self.count = self.count.saturating_add(1);
        if self.kept.len() < KEPT {
            self.kept.push(found);
        }
    }

    /// Adds those of another verification.
    pub fn append(&mut self, other: Self) {
        let unlisted = other.count.saturating_sub(other.kept.len() as u64);
        self.extend(other.kept);
        self.count = self.count.saturating_add(unlisted);
    }

    /// Those that were kept, in the order of their finding.
    #[must_use]
    pub fn kept(&self) -> &[Discrepancy] {
        &self.kept
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl Extend<Discrepancy> for Discrepancies {
    fn extend<T: IntoIterator<Item = Discrepancy>>(&mut self, found: T) {
        found.into_iter().for_each(|found| self.push(found));
    }
}
