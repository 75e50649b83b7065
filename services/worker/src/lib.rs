#![doc = include_str!("../README.md")]

mod bulletin;
mod deadlines;
mod printing;
mod reactors;
mod registration;
mod sealing;
mod settle;
mod sources;

pub use self::{
    bulletin::BulletinError,
    deadlines::close_due,
    printing::{Press, PrintError, PrintedFile, print},
    registration::{RegistrationError, register},
    sealing::{SealingError, seal},
    settle::settle,
};
