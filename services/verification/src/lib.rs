#![doc = include_str!("../README.md")]

mod derived;
mod documents;
mod drafts;
mod error;
mod evidence;
mod known;
mod printings;
mod registers;
mod rounds;
mod selections;
mod stream;
mod survey;

pub use self::{
    derived::{Derived, verify},
    error::VerificationError,
    evidence::{EvidenceError, Scope, check, evidence},
    known::{Known, faulty},
    survey::Survey,
};
