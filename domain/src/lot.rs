//! Lots (抽签): the only chance the domain knows, drawn from a recorded seed.
//!
//! The generator is SplitMix64 (Steele, Lea, Flood 2014): one 64-bit state, integers only, the
//! same on every machine. Who knows the seed can draw again and must get the same.

/// A sequence of draws from a seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    state: u64,
}

impl Lot {
    /// Draws from this seed (种子).
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub const fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound` (0 when it is 0): the high half of draw × bound. Its bias is below
    /// `bound` / 2⁶⁴, far beneath anything that could favour anyone.
    pub fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.draw()).saturating_mul(bound as u128);
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// Shuffles the items (Fisher–Yates, from the end).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last.saturating_add(1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        let mut lot = Lot::new(1_234_567);
        let drawn = [lot.draw(), lot.draw(), lot.draw()];
        let published =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(drawn, published);
    }

    #[test]
    fn a_shuffle_keeps_all_items_and_repeats_itself() {
        let shuffled = |seed| {
            let mut items: Vec<u32> = (0..50).collect();
            Lot::new(seed).shuffle(&mut items);
            items
        };
        assert_eq!(shuffled(20_221_101), shuffled(20_221_101));
        assert_ne!(shuffled(20_221_101), shuffled(20_221_102));
        let mut sorted = shuffled(7);
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
        assert_eq!(Lot::new(1).below(0), 0);
    }
}
