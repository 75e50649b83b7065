//! Text as it stands in papers: numerals, counting, brackets, white space.

mod brackets;
mod count;
mod fold;
mod numerals;
pub(crate) mod scan;
#[cfg(test)]
mod tests;

pub(crate) use self::brackets::is_pair;
pub use self::{
    brackets::{BracketFault, BracketFaultKind, bracket_faults},
    count::{Count, CountPolicy, Latin},
    fold::{half_width, is_blank, squeeze},
    numerals::{digit_numeral, numeral, parse_numeral},
};
