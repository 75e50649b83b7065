//! What everybody may see: published papers and results, and whether a paper is genuine.

mod papers;
mod results;
mod verification;

pub use self::{
    papers::{PublicPaper, file, list},
    results::{PublicAward, PublicResults, PublicTier, results},
    verification::{Question, Verified, verify},
};
