#![doc = include_str!("../README.md")]

mod bulletin;
mod consumers;
mod deadlines;
mod printing;
mod reactors;
mod registration;
mod rendering;
mod round;
mod sealing;
mod settle;
mod sources;
mod uploads;

pub use self::{
    bulletin::{BulletinError, Drafted, redraft},
    consumers::{consumers, retry, standings},
    deadlines::close_due,
    printing::{Press, PrintError, PrintedFile, print},
    registration::{RegistrationError, register},
    rendering::{JOBS, Rendered, keep, place, render_due},
    round::{Round, round},
    sealing::{SealingError, seal},
    settle::settle,
    uploads::clean_uploads,
};
