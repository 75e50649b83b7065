//! What Fawen does by itself.
//!
//! Process managers answer events with commands: the issue of a notice opens its campaigns, a
//! concluded selection drafts the bulletin, the issue of the bulletin publishes the results.
//! Deadlines close campaigns. Registration and printing are undertakings over more than one
//! stream. Everything here may be cut off at any moment and simply runs again: each command has an
//! identifier that follows from its cause, and takes effect once.

mod bulletin;
mod deadlines;
mod printing;
mod reactors;
mod registration;
mod sealing;
mod settle;

pub use self::{
    bulletin::BulletinError,
    deadlines::close_due,
    printing::{Press, PrintError, PrintedFile, print},
    registration::{RegistrationError, register},
    sealing::{SealingError, seal},
    settle::settle,
};
