//! Use cases: what a person does, as both the API and the pages call it.
//!
//! Each takes a [`Desk`] (who asks, when, under which identifier) and what was asked, and gives what came of
//! it, or a [`Problem`](crate::Problem). Here, and nowhere else, it is decided how far a role reaches, who
//! must not do what because of what they did before, and what of an object somebody may see.

pub mod accounts;
pub mod audit;
pub mod campaigns;
mod current;
mod desk;
pub mod documents;
pub mod entries;
mod identifier;
pub mod issuers;
pub mod news;
mod page;
pub mod public;
pub mod registers;
pub mod rounds;
pub mod selections;
mod separation;
mod shapes;
pub mod uploads;
pub mod visits;

pub use self::{
    desk::{Desk, Done},
    page::{Page, Slice},
};
