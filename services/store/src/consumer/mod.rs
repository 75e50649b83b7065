//! What consumes the log: projections, feeders of the queue, reactors.
//!
//! Effect and checkpoint share one transaction. An event that a consumer cannot take is set aside
//! (搁置) with an alarm, and later ones of its stream behind it; other streams go on.

mod aside;
mod feeder;
mod incoming;
mod projection;
mod reactor;
mod rebuild;
mod retry;
mod run;
mod standing;
mod taker;

pub(crate) use self::{
    aside::NewlyAside, rebuild::build_name, run::where_now, standing::RawStanding,
};
pub use self::{
    aside::SetAside,
    feeder::Feeder,
    projection::Projection,
    reactor::{Reaction, Reactor},
    retry::Retried,
    standing::Standing,
};
