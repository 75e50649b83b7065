//! Who may do what: one table of all routes, and the gate that enforces it.
//!
//! A route that is not in the table is not there: the application refuses to be built with one that the
//! OpenAPI document knows, and the gate answers 404 to any other.

pub(crate) mod cookie;
mod forgery;
mod gate;
mod table;
mod who;

pub(crate) use self::{
    forgery::forged,
    gate::{gate, nothing_here},
};
pub use self::{
    forgery::{HEADER as CSRF_HEADER, ensure_field},
    table::{ROUTES, Route, find},
    who::Who,
};
