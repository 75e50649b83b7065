#![doc = include_str!("../README.md")]

pub mod bare;
mod digest;
mod error;
mod files;
mod name;
pub mod probe;
pub mod upload;
mod vault;

pub use self::{
    digest::Digest,
    error::FilesError,
    files::{Files, Finished, Settings},
    name::FileName,
    vault::{Kept, Vault},
};
