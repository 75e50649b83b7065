//! The mark (发文机关标志): as large as the profile says, condensed and then reduced until it fits.

use crate::{Profile, profile::MM_PER_PT};

/// How a mark is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Size in points.
    pub size: f64,
    /// Horizontal scale.
    pub stretch: f64,
}

/// Fits a mark of so many full-width characters into `width` millimetres.
#[must_use]
pub fn fit(characters: f64, width: f64, largest: f64, profile: &Profile) -> Fit {
    let natural = characters * largest * MM_PER_PT;
    let wanted = width / natural.max(f64::MIN_POSITIVE);
    if wanted >= 1.0 {
        return Fit { size: largest, stretch: 1.0 };
    }
    let stretch = wanted.max(profile.mark_condensed);
    Fit { size: largest * wanted / stretch, stretch }
}
