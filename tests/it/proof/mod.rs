//! Proofs: the log of a playing, its checkpoints, its bundles, and everything that can be done to them.

mod bundles;
mod exhibit;
mod golden;
mod states;
mod tampering;
