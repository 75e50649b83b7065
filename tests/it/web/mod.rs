//! The service over real HTTP.

mod accounts;
mod audit;
mod blind_files;
mod campaign;
mod chromium;
mod collecting;
mod desk;
mod entry_pages;
mod house;
mod importing;
mod judging;
mod manners;
mod office;
mod oidc;
mod once;
mod pages;
mod planning;
mod public;
mod rights;
mod safety;
mod schemathesis;
mod screening_pages;
mod selecting;
mod shown;
mod uploads;
mod versions;
mod visitor;
mod walk;

use self::{
    house::{Caller, House},
    office::Office,
    visitor::Visitor,
};

/// Noon of a Monday, in Beijing.
const NOON: &str = "2026-03-02T12:00:00+08:00";
