//! The Merkle tree (RFC 6962, 2.1): roots of ranges, and the two kinds of proof.
//!
//! Which nodes a proof needs, and whether it holds, is asked of `ct-merkle`. Nodes come from wherever
//! they are kept, by level and place: at level `k`, node `i` is the root of the leaves `i·2^k` to
//! `(i+1)·2^k`, all of them there.

use ct_merkle::{
    ConsistencyProof, InclusionProof, RootHash, indices_for_consistency_proof,
    indices_for_inclusion_proof,
};
use fawen_store::Position;
use sha2::{
    Digest, Sha256,
    digest::{Output, OutputSizeUser, typenum::U32},
};
use sm3::Sm3;

use crate::{Algorithm, Hash};

/// No log is larger: sizes stay exact in every JSON.
pub const LARGEST: u64 = (1 << 53) - 1;

/// The state of a log: its size and its root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeHead {
    /// How many events it has; the last stands at this position.
    pub size: u64,
    /// The root of its tree.
    pub root: Hash,
}

/// Where complete nodes are kept.
pub(crate) trait Nodes {
    /// Why a node cannot be had.
    type Error;

    /// Over which function they are hashes.
    fn algorithm(&self) -> Algorithm;

    /// The node at this level and place.
    fn node(&mut self, level: u32, place: u64) -> Result<Hash, Self::Error>;
}

/// The root of the leaves `start..end`; `start` is a multiple of the power of two that is not below
/// their number.
pub(crate) fn root<N: Nodes>(nodes: &mut N, start: u64, end: u64) -> Result<Hash, N::Error> {
    let size = end.saturating_sub(start);
    if size == 0 {
        return Ok(nodes.algorithm().empty());
    }
    if size.is_power_of_two() {
        let level = size.trailing_zeros();
        return nodes.node(level, start >> level);
    }
    let split = start.saturating_add(1 << size.ilog2());
    let (left, right) = (root(nodes, start, split)?, root(nodes, split, end)?);
    Ok(nodes.algorithm().node(&left, &right))
}

/// Proves that the event at this position is one of the first `size`; nothing to prove when it is not.
pub(crate) fn prove_inclusion<N: Nodes>(
    nodes: &mut N,
    size: u64,
    position: Position,
) -> Result<Option<Vec<Hash>>, N::Error> {
    let Some(index) = leaf_index(size, position) else { return Ok(None) };
    hashes(nodes, size, &indices_for_inclusion_proof(size, index)).map(Some)
}

/// Proves that the first `old` events were the same when there were `size`; nothing to prove when there
/// were not so many. To nothing everything is consistent.
pub(crate) fn prove_consistency<N: Nodes>(
    nodes: &mut N,
    old: u64,
    size: u64,
) -> Result<Option<Vec<Hash>>, N::Error> {
    match size.checked_sub(old) {
        Some(_) if old == 0 => Ok(Some(Vec::new())),
        Some(more) if size <= LARGEST => {
            hashes(nodes, size, &indices_for_consistency_proof(old, more)).map(Some)
        }
        _ => Ok(None),
    }
}

/// The nodes with these numbers of the tree as an array (RFC 9420, appendix C).
fn hashes<N: Nodes>(nodes: &mut N, size: u64, indices: &[u64]) -> Result<Vec<Hash>, N::Error> {
    let node = |index: &u64| {
        let level = index.trailing_ones();
        let start = index.checked_shr(level.saturating_add(1)).unwrap_or(0) << level;
        root(nodes, start, size.min(start.saturating_add(1 << level)))
    };
    indices.iter().map(node).collect()
}

/// Whether the proof shows that these bytes are the event at this position.
#[must_use]
pub fn includes(
    algorithm: Algorithm,
    head: &TreeHead,
    bytes: &[u8],
    position: Position,
    proof: &[Hash],
) -> bool {
    match algorithm {
        Algorithm::Sha256 => includes_by::<Sha256>(head, bytes, position, proof),
        Algorithm::Sm3 => includes_by::<Sm3>(head, bytes, position, proof),
    }
}

/// Whether the proof shows that the log at `old` is the beginning of the log at `head`.
#[must_use]
pub fn extends(algorithm: Algorithm, old: &TreeHead, head: &TreeHead, proof: &[Hash]) -> bool {
    if old.size > head.size || head.size > LARGEST {
        return false;
    }
    if old.size == 0 {
        return old.root == algorithm.empty() && proof.is_empty();
    }
    match algorithm {
        Algorithm::Sha256 => extends_by::<Sha256>(old, head, proof),
        Algorithm::Sm3 => extends_by::<Sm3>(old, head, proof),
    }
}

fn includes_by<D>(head: &TreeHead, bytes: &[u8], position: Position, proof: &[Hash]) -> bool
where
    D: Digest + OutputSizeUser<OutputSize = U32>,
{
    let Some(index) = leaf_index(head.size, position) else { return false };
    let Ok(proof) = InclusionProof::<D>::try_from_bytes(joined(proof)) else { return false };
    root_hash::<D>(head).verify_inclusion(&bytes, index, &proof).is_ok()
}

fn extends_by<D>(old: &TreeHead, head: &TreeHead, proof: &[Hash]) -> bool
where
    D: Digest + OutputSizeUser<OutputSize = U32>,
{
    let Ok(proof) = ConsistencyProof::<D>::try_from_bytes(joined(proof)) else { return false };
    root_hash::<D>(head).verify_consistency(&root_hash::<D>(old), &proof).is_ok()
}

