//! What everybody may see (公众): published papers and results, and whether a paper is genuine.

mod paper;
mod papers;
mod results;
mod verify;

pub use self::{
    paper::{Erratum, Paper},
    papers::{Papers, Row},
    results::{Award, Results, ResultsList, Tier},
    verify::{Answer, Verify},
};
