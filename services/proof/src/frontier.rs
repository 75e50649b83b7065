//! The root of a growing tree in memory of the logarithm of its size.

use crate::{Algorithm, Hash};

/// The right edge of a tree: the roots of its complete subtrees, the largest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frontier {
    algorithm: Algorithm,
    size: u64,
    subtrees: Vec<Hash>,
}

impl Frontier {
    /// A tree without leaves.
    #[must_use]
    pub const fn new(algorithm: Algorithm) -> Self {
        Self { algorithm, size: 0, subtrees: Vec::new() }
    }

    /// How many leaves it has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds the hash of a leaf.
    pub fn push(&mut self, leaf: Hash) {
        // Each trailing one of the size is a complete subtree that the new leaf makes a pair of.
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                hash = self.algorithm.node(&left, &hash);
            }
        }
        self.subtrees.push(hash);
        self.size = self.size.saturating_add(1);
    }

    /// The root (RFC 6962, 2.1).
    #[must_use]
    pub fn root(&self) -> Hash {
        let roots = self.subtrees.iter().rev().copied();
        let joined = roots.reduce(|right, left| self.algorithm.node(&left, &right));
        joined.unwrap_or_else(|| self.algorithm.empty())
    }
}

#[cfg(test)]
mod tests {
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use proptest::prelude::*;
    use sha2::Sha256;
    use sm3::Sm3;

    use super::*;

    proptest! {
        #[test]
        fn at_every_size_it_is_the_root_of_ct_merkle(leaves in prop::collection::vec(any::<[u8; 3]>(), 0..300)) {
            let mut theirs = (MemoryBackedTree::<Sha256, [u8; 3]>::new(), MemoryBackedTree::<Sm3, [u8; 3]>::new());
            let mut ours = Algorithm::ALL.map(Frontier::new);
            for leaf in leaves {
                theirs.0.push(leaf);
                theirs.1.push(leaf);
                for frontier in &mut ours {
                    frontier.push(frontier.algorithm.leaf(&leaf));
                }
                let roots = (theirs.0.root(), theirs.1.root());
                prop_assert_eq!(&ours[0].root().0[..], &roots.0.as_bytes()[..]);
                prop_assert_eq!(&ours[1].root().0[..], &roots.1.as_bytes()[..]);
                prop_assert!(ours[0].subtrees.len() <= 9);
            }
        }
    }

    #[test]
    fn without_leaves_it_is_the_hash_of_nothing() {
        assert_eq!(Frontier::new(Algorithm::Sha256).root(), Algorithm::Sha256.empty());
    }
}
