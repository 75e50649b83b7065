//! The shape of a title's lines: 梯形 or 菱形, as even as the sense allows.

/// Lines less apart than this look equal, which is neither of the shapes.
const APART: f64 = 0.5;
/// A shape with a waist, or with equal lines: worse than any break inside a word.
const SHAPELESS: f64 = 90.0;

/// Finds the best breaks into `count` lines.
pub(super) struct Search<'a> {
    /// Where each character begins, and where the last one ends, in full-width characters.
    pub(super) at: &'a [f64],
    /// Costs of the breaks before the characters.
    pub(super) costs: &'a [Option<f64>],
    /// Width of a line.
    pub(super) limit: f64,
    /// How many lines.
    pub(super) count: usize,
}

/// The cheapest way to some state.
#[derive(Clone, Copy)]
struct Way {
    cost: f64,
    /// Where the line before the last one begins, and whether lines were still growing there.
    from: (usize, usize),
}

/// By the start of the last line, relative to its end, and whether lines are growing (0) or not (1).
type States = Vec<Vec<[Option<Way>; 2]>>;

impl Search<'_> {
    /// The cheapest breaks and their cost.
    ///
    /// Line after line, over the ends and the starts of the last line: the shape depends on nothing else.
    pub(super) fn best(&self) -> Option<(f64, Vec<usize>)> {
        let end = self.characters();
        let mut layers: Vec<States> = vec![self.first()];
        for line in 1..self.count {
            let next = self.next(layers.last()?, line + 1 == self.count);
            layers.push(next);
        }
        let last = layers.last()?.get(end)?;
        let ends = last.iter().enumerate().flat_map(|(length, phases)| {
            phases.iter().enumerate().filter_map(move |(phase, way)| Some((length, phase, (*way)?)))
        });
        let (length, phase, way) = ends.min_by(|a, b| a.2.cost.total_cmp(&b.2.cost))?;
        Some((way.cost, self.trace(&layers, length, phase)))
    }

    fn characters(&self) -> usize {
        self.at.len().saturating_sub(1)
    }

    fn width(&self, start: usize, end: usize) -> f64 {
        self.at.get(end).unwrap_or(&0.0) - self.at.get(start).unwrap_or(&0.0)
    }

    /// The longest line, in characters, that may end at `end`.
    fn longest(&self, end: usize) -> usize {
        (1..=end)
            .take_while(|length| self.width(end - length, end) <= self.limit)
            .last()
            .unwrap_or(0)
    }

    fn first(&self) -> States {
        let characters = self.characters();
        let mut states: States = vec![Vec::new(); characters + 1];
        for (end, state) in states.iter_mut().enumerate().skip(1) {
            let width = self.width(0, end);
            let allowed =
                if end == characters { Some(0.0) } else { self.costs.get(end).copied().flatten() };
            if let Some(cost) = allowed.filter(|_| width <= self.limit) {
                state.resize(end + 1, [None; 2]);
                let way = Way { cost: cost + self.alone(width), from: (0, 0) };
                if let Some(slot) = state.last_mut() {
                    slot[0] = Some(way);
                }
            }
        }
        states
    }

    /// One line more; the last one has to end the title.
    fn next(&self, before: &States, last: bool) -> States {
        let characters = self.characters();
        let mut states: States = vec![Vec::new(); characters + 1];
        let ends = if last { characters..=characters } else { 1..=characters.saturating_sub(1) };
        for end in ends {
            let Some(cost) = (if end == characters {
                Some(0.0)
            } else {
                self.costs.get(end).copied().flatten()
            }) else {
                continue;
            };
            let longest = self.longest(end);
            let mut state = vec![[None; 2]; longest + 1];
            for (length, slot) in state.iter_mut().enumerate().skip(1) {
                let start = end - length;
                let width = self.width(start, end);
                let base = cost + self.alone(width);
                for (earlier, phases) in before.get(start).into_iter().flatten().enumerate() {
                    let above = self.width(start - earlier.min(start), start);
                    for (phase, way) in phases.iter().enumerate() {
                        let Some(way) = way else { continue };
                        let (phase_now, step) = self.step(above, width, phase);
                        let total = way.cost + base + step;
                        let place = &mut slot[phase_now];
                        if place.is_none_or(|other: Way| total < other.cost) {
                            *place = Some(Way { cost: total, from: (earlier, phase) });
                        }
                    }
                }
            }
            if let Some(place) = states.get_mut(end) {
                *place = state;
            }
        }
        states
    }

    /// What a line costs by itself: far from even, or a stub.
    fn alone(&self, width: f64) -> f64 {
        let even = self.width(0, self.characters()) / self.count.max(1) as f64;
        let off = (width - even) / even.max(1.0);
        let stub = if self.count > 1 && width < 4.0 { 15.0 } else { 0.0 };
        off * off * 12.0 + stub
    }

    /// What a line costs below the one above it, and whether lines still grow after it.
    fn step(&self, above: f64, width: f64, phase: usize) -> (usize, f64) {
        if self.count < 3 {
            return (phase, 0.0);
        }
        match width - above {
            more if more >= APART => (phase, if phase == 0 { 0.0 } else { SHAPELESS }),
            more if more <= -APART => (1, 0.0),
            _ => (phase, SHAPELESS / 2.0),
        }
    }

    fn trace(&self, layers: &[States], length: usize, phase: usize) -> Vec<usize> {
        let mut cuts = Vec::new();
        let (mut end, mut length, mut phase) = (self.characters(), length, phase);
        for states in layers.iter().rev() {
            let way =
                states.get(end).and_then(|state| state.get(length)).and_then(|slot| slot[phase]);
            let Some(way) = way else { break };
            end -= length.min(end);
            cuts.push(end);
            (length, phase) = way.from;
        }
        cuts.reverse();
        cuts.retain(|&cut| cut > 0);
        cuts
    }
}
