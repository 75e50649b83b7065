//! Papers as files: what goes in comes out, the same bytes every time.

mod docx;
mod hashes;
mod pdf;
pub(crate) mod sample;
