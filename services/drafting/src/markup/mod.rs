//! The draft markup (稿本): a paper as lines of text, readable, writable and lossless.

mod blocks;
mod error;
mod escape;
mod headers;
mod label;
mod line;
mod parse;
mod print;
mod print_blocks;
mod table;
mod value;

#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod tests;

pub use self::{
    error::{DraftError, DraftProblem},
    parse::{parse, parse_blocks},
    print::print,
    print_blocks::print_blocks,
};
pub(crate) use escape::escape_anywhere;
