#![doc = include_str!("../README.md")]

mod claims;
mod client;
mod error;
mod http;
mod metadata;
mod provider;
mod settings;

pub use self::{
    claims::Vouched,
    error::ProviderError,
    provider::{Provider, Tie},
    settings::{Settings, issuer_problem},
};
