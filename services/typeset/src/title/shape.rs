//! The shape of a title's lines: 梯形 or 菱形, as even as the sense allows.

/// Tries every set of breaks near the even ones.
pub(super) struct Search<'a> {
    /// Widths of the characters.
    pub(super) widths: &'a [f64],
    /// Costs of the breaks before them.
    pub(super) costs: &'a [Option<f64>],
    /// Width of a line.
    pub(super) limit: f64,
    /// How many lines.
    pub(super) count: usize,
}

impl Search<'_> {
    /// The cheapest breaks and their cost.
    pub(super) fn best(&self) -> Option<(f64, Vec<usize>)> {
        let mut best = None;
        self.extend(&mut Vec::new(), 0.0, &mut best);
        best
    }

    /// How far a break may lie from where even lines would have it; bounds the work for long titles.
    fn window(&self) -> usize {
        match self.count {
            0..=3 => self.widths.len(),
            4 => 8,
            5 => 4,
            _ => 2,
        }
    }

    fn extend(&self, cuts: &mut Vec<usize>, cost: f64, best: &mut Option<(f64, Vec<usize>)>) {
        let start = cuts.last().copied().unwrap_or(0);
        let left = self.count.saturating_sub(cuts.len() + 1);
        if left == 0 {
            let lines = self.lines(cuts);
            let Some(shape) = self.shape(&lines) else {
                return;
            };
            let total = cost + shape;
            if best.as_ref().is_none_or(|(least, _)| total < *least) {
                *best = Some((total, cuts.clone()));
            }
            return;
        }
        let ideal = self.widths.len() * (cuts.len() + 1) / self.count.max(1);
        let window = self.window();
        let from = (start + 1).max(ideal.saturating_sub(window));
        let to = ideal.saturating_add(window).min(self.widths.len().saturating_sub(left));
        for cut in from..=to {
            let Some(Some(extra)) = self.costs.get(cut) else {
                continue;
            };
            cuts.push(cut);
            self.extend(cuts, cost + extra, best);
            cuts.pop();
        }
    }

    fn lines(&self, cuts: &[usize]) -> Vec<f64> {
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([self.widths.len()]);
        starts
            .zip(ends)
            .map(|(a, b)| self.widths.get(a..b).unwrap_or_default().iter().sum())
            .collect()
    }

    /// The cost of a shape; `None` when a line does not fit.
    fn shape(&self, lines: &[f64]) -> Option<f64> {
        if lines.iter().any(|&line| line > self.limit) {
            return None;
        }
        let widest = lines.iter().copied().fold(0.0, f64::max);
        let shortest = lines.iter().copied().fold(f64::INFINITY, f64::min);
        let uneven = (widest - shortest) / widest.max(1.0);
        let stub = if lines.len() > 1 && shortest < 4.0 { 15.0 } else { 0.0 };
        let shaped = if lines.len() < 3 || trapezium(lines) || diamond(lines) { 0.0 } else { 60.0 };
        let equal = if lines.len() > 2 && uneven < 0.02 { 3.0 } else { 0.0 };
        Some(shaped + stub + equal + uneven * 8.0 + lines.len() as f64 * 2.0)
    }
}

fn trapezium(lines: &[f64]) -> bool {
    lines.is_sorted() || lines.iter().rev().is_sorted()
}

fn diamond(lines: &[f64]) -> bool {
    let widest = lines.iter().copied().fold(0.0, f64::max);
    let Some(peak) = lines.iter().position(|&line| line >= widest) else {
        return false;
    };
    let (up, down) = lines.split_at(peak);
    up.is_sorted() && down.iter().rev().is_sorted()
}
