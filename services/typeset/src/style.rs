//! What a piece of text is set in, and what everything is set with.

use std::rc::Rc;

use crate::{
    Colour, Pictures, Profile, Role,
    font::Faces,
    profile::{MM_PER_PT, size},
};

/// Profile and fonts, handed to every part.
#[derive(Clone)]
pub(crate) struct Setting<'a> {
    pub(crate) profile: &'a Profile,
    pub(crate) faces: Rc<Faces<'a>>,
    pub(crate) pictures: &'a Pictures,
    /// Width of the lines: of the type area, or its height on a turned sheet (clause 8).
    pub(crate) width: f64,
    /// Height of a page of lines.
    pub(crate) height: f64,
    /// Whether the sheet is turned.
    pub(crate) turned: bool,
}

impl<'a> Setting<'a> {
    pub(crate) fn new(profile: &'a Profile, faces: Faces<'a>, pictures: &'a Pictures) -> Self {
        let height = profile.lines_bottom() - profile.lines_top();
        let faces = Rc::new(faces);
        Self { profile, faces, pictures, width: profile.width, height, turned: false }
    }

    /// The same with the sheet turned.
    pub(crate) fn turned(&self) -> Self {
        let (width, height) = (self.profile.height, self.profile.width);
        Self { width, height, turned: true, ..self.clone() }
    }

    /// The text of the paper, 3号 on the grid.
    pub(crate) fn text(&self, role: Role) -> Style {
        Style { role, size: size::THREE, cell: self.profile.cell(), colour: Colour::Black }
    }
}

/// Tracking for type of so many points on a grid of cells of so many millimetres, in twentieths of a point.
pub(crate) fn tracking(cell: f64, size: f64) -> i32 {
    /// Far below what a twentieth of a point is: keeps a cell of exactly the size of type at 0.
    const ROUNDING: f64 = 1e-6;
    ((cell / MM_PER_PT - size) * 20.0 + ROUNDING).floor() as i32
}

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) role: Role,
    /// Points.
    pub(crate) size: f64,
    /// Advance of a full-width character, in millimetres: the grid's, not the font's.
    pub(crate) cell: f64,
    pub(crate) colour: Colour,
}

impl Style {
    /// Off the grid: a full-width character is as wide as the type is high.
    pub(crate) fn free(role: Role, size: f64) -> Self {
        Self { role, size, cell: size * MM_PER_PT, colour: Colour::Black }
    }

    /// Height of the type in millimetres.
    pub(crate) fn em(&self) -> f64 {
        self.size * MM_PER_PT
    }

    /// What a word processor adds to every character so that full-width ones keep inside their cells, in whole
    /// twentieths of a point: 0 off the grid, -5 for the text.
    pub(crate) fn tracking(&self) -> i32 {
        tracking(self.cell, self.size)
    }

    /// Baseline below the top of a line of the given height; the em square stands in its middle.
    pub(crate) fn baseline(&self, height: f64) -> f64 {
        /// Part of the em square above the baseline in Chinese faces.
        const ASCENT: f64 = 0.88;
        (height - self.em()) / 2.0 + ASCENT * self.em()
    }
}
