//! 审计: the time line over everything, one object as of a moment, the verification of the record with its evidence.

mod object;
mod timeline;
mod verification;

pub use self::{
    object::{Line, Object},
    timeline::{Filter, Timeline},
    verification::{Bundle, Running, Verification, Verified},
};
