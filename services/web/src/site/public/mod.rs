//! What everybody may see (公众).

mod papers;
mod results;
mod verify;

pub(super) use self::{
    papers::{paper, papers},
    results::{results, results_list},
    verify::{limit, verify, verify_file},
};
