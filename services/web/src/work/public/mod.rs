//! What everybody may see: published papers and results, and whether a paper is genuine.

mod leaves;
mod paper;
mod papers;
mod results;
mod verification;

pub use self::{
    leaves::Leaves,
    paper::{PublicFile, PublicPaperView, file, paper},
    papers::{PublicFilter, PublicPaper, list},
    results::{PublicAward, PublicResults, PublicTier, results, results_list},
    verification::{Question, Verified, verify},
};
