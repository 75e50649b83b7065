//! What is in a file, found out apart from the service that received it.
//!
//! [`read`] looks at bytes. It runs in a child process ([`serve`]) with little memory and time and no
//! way to write a file; [`Prober`] starts the child, and makes of its death an answer like any other.

mod child;
mod compound;
mod facts;
mod jpeg;
mod office;
mod pdf;
mod png;
mod prober;
mod sniff;
mod words;

use self::sniff::Kind;
pub use self::{
    child::{ProbeLimits, Task, serve},
    facts::{Facts, Lengths},
    prober::Prober,
    words::{Words, words},
};

/// Looks at the bytes of a file: of which kind they are by their content, and what rules ask of that
/// kind. What is wrong with them is among the facts.
#[must_use]
pub fn read(bytes: &[u8]) -> Facts {
    match sniff::kind(bytes) {
        Kind::Jpeg => jpeg::read(bytes),
        Kind::Png => png::read(bytes),
        Kind::Pdf => pdf::read(bytes),
        Kind::Zip => office::read(bytes),
        Kind::Compound => compound::read(bytes),
        Kind::Other(media) => Facts::of(media),
    }
}
