//! `fawen demo`: real campaigns and papers, played from the first draft to the archive.

mod attestation;
mod campaign_2022;
mod crash;
mod determinism;
mod erasure;
mod moved_award;
pub(crate) mod playing;
mod server;
mod sources;
