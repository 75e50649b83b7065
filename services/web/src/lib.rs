#![doc = include_str!("../README.md")]

pub mod access;
pub mod api;
mod app;
pub mod config;
mod headers;
mod input;
mod once;
mod problem;
mod server;
pub mod site;
mod trace;
pub mod work;

pub use self::{
    app::{App, Clock},
    problem::{Finding, Problem, ProblemRule, RetryAfter, Severity},
    server::{ServeError, application, serve},
};
