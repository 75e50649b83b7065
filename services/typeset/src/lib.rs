//! From the model of a paper to pages in millimetres, by GB/T 9704-2012.
//!
//! [`typeset`] is a pure function of a [`Paper`], a [`Profile`] and [`Fonts`]. Its [`Pages`] hold every
//! glyph with its place, its advance and the text behind it, so that a writer decides nothing.
//!
//! Read in this order: [`page`] (what comes out), [`profile`] (what the standard leaves open), `line`
//! (breaking and justifying), `flow` (slabs onto pages), `part` (masthead, title, text, tables, imprint).

mod error;
mod flow;
pub mod font;
mod line;
pub mod mark;
pub mod page;
mod part;
pub mod profile;
mod style;
pub mod title;

use fawen_domain::paper::Paper;

pub use self::{
    error::TypesetError,
    font::{FontError, FontId, Fonts, Role},
    page::{Colour, Glyph, Image, Item, Page, Pages, Rule, Run},
    profile::Profile,
};

/// Sets a paper on pages.
///
/// # Errors
/// [`TypesetError::MissingGlyph`] names a character that no font has, and its place in the paper.
pub fn typeset(paper: &Paper, profile: &Profile, fonts: &Fonts) -> Result<Pages, TypesetError> {
    part::paper(paper, &style::Setting::new(profile, fonts.faces()?))
}
