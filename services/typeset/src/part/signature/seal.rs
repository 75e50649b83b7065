//! Seals (印章), 7.3.5.1: red, upright, centred over issuer and date, which stand slightly below their
//! centre (端正、居中下压发文机关署名和成文日期，使发文机关署名和成文日期居印章中心偏下位置); the top at most one line
//! below the text.

use super::Form;
use crate::{Image, Item, Picture, Profile, flow::Slab};

/// How far the middle of issuer and date stands below the centre of the seal.
const BELOW: f64 = 2.5;

/// A seal in its size; its picture may be as high as it is wide, or not.
pub(super) struct Seal {
    sha256: String,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Form<'_> {
    /// The seal of an issuer, if its picture was handed in.
    pub(super) fn seal(&self, issuer: &str) -> Option<Seal> {
        let picture = self.setting.pictures.seal(issuer)?;
        Some(Seal::of(picture, self.setting.profile))
    }
}

impl Seal {
    fn of(picture: &Picture, profile: &Profile) -> Self {
        let (width, height) = (f64::from(picture.width.max(1)), f64::from(picture.height.max(1)));
        let scale = profile.seal_size / width.max(height);
        let sha256 = picture.sha256.clone();
        Self { sha256, width: width * scale, height: height * scale }
    }

    /// Empty lines above the issuer's name, so that the seal stays clear of the text.
    pub(super) fn lines_above(&self, profile: &Profile) -> u16 {
        let needed = ((self.height / 2.0 + BELOW) / profile.pitch() - 1.0).ceil().max(0.0);
        profile.seal_lines.max(needed as u16)
    }

    /// The seal around a centre.
    pub(super) fn at(&self, x: f64, y: f64) -> Item {
        Item::Image(Image {
            sha256: self.sha256.clone(),
            x: x - self.width / 2.0,
            y: y - self.height / 2.0,
            width: self.width,
            height: self.height,
        })
    }

    /// Puts the seal over issuer and date: `slabs` are `above` empty lines, `named` lines of the
    /// name, and the date.
    pub(super) fn over(
        &self,
        profile: &Profile,
        slabs: &mut [Slab],
        above: usize,
        named: usize,
        middle: f64,
    ) {
        let pitch = profile.pitch();
        let signed = slabs.len() - above.min(slabs.len());
        // From the end of the text: the middle of the last line of the name and of the date.
        let lines = if signed > named { 2.0 } else { 1.0 };
        let end = slabs.len() as f64 * pitch;
        let wanted = end - lines * pitch / 2.0 - BELOW;
        // The top of the seal at most one line below the text, and never over it.
        let one_line = profile.pitch() + self.height / 2.0;
        let centre = wanted.min(one_line.max(end - lines * pitch)).max(self.height / 2.0);
        let x = middle.min(profile.width - self.width / 2.0).max(self.width / 2.0);
        if let Some(last) = slabs.last_mut() {
            last.items.push(self.at(x, centre - (end - pitch)));
            last.reach = (centre + self.height / 2.0 - end).max(0.0);
        }
    }
}
