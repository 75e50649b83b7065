//! The mark (发文机关标志): as large as the profile says, condensed and then reduced until it fits.

use fawen_domain::paper::{Format, Paper};

use crate::{
    FittedMark, Profile,
    profile::MM_PER_PT,
    title::{self, width},
};

/// Distance of the lines of a mark, in its own height.
const LEADING: f64 = 1.25;
/// Marks of several lines, against those of one.
const SEVERAL: f64 = 0.75;
/// A single name that would be smaller than this, in points, is set in two lines.
const SMALL: f64 = 30.0;
/// Room between the names and what stands at their right, in characters.
pub(crate) const ASIDE: f64 = 0.5;
/// The most that the lines of a mark may take of a page, in millimetres.
const MOST_HEIGHT: f64 = 120.0;

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

/// The mark of a paper; `scale` reduces its largest size, so that page 1 has room for text (7.3.3).
#[must_use]
pub fn of(paper: &Paper, profile: &Profile, scale: f64) -> FittedMark {
    let masthead = &paper.masthead;
    // A joint letter has the mark of its host only (10.1).
    let most = if paper.format == Format::Letter { 1 } else { usize::MAX };
    let names: Vec<String> = masthead.issuers.iter().take(most).cloned().collect();
    let suffix = masthead.mark_suffix.as_str();
    match names.as_slice() {
        [] => lines(Vec::new(), "", profile, scale),
        [name] => single(&format!("{name}{suffix}"), profile, scale),
        _ => lines(names, suffix, profile, scale),
    }
}

/// One name, on one line, or on two when it is very long.
fn single(name: &str, profile: &Profile, scale: f64) -> FittedMark {
    let one = lines(vec![name.to_owned()], "", profile, scale);
    if one.size >= SMALL * scale {
        return one;
    }
    let parts = title::lines(name, ems(name) * 0.6);
    let two = lines(parts, "", profile, scale);
    if two.lines.len() == 2 && two.size > one.size * 1.2 { two } else { one }
}

fn lines(lines: Vec<String>, aside: &str, profile: &Profile, scale: f64) -> FittedMark {
    let count = lines.len().max(1) as f64;
    let part = if lines.len() > 1 { SEVERAL } else { 1.0 };
    let highest = MOST_HEIGHT / count / LEADING / MM_PER_PT;
    let largest = (profile.mark_size * part).min(highest) * scale;
    let apart = if aside.is_empty() { 0.0 } else { ASIDE };
    let widest = lines.iter().map(|line| ems(line)).fold(0.0, f64::max) + apart + ems(aside);
    let Fit { size, stretch } = fit(widest, profile.width, largest, profile);
    let aside = aside.to_owned();
    FittedMark { lines, aside, size, stretch, pitch: LEADING * size * MM_PER_PT }
}

/// Width of a text in full-width characters.
pub(crate) fn ems(text: &str) -> f64 {
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::{Profile, lines, single};

    #[test]
    fn long_name_is_condensed_before_it_is_reduced() {
        let profile = Profile::default();
        let mark = single("绍兴市卫生健康委员会文件", &profile, 1.0);
        assert!((mark.size - profile.mark_size).abs() < 1e-9, "{mark:?}");
        assert!(mark.stretch < 1.0 && mark.stretch > profile.mark_condensed);
    }

    #[test]
    fn extreme_name_takes_two_lines_parted_between_words() {
        let name = "中国共产党中央纪律检查委员会中华人民共和国国家监察委员会驻国家卫生健康委员会纪检监察组文件";
        let mark = single(name, &Profile::default(), 1.0);
        assert_eq!(mark.lines.len(), 2, "{mark:?}");
        assert_eq!(mark.lines.concat(), name);
    }

    #[test]
    fn many_names_are_reduced_to_a_part_of_the_page() {
        let names = vec!["绍兴市卫生健康委员会".to_owned(); 40];
        let mark = lines(names, "文件", &Profile::default(), 1.0);
        assert!(mark.pitch * 40.0 <= 120.0 + 1e-9);
    }
}
