//! Dates as papers write them: exact ones, vague ones (8月中旬), and deadlines.

mod date;
mod deadline;
mod festival;
mod find;
mod fuzzy;
mod problem;
mod range;
mod read;
mod settle;
#[cfg(test)]
mod tests;

pub use self::{
    date::{in_figures, in_numerals, parse_date},
    deadline::{Deadline, Timeliness, end_of},
    festival::spring_festival,
    find::{FoundDate, find_dates, first_date},
    fuzzy::FuzzyDate,
    problem::DateProblem,
    range::DateRange,
};
