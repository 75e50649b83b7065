//! Photographs and drawings.

use fawen_domain::entry::{FaultKind, Pixels};
use fawen_files::probe::read;

use super::{
    kinds,
    made::{jpeg, png, turned},
};

#[test]
fn a_photograph_has_the_size_in_which_it_is_shown() {
    let bytes = jpeg(120, 80);
    let facts = read(&bytes);
    assert_eq!((facts.media.as_str(), kinds(&facts)), ("image/jpeg", vec![]));
    assert_eq!(facts.pixels, Some(Pixels { width: 120, height: 80 }));
    for orientation in 1..=8 {
        let shown = read(&turned(&bytes, orientation));
        let lies = orientation >= 5;
        let (width, height) = if lies { (80, 120) } else { (120, 80) };
        assert_eq!(shown.pixels, Some(Pixels { width, height }), "orientation {orientation}");
        assert_eq!(kinds(&shown), []);
    }
}

#[test]
fn a_drawing_has_a_size_too() {
    let facts = read(&png(64, 48));
    assert_eq!((facts.media.as_str(), kinds(&facts)), ("image/png", vec![]));
    assert_eq!(facts.pixels, Some(Pixels { width: 64, height: 48 }));
}

#[test]
fn a_picture_that_is_cut_off_is_told_wherever_it_is_cut() {
    for whole in [jpeg(60, 40), turned(&jpeg(60, 40), 6), png(60, 40)] {
        for at in (8..whole.len() - 1).step_by(97) {
            let facts = read(&whole[..at]);
            assert_eq!(kinds(&facts), [FaultKind::Malformed], "cut at {at} of {}", whole.len());
        }
    }
}

#[test]
fn what_a_telephone_adds_behind_a_photograph_does_no_harm() {
    let mut bytes = jpeg(60, 40);
    bytes.extend(jpeg(20, 10));
    bytes.extend([0; 300]);
    let facts = read(&bytes);
    assert_eq!((facts.pixels, kinds(&facts)), (Some(Pixels { width: 60, height: 40 }), vec![]));
}
