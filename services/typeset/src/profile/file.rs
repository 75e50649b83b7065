//! Profiles in files: TOML, every key known, every value within what can be set.

use std::ops::RangeInclusive;

use thiserror::Error;

use super::{MM_PER_PT, Profile, sheet};

/// The profiles that are built in, by name.
const BUILT_IN: [(&str, &str); 2] =
    [("a", include_str!("../../profiles/a.toml")), ("b", include_str!("../../profiles/b.toml"))];

/// Why a profile cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProfileError {
    /// It is no TOML, or a value is of another type.
    #[error("版式文件无法读取：{reason}；请对照随附的 a.toml 改正")]
    Syntax {
        /// What the parser says, with line and column.
        reason: String,
    },
    /// A key that no profile has.
    #[error("版式文件中没有“{key}”这一项；可用的有：{known}")]
    UnknownKey {
        /// The key.
        key: String,
        /// All the keys there are.
        known: String,
    },
    /// A value that cannot be set.
    #[error("版式文件中“{key}”应当{wanted}，现为 {found}")]
    OutOfRange {
        /// The key.
        key: &'static str,
        /// What is wanted.
        wanted: String,
        /// What is there.
        found: String,
    },
}

impl Profile {
    /// A profile that is built in: `a` (28.95 points, the default) or `b` (29.45 points).
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let (_, text) = BUILT_IN.into_iter().find(|(known, _)| *known == name)?;
        Self::from_toml(text).ok()
    }

    /// Reads a profile; what it leaves out is as in profile `a`.
    ///
    /// # Errors
    /// [`ProfileError`] says in Chinese which key is wrong and what it should be.
    pub fn from_toml(text: &str) -> Result<Self, ProfileError> {
        let syntax = |error: toml::de::Error| ProfileError::Syntax { reason: error.to_string() };
        let table: toml::Table = toml::from_str(text).map_err(syntax)?;
        let defaults = toml::Table::try_from(Self::default()).unwrap_or_default();
        let known: Vec<&str> = defaults
            .keys()
            .map(String::as_str)
            .filter(|key| *key != "fonts")
            .chain(["fonts"])
            .collect();
        if let Some(key) = table.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(ProfileError::UnknownKey { key: key.clone(), known: known.join("、") });
        }
        let profile: Self = toml::from_str(text).map_err(syntax)?;
        profile.check()?;
        Ok(profile)
    }

    /// Checks every value, so that nothing can hang or leave the sheet.
    fn check(&self) -> Result<(), ProfileError> {
        within("top", self.top, 10.0..=80.0)?;
        within("left", self.left, 10.0..=60.0)?;
        within("width", self.width, 100.0..=sheet::WIDTH - self.left - 5.0)?;
        within("height", self.height, 150.0..=sheet::HEIGHT - self.top - 15.0)?;
        within("overhang", self.overhang, 0.0..=5.0)?;
        within("chars", f64::from(self.chars), 20.0..=40.0)?;
        within("lines", f64::from(self.lines), 15.0..=30.0)?;
        let most = (self.height + 2.0 * self.overhang) / f64::from(self.lines.max(1)) / MM_PER_PT;
        within("pitch", self.pitch, 20.0..=(most * 100.0).floor() / 100.0)?;
        let [least, most] = self.pitch_range;
        within("pitch_range", least, 20.0..=self.pitch)?;
        within("pitch_range", most, self.pitch..=40.0)?;
        within("mark_size", self.mark_size, 22.0..=80.0)?;
        within("mark_condensed", self.mark_condensed, 0.4..=1.0)?;
        within("red_rule", self.red_rule, 0.1..=2.0)?;
        within("seal_lines", f64::from(self.seal_lines), 0.0..=6.0)?;
        within("seal_size", self.seal_size, 20.0..=60.0)?;
        within("table_size", self.table_size, 7.5..=16.0)?;
        within("table_least", self.table_least, 7.5..=self.table_size)
    }
}

fn within(key: &'static str, value: f64, range: RangeInclusive<f64>) -> Result<(), ProfileError> {
    if range.contains(&value) {
        return Ok(());
    }
    let wanted = format!("在 {:.2} 至 {:.2} 之间", range.start(), range.end());
    Err(ProfileError::OutOfRange { key, wanted, found: value.to_string() })
}

#[cfg(test)]
mod tests {
    use super::{Profile, ProfileError};

    #[test]
    fn profile_a_is_the_default() {
        assert_eq!(Profile::built_in("a"), Some(Profile::default()));
    }

    #[test]
    fn profile_b_moves_half_the_leading_out_of_the_margins() {
        let b = Profile::built_in("b").unwrap();
        assert!((b.lines_top() - 34.58).abs() < 0.001);
        assert!((297.0 - b.lines_bottom() - 32.58).abs() < 0.001);
        assert!(f64::from(b.lines) * b.pitch() <= b.lines_bottom() - b.lines_top());
    }

    #[test]
    fn pitch_of_a_is_a_whole_number_of_twips_that_keeps_22_lines() {
        let a = Profile::default();
        assert!((a.pitch * 20.0 - 579.0).abs() < 1e-9);
        assert!(22.0 * a.pitch() <= a.height);
    }

    #[test]
    fn unknown_key_is_refused_by_name() {
        let error = Profile::from_toml("\"行距\" = 28").unwrap_err();
        assert!(matches!(&error, ProfileError::UnknownKey { key, .. } if key == "行距"));
        assert!(error.to_string().contains("pitch"), "{error}");
    }

    #[test]
    fn values_that_cannot_be_set_are_refused() {
        for text in [
            "pitch = 0.0",
            "pitch = nan",
            "pitch = inf",
            "chars = 0",
            "width = -3.0",
            "table_size = 1e9",
        ] {
            let error = Profile::from_toml(text).unwrap_err();
            assert!(matches!(error, ProfileError::OutOfRange { .. }), "{text}: {error}");
        }
        for text in ["chars = \"二十八\"", "chars = 70000", "= 3", "even_last_page = 1"] {
            let error = Profile::from_toml(text).unwrap_err();
            assert!(matches!(error, ProfileError::Syntax { .. }), "{text}: {error}");
        }
    }
}
