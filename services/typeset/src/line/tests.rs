//! Laws of breaking, over any text.

use std::path::Path;

use proptest::prelude::*;

use super::{Line, Measure, Span, class, paragraph};
use crate::{Fonts, Item, Nudge, Pictures, Profile, Role, style::Setting};

/// Sets a text of the body over the width of the page.
fn set(fonts: &Fonts, text: &str, measure: Measure) -> Vec<Line> {
    let (profile, pictures) = (Profile::default(), Pictures::default());
    let setting = Setting::new(&profile, fonts.faces().unwrap(), &pictures);
    let style = setting.text(Role::Fangsong);
    paragraph(&setting, &[Span { style, text }], measure, "正文").unwrap()
}

fn fonts() -> Fonts {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    Fonts::load(Some(&project)).unwrap()
}

fn text(line: &Line) -> String {
    let runs = line.items.iter().filter_map(|item| match item {
        Item::Run(run) => Some(run.glyphs.iter().map(|glyph| glyph.text).collect::<String>()),
        Item::Rule(_) | Item::Image(_) => None,
    });
    runs.collect()
}

fn texts(source: &str) -> Vec<String> {
    let measure = Measure { width: 156.0, justified: true, ..Measure::default() };
    set(&fonts(), source, measure).iter().map(text).collect()
}

#[test]
fn mark_that_does_not_fit_takes_a_character_along() {
    let lines = texts(&format!("{}，文", "发".repeat(28)));
    assert_eq!(lines, [&"发".repeat(27), "发，文"]);
}

#[test]
fn number_stays_with_its_unit_and_a_dash_whole() {
    assert_eq!(texts(&format!("{}12年文", "发".repeat(27)))[1], "12年文");
    assert_eq!(texts(&format!("{}——文", "发".repeat(27)))[1], "——文");
    assert_eq!(texts(&format!("{}……文", "发".repeat(27)))[1], "……文");
}

#[test]
fn word_longer_than_a_line_is_parted_where_the_line_is_full() {
    let lines = texts(&"a".repeat(300));
    let [full @ .., _] = lines.as_slice() else { panic!("{lines:?}") };
    assert!(full.len() > 3 && full.iter().all(|line| line.len() > 50), "{lines:?}");
}

#[test]
fn combining_mark_stays_with_its_letter_and_format_characters_are_not_printed() {
    assert_eq!(texts("e\u{301}\u{200b}文\u{feff}"), ["e\u{301}文"]);
}

#[test]
fn line_that_a_word_processor_would_break_elsewhere_is_nudged() {
    let measure = Measure { width: 156.0, justified: true, ..Measure::default() };
    let fonts = fonts();
    let nudge = |source: &str| match set(&fonts, source, measure)[0].items[0] {
        Item::Run(ref run) => run.nudge,
        Item::Rule(_) | Item::Image(_) => None,
    };
    assert_eq!(nudge(&"发".repeat(60)), None);
    // It parts a number from its unit: the digit must not fit, so the line is tracked until it does not.
    assert_eq!(nudge(&format!("{}发（12）年文", "发".repeat(25))), None);
    let tight = nudge(&format!("{}1年文", "发".repeat(27)));
    assert!(tight.is_some_and(|nudge| (1..12).contains(&nudge.tracking)), "{tight:?}");
    // It refuses to begin a line with a number after a full stop.
    assert_eq!(
        nudge(&format!("{}。1234文", "发".repeat(27))),
        Some(Nudge { tracking: 0, parted: true })
    );
}

#[test]
fn time_grows_with_the_text() {
    let fonts = fonts();
    let measure = Measure { width: 156.0, justified: true, ..Measure::default() };
    for source in ["发，", "a", " ", "\u{301}", "（", "）", "1年"] {
        // Quadratic work on this would take minutes.
        let lines = set(&fonts, &source.repeat(100_000), measure);
        assert!(!lines.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_marks_stand_where_they_may(
        source in "([发文机关办法]{1,9}[，。、；：？！”》）]{0,2}|[“《（][发文]{1,5}|——文|……文|[0-9]{1,4}[年月日个]文|[a-z@./-]{1,30}文| |　){0,60}",
        width in 60.0_f64..160.0,
        first in 0.0_f64..12.0,
    ) {
        let measure = Measure { width, first, rest: 0.0, justified: true };
        let lines = set(&fonts(), &source, measure);
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let all: Vec<String> = lines.iter().map(text).collect();
        prop_assert_eq!(bare(&all.concat()), bare(&source));
        for (line, text) in lines.iter().zip(&all) {
            prop_assert!(line.width <= width + 0.5, "{} {}", line.width, text);
        }
        for pair in all.windows(2) {
            let ([.., before], [after, ..]) = (&*pair[0].chars().collect::<Vec<_>>(), &*pair[1].chars().collect::<Vec<_>>()) else { continue };
            prop_assert!(!class::opens(*before), "{:?}", pair);
            prop_assert!(!class::closes(*after) || class::wordy(*after), "{:?}", pair);
            prop_assert!(!class::halves(*before, *after) && !class::joined(*before, *after), "{:?}", pair);
        }
    }

    #[test]
    fn any_text_is_set_or_refused(source in "\\PC{0,80}", width in 1.0_f64..200.0) {
        let (profile, pictures, fonts) = (Profile::default(), Pictures::default(), fonts());
        let setting = Setting::new(&profile, fonts.faces().unwrap(), &pictures);
        let style = setting.text(Role::Fangsong);
        let measure = Measure { width, justified: true, ..Measure::default() };
        let _ = paragraph(&setting, &[Span { style, text: &source }], measure, "正文");
    }
}
