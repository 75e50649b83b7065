//! How far two short texts are apart.

/// Texts longer than this many characters are not compared in full, so that cost stays bounded.
const LONGEST: usize = 160;

/// The edit distance of two texts in characters (the first 160 of each).
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(LONGEST).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, c) in one.chars().take(LONGEST).enumerate() {
        let mut diagonal = above;
        let mut left = above.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, d) in row.iter_mut().skip(1).zip(&other) {
            let swap = diagonal.saturating_add(usize::from(c != *d));
            diagonal = *cell;
            left = swap.min(left.saturating_add(1)).min(cell.saturating_add(1));
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}
