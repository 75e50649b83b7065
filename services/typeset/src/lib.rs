#![doc = include_str!("../README.md")]

mod error;
mod flow;
pub mod font;
mod line;
pub mod mark;
pub mod page;
mod part;
pub mod picture;
pub mod profile;
mod style;
pub mod title;

use fawen_domain::paper::Paper;

pub use self::{
    error::TypesetError,
    font::{FontError, FontId, Fonts, Role, RoleFile, RoleFiles},
    page::{
        Bookmark, Colour, Fitted, FittedMark, FittedTable, Glyph, Image, Item, Nudge, Page, Pages,
        Rule, Run,
    },
    picture::{Picture, PictureError, PictureKind, Pictures},
    profile::{Profile, ProfileError},
};

/// Sets a paper on pages.
///
/// # Errors
/// [`TypesetError::MissingGlyph`] names a character that no font has, and its place in the paper.
pub fn typeset(
    paper: &Paper,
    profile: &Profile,
    fonts: &Fonts,
    pictures: &Pictures,
) -> Result<Pages, TypesetError> {
    part::paper(paper, &style::Setting::new(profile, fonts.faces()?, pictures))
}
