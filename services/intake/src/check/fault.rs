//! What a measure found.

use std::collections::BTreeMap;

use fawen_domain::paper::Format;
use serde::Serialize;

use super::rules::{Measure, Strength};
use crate::docx::model::Paragraph;

/// What a check says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The format that the paper was measured by.
    pub format: Format,
    /// All departures from the standard, in the order of the paper.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether something that must be is not.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.faults.iter().any(|fault| fault.strength == Strength::Must)
    }
}

/// One departure from the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Identifier of the rule.
    pub rule: &'static str,
    /// Clause of GB/T 9704-2012, or 实务.
    pub clause: &'static str,
    /// How strongly it is asked for.
    pub strength: Strength,
    /// Where: a paragraph with its first words, or a part of the page.
    pub place: String,
    /// What was found.
    pub found: String,
    /// What the standard asks for.
    pub wanted: String,
}

/// Faults as they are found; the same fault in several paragraphs is one.
#[derive(Debug, Default)]
pub(super) struct Faults {
    list: Vec<Gathered>,
    /// Places in the list by rule, found and wanted.
    known: BTreeMap<(&'static str, String, String), usize>,
}

#[derive(Debug)]
struct Gathered {
    fault: Fault,
    /// Paragraph of the first, 0 for the page.
    paragraph: u32,
    count: usize,
}

impl Faults {
    /// Adds a fault of a part of the page.
    pub(super) fn add(
        &mut self,
        measure: Measure,
        place: impl Into<String>,
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) {
        self.gather(measure, 0, place.into(), found.into(), wanted.into());
    }

    /// Adds a fault of a paragraph.
    pub(super) fn at(
        &mut self,
        measure: Measure,
        paragraph: &Paragraph,
        found: impl Into<String>,
        wanted: impl Into<String>,
    ) {
        let place = place(paragraph);
        self.gather(measure, paragraph.number, place, found.into(), wanted.into());
    }

    fn gather(
        &mut self,
        measure: Measure,
        paragraph: u32,
        place: String,
        found: String,
        wanted: String,
    ) {
        let rule = measure.rule.id;
        let key = (rule, found.clone(), wanted.clone());
        let known = self.known.get(&key).and_then(|at| self.list.get_mut(*at));
        if let Some(known) = known {
            known.count = known.count.saturating_add(1);
            return;
        }
        self.known.insert(key, self.list.len());
        let (clause, strength) = (measure.clause(), measure.strength);
        let fault = Fault { rule, clause, strength, place, found, wanted };
        self.list.push(Gathered { fault, paragraph, count: 1 });
    }

    /// All faults, in the order of the paper.
    pub(super) fn finish(mut self) -> Vec<Fault> {
        self.list.sort_by_key(|gathered| gathered.paragraph);
        let told = |gathered: Gathered| {
            let mut fault = gathered.fault;
            if gathered.count > 1 {
                fault.place = format!("{}等{}处", fault.place, gathered.count);
            }
            fault
        };
        self.list.into_iter().map(told).collect()
    }
}

/// `第3段“各省、自治区、直辖…”`
pub(super) fn place(paragraph: &Paragraph) -> String {
    /// So many characters name a paragraph.
    const WORDS: usize = 12;
    let text: String = paragraph.text().split_whitespace().collect();
    let words: String = text.chars().take(WORDS).collect();
    let more = if text.chars().count() > WORDS { "…" } else { "" };
    format!("第{}段“{words}{more}”", paragraph.number)
}
