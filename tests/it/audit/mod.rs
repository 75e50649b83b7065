//! Time travel: what was, what changed, how it came about.

mod changes;
mod history;
mod past;
mod words;
