//! Papers drafted from the templates and the scenarios, read as plain text.

mod entries;
mod samples;
mod scenarios;
