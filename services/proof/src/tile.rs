//! Where hashes are kept: tiles of 256 (C2SP `tlog-tiles`), as rows of a view.
//!
//! A tile of level 0 holds the hashes of 256 events, one of level 1 the roots of 256 tiles below, and so
//! on. A proof among a million events reads five rows.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use fawen_store::{StoreError, ViewReader, ViewRow, ViewWriter};
use serde_json::{Value, json};

use crate::{Algorithm, Hash, ProofError, tree::Nodes};

/// Levels of the tree in one tile.
const HEIGHT: u32 = 8;
/// Hashes in a full tile.
pub(crate) const WIDTH: u64 = 1 << HEIGHT;

/// The tiles of a log, as they are read; each is read once.
pub(crate) struct Tiles<'v> {
    algorithm: Algorithm,
    views: &'v dyn ViewReader,
    read: BTreeMap<(u32, u64), Vec<Hash>>,
}

impl<'v> Tiles<'v> {
    pub(crate) fn new(algorithm: Algorithm, views: &'v dyn ViewReader) -> Self {
        Self { algorithm, views, read: BTreeMap::new() }
    }
}

impl Nodes for Tiles<'_> {
    type Error = ProofError;

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn node(&mut self, level: u32, place: u64) -> Result<Hash, ProofError> {
        let (floor, above) = (level / HEIGHT, level % HEIGHT);
        let first = place << above;
        let (tile, offset) = (first / WIDTH, first % WIDTH);
        if !self.read.contains_key(&(floor, tile)) {
            let hashes = read(self.views, self.algorithm, floor, tile)?;
            self.read.insert((floor, tile), hashes);
        }
        let hashes = self.read.get(&(floor, tile)).map_or(&[][..], Vec::as_slice);
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let inner = hashes.get(from..).and_then(|rest| rest.get(..1 << above));
        inner.and_then(|inner| joined(self.algorithm, inner)).ok_or_else(|| damaged(floor, tile))
    }
}

/// Appends the hashes of leaves to a log of this size.
pub(crate) fn append(
    views: &mut dyn ViewWriter,
    algorithm: Algorithm,
    size: u64,
    leaves: Vec<Hash>,
) -> Result<(), ProofError> {
    let (mut level, mut start, mut hashes) = (0, size, leaves);
    while !hashes.is_empty() {
        let mut full = Vec::new();
        let mut at = start;
        let mut rest = hashes.as_slice();
        while !rest.is_empty() {
            let (place, width) = (at / WIDTH, at % WIDTH);
            let mut tile =
                if width == 0 { Vec::new() } else { read(views, algorithm, level, place)? };
            if tile.len() as u64 != width {
                return Err(damaged(level, place));
            }
            let room = usize::try_from(WIDTH.saturating_sub(width)).unwrap_or(0).min(rest.len());
            let (now, later) = rest.split_at(room);
            tile.extend(now);
            at = at.saturating_add(room as u64);
            rest = later;
            if tile.len() as u64 == WIDTH {
                full.extend(joined(algorithm, &tile));
            }
            put(views, algorithm, level, place, &tile)?;
        }
        (level, start, hashes) = (level.saturating_add(1), start / WIDTH, full);
    }
    Ok(())
}

/// The hashes that a tile holds; none when there is no such tile.
pub(crate) fn read<V: ViewReader + ?Sized>(
    views: &V,
    algorithm: Algorithm,
    level: u32,
    place: u64,
) -> Result<Vec<Hash>, ProofError> {
    let Some(row) = views.row(view(algorithm), &key(level, place))? else { return Ok(Vec::new()) };
    let bytes =
        row.body.get("hashes").and_then(Value::as_str).and_then(|t| STANDARD.decode(t).ok());
    let bytes = bytes.filter(|bytes| bytes.len() % 32 == 0).ok_or_else(|| damaged(level, place))?;
    let hashes = bytes.chunks_exact(32).filter_map(|hash| hash.try_into().ok().map(Hash));
    Ok(hashes.collect())
}

fn put(
    views: &mut dyn ViewWriter,
    algorithm: Algorithm,
    level: u32,
    place: u64,
    tile: &[Hash],
) -> Result<(), StoreError> {
    let bytes: Vec<u8> = tile.iter().flat_map(|hash| hash.0).collect();
    let (key, body) = (key(level, place), json!({"hashes": STANDARD.encode(bytes)}));
    views.put(view(algorithm), &ViewRow { sort: key.clone(), key, body })
}

/// The root of a power of two of hashes side by side.
fn joined(algorithm: Algorithm, hashes: &[Hash]) -> Option<Hash> {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        let pairs = row.chunks_exact(2);
        row = pairs
            .filter_map(|pair| match pair {
                [left, right] => Some(algorithm.node(left, right)),
                _ => None,
            })
            .collect();
    }
    row.pop()
}

/// The view that holds the tiles of a log.
pub(crate) const fn view(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Sha256 => "proof_tiles_sha256",
        Algorithm::Sm3 => "proof_tiles_sm3",
    }
}

fn key(level: u32, place: u64) -> String {
    format!("{level}/{place:014x}")
}

fn damaged(level: u32, place: u64) -> ProofError {
    ProofError::Tiles { place: format!("第{level}层第{place}块") }
}
