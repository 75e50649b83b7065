//! Who may do what: one table of all routes, and the gate that enforces it.
//!
//! A route that is not in the table is not there: the application refuses to be built with one that the
//! OpenAPI document knows, and the gate answers 404 to any other.

mod gate;
mod table;
mod who;

pub(crate) use self::gate::{gate, nothing_here};
pub use self::{
    table::{ROUTES, Route, find},
    who::Who,
};
