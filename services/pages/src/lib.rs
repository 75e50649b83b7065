#![doc = include_str!("../README.md")]

pub mod account;
pub mod address;
pub mod assets;
mod frame;
mod part;

pub mod audit;
pub mod bulletin;
pub mod campaign;
pub mod campaigns;
pub mod case;
pub mod desk;
pub mod document;
pub mod documents;
pub mod editor;
pub mod enrolment;
pub mod entries;
pub mod entry;
pub mod invitation;
pub mod new_campaign;
pub mod new_round;
pub mod onward;
pub mod public;
pub mod publicity;
pub mod receipt;
pub mod redline;
pub mod register;
pub mod review;
pub mod reviews;
pub mod round;
#[cfg(test)]
mod samples;
pub mod screening;
pub mod seats;
pub mod selection;
pub mod selections;
pub mod sheet;
pub mod sign_in;
#[cfg(test)]
mod tests;
pub mod trouble;

pub use self::{
    frame::{Crumb, Flash, Frame, Page, Person, Section, render},
    part::{
        attachment::{Attached, Uploading},
        badge::{Badge, Tone},
        chart::{Bar, Column},
        finding::{Finding, Weight},
        form::{Choice, Problems},
        timeline::Happening,
    },
};
