//! What the program tells of itself while it runs: a log for people and machines, and metrics.

mod log;
mod metrics;

pub(crate) use self::{log::start as start_log, metrics::Metrics};
