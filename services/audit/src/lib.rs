#![doc = include_str!("../README.md")]

mod as_of;
mod diff;
mod error;
mod figures;
pub mod labels;
mod memory;
mod moment;
mod stream;
mod text;
mod trail;

pub use self::{
    as_of::{AsOf, as_of},
    diff::{Change, ChangeKind, Changed, Segment, compare, diff, diff_all},
    error::AuditError,
    figures::{Figures, figures, views_at},
    memory::MemoryViews,
    moment::{Clock, Moment},
    stream::{StreamName, TYPES},
    text::lines,
    trail::{Trail, sentence, trail},
};