fn root_hash<D>(head: &TreeHead) -> RootHash<D>
where
    D: Digest + OutputSizeUser<OutputSize = U32>,
{
    RootHash::new(Output::<D>::from(head.root.0), head.size)
}

fn joined(proof: &[Hash]) -> Vec<u8> {
    proof.iter().flat_map(|hash| hash.0).collect()
}

/// The number of a leaf, from 0; nothing when the tree does not reach so far, or is too large to be one.
fn leaf_index(size: u64, position: Position) -> Option<u64> {
    let index = position.get().checked_sub(1)?;
    (index < size && size <= LARGEST).then_some(index)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::convert::Infallible;

    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use proptest::prelude::*;

    use super::*;
    use crate::Frontier;

    /// Leaves in memory.
    struct Leaves(Algorithm, Vec<Hash>);

    impl Nodes for Leaves {
        type Error = Infallible;

        fn algorithm(&self) -> Algorithm {
            self.0
        }

        fn node(&mut self, level: u32, place: u64) -> Result<Hash, Infallible> {
            if level == 0 {
                return Ok(self.1[place as usize]);
            }
            let (left, right) =
                (self.node(level - 1, place * 2)?, self.node(level - 1, place * 2 + 1)?);
            Ok(self.0.node(&left, &right))
        }
    }

    fn leaf(n: u64) -> [u8; 8] {
        n.to_be_bytes()
    }

    fn leaves(algorithm: Algorithm, size: u64) -> Leaves {
        Leaves(algorithm, (0..size).map(|n| algorithm.leaf(&leaf(n))).collect())
    }

    fn head(nodes: &mut Leaves, size: u64) -> TreeHead {
        TreeHead { size, root: root(nodes, 0, size).unwrap() }
    }

    /// The frontier after so many leaves.
    fn frontier(algorithm: Algorithm, size: u64) -> Frontier {
        let mut frontier = Frontier::new(algorithm);
        (0..size).for_each(|n| frontier.push(algorithm.leaf(&leaf(n))));
        frontier
    }

    #[test]
    fn proofs_are_those_of_ct_merkle() {
        let mut theirs = MemoryBackedTree::<Sha256, [u8; 8]>::new();
        (0..70).for_each(|n| theirs.push(leaf(n)));
        let mut ours = leaves(Algorithm::Sha256, 70);
        for index in 0..70 {
            let proof = prove_inclusion(&mut ours, 70, Position::new(index + 1)).unwrap().unwrap();
            assert_eq!(joined(&proof), theirs.prove_inclusion(index as usize).as_bytes());
        }
        for old in 1..=70 {
            let proof = prove_consistency(&mut ours, old, 70).unwrap().unwrap();
            let more = usize::try_from(70 - old).unwrap();
            assert_eq!(joined(&proof), theirs.prove_consistency(more).as_bytes());
        }
    }

    #[test]
    fn sizes_and_positions_out_of_range_prove_nothing() {
        let mut nodes = leaves(Algorithm::Sha256, 4);
        let four = head(&mut nodes, 4);
        for position in [0, 5, u64::MAX] {
            assert_eq!(prove_inclusion(&mut nodes, 4, Position::new(position)).unwrap(), None);
            assert!(!includes(Algorithm::Sha256, &four, &leaf(0), Position::new(position), &[]));
        }
        assert_eq!(prove_consistency(&mut nodes, 5, 4).unwrap(), None);
        let monstrous = TreeHead { size: u64::MAX, root: four.root };
        assert!(!includes(Algorithm::Sha256, &monstrous, &leaf(0), Position::new(u64::MAX), &[]));
        assert!(!extends(Algorithm::Sha256, &four, &monstrous, &[]));
        assert!(!extends(Algorithm::Sha256, &monstrous, &four, &[]));
    }

    proptest! {
        #[test]
        fn what_is_proved_holds_and_nothing_else(
            size in 1_u64..400, at in any::<prop::sample::Index>(), old in any::<prop::sample::Index>(),
            bit in any::<prop::sample::Index>(), sm3 in any::<bool>(),
        ) {
            let algorithm = if sm3 { Algorithm::Sm3 } else { Algorithm::Sha256 };
            let mut nodes = leaves(algorithm, size);
            let new = head(&mut nodes, size);
            prop_assert_eq!(new.root, frontier(algorithm, size).root());
            let index = at.index(usize::try_from(size).unwrap()) as u64;
            let position = Position::new(index + 1);
            let mut proof = prove_inclusion(&mut nodes, size, position).unwrap().unwrap();
            prop_assert!(includes(algorithm, &new, &leaf(index), position, &proof));
            prop_assert!(!includes(algorithm, &new, &leaf(index + 1), position, &proof));
            flip(&mut proof, bit);
            prop_assert!(proof.is_empty() || !includes(algorithm, &new, &leaf(index), position, &proof));

            let old = old.index(usize::try_from(size).unwrap() + 1) as u64;
            let old = head(&mut nodes, old);
            let mut proof = prove_consistency(&mut nodes, old.size, size).unwrap().unwrap();
            prop_assert!(extends(algorithm, &old, &new, &proof));
            flip(&mut proof, bit);
            prop_assert!(proof.is_empty() || !extends(algorithm, &old, &new, &proof));
        }
    }

    fn flip(proof: &mut [Hash], bit: prop::sample::Index) {
        if !proof.is_empty() {
            let bit = bit.index(proof.len() * 256);
            proof[bit / 256].0[bit % 256 / 8] ^= 1 << (bit % 8);
        }
    }
}
