//! A title as one text, to be cut between its characters.

/// A text with the places of its characters.
pub(super) struct Text {
    text: String,
    /// Where each character begins, and where the last one ends.
    bounds: Vec<usize>,
}

impl Text {
    pub(super) fn of(characters: &[char]) -> Self {
        let text: String = characters.iter().collect();
        let bounds = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, bounds }
    }

    /// The characters from one to before another.
    pub(super) fn word(&self, from: usize, to: usize) -> &str {
        let bounds = self.bounds.get(from).zip(self.bounds.get(to));
        bounds.and_then(|(&from, &to)| self.text.get(from..to)).unwrap_or_default()
    }
}
