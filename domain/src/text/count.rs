//! Counting the 字 of a text, the way office software does, with the disputed part as data.

use serde::{Deserialize, Serialize};

use super::is_blank;

/// What there is to count in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Han characters, and what stands in a full square of its own: kana, full-width letters
    /// and digits.
    pub han: u32,
    /// Punctuation and signs: each wide one, and each run of half-width ones that touches no
    /// word.
    pub punctuation: u32,
    /// Runs of half-width letters and digits, with the marks inside and around them:
    /// `COVID-19` is one.
    pub words: u32,
    /// The single letters and digits in those runs.
    pub letters: u32,
}

/// How 字数 is reckoned: a notice says “3000字以内” and leaves the rest open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct CountPolicy {
    /// Whether punctuation counts (计标点).
    pub punctuation: bool,
    /// How Latin words and figures count.
    #[serde(skip_serializing_if = "Latin::is_words")]
    pub latin: Latin,
}

/// How Latin words and figures count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Latin {
    /// A word or figure counts as one (as 字数 in Word).
    #[default]
    Words,
    /// Each letter and digit counts as one.
    Letters,
}

impl Latin {
    /// Whether it is the usual way, which JSON leaves unsaid.
    fn is_words(&self) -> bool {
        *self == Self::Words
    }
}

impl CountPolicy {
    /// Whether it is the usual way, which JSON leaves unsaid.
    pub(crate) fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// The 字数 of a text under this policy.
    #[must_use]
    pub fn count(self, text: &str) -> u32 {
        Count::of(text).total(self)
    }
}

impl Default for CountPolicy {
    /// As 字数 in Word: punctuation counts, a Latin word or a figure is one.
    fn default() -> Self {
        Self { punctuation: true, latin: Latin::Words }
    }
}

impl Count {
    /// Counts a text. White space, line ends included, never counts.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut count = Self::default();
        let mut run = Run::default();
        for c in text.chars() {
            match Class::of(c) {
                Class::Half => run.push(c),
                Class::Blank => count.close(&mut run),
                Class::Han => {
                    count.close(&mut run);
                    count.han = count.han.saturating_add(1);
                }
                Class::Mark => {
                    count.close(&mut run);
                    count.punctuation = count.punctuation.saturating_add(1);
                }
            }
        }
        count.close(&mut run);
        count
    }

    /// The 字数 under a policy.
    #[must_use]
    pub const fn total(self, policy: CountPolicy) -> u32 {
        let latin = match policy.latin {
            Latin::Words => self.words,
            Latin::Letters => self.letters,
        };
        let marks = if policy.punctuation { self.punctuation } else { 0 };
        self.han.saturating_add(latin).saturating_add(marks)
    }

    fn close(&mut self, run: &mut Run) {
        let Run { length, letters } = std::mem::take(run);
        if letters > 0 {
            self.words = self.words.saturating_add(1);
            self.letters = self.letters.saturating_add(letters);
        } else if length > 0 {
            self.punctuation = self.punctuation.saturating_add(1);
        }
    }
}

/// A run of half-width characters without a gap.
#[derive(Default)]
struct Run {
    length: u32,
    letters: u32,
}

impl Run {
    fn push(&mut self, c: char) {
        self.length = self.length.saturating_add(1);
        self.letters = self.letters.saturating_add(u32::from(c.is_alphanumeric()));
    }
}

enum Class {
    Blank,
    Han,
    Mark,
    Half,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            c if is_blank(c) => Self::Blank,
            '々' | '〆' | '〇' | '○' => Self::Han,
            // Letters and digits in full width, kana, Hangul, and all blocks of Han characters.
            '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
                Self::Han
            }
            '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}' => Self::Han,
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Han
            }
            // Wide marks; “”‘’—…· are set wide in Chinese text although Unicode leaves it open.
            '·' | '×' | '\u{2010}'..='\u{2bff}' | '\u{3001}'..='\u{33ff}' => Self::Mark,
            '\u{fe10}'..='\u{fe6f}' | '\u{ff00}'..='\u{ffef}' => Self::Mark,
            _ => Self::Half,
        }
    }
}
