//! The headings of a paper: what its model takes for one, numbered sentences left aside.

use std::collections::BTreeSet;

use fawen_domain::paper::{Block, Paper};

/// The headings by their words, white space aside.
#[derive(Debug, Default)]
pub(super) struct Headings {
    texts: BTreeSet<String>,
}

impl Headings {
    pub(super) fn of(paper: &Paper) -> Self {
        let annexes = paper.annexes.iter().map(|annex| &annex.body);
        let attached = paper.attached.iter().map(|attached| &attached.body);
        let bodies = [&paper.body, &paper.closing].into_iter().chain(attached).chain(annexes);
        let headings = bodies.flatten().filter_map(|block| match block {
            Block::Heading(heading) => Some(squeezed(&heading.text)),
            _ => None,
        });
        Self { texts: headings.filter(|text| !text.is_empty()).collect() }
    }

    /// Whether a paragraph begins with a heading.
    pub(super) fn begin(&self, text: &str) -> bool {
        let text = squeezed(text);
        let nearest = self.texts.range(..=text.clone()).next_back();
        nearest.is_some_and(|heading| text.starts_with(heading.as_str()))
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
