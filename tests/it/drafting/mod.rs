//! Papers drafted from the templates and the scenarios, read as plain text.

mod entries;
mod plain;
mod samples;
mod scenarios;
