//! A place in a text that moves forward: small parsers read from it and never index.

pub(crate) use super::numerals::is_numeral;
use super::{fold::half_width_char, is_blank, numerals::parse_numeral};

/// A place in a text; a copy of it is a place to come back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'t> {
    whole: usize,
    rest: &'t str,
}

/// A figure as it stands: in digits of either width, or in Chinese numerals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure<'t> {
    /// The characters.
    pub(crate) text: &'t str,
    /// Whether they are Chinese numerals.
    pub(crate) han: bool,
}

impl<'t> Cursor<'t> {
    /// The beginning of a text.
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { whole: text.len(), rest: text }
    }

    /// The place `at` bytes into a text; the end if that is no place between two characters.
    pub(crate) fn at(text: &'t str, at: usize) -> Self {
        Self { whole: text.len(), rest: text.get(at..).unwrap_or_default() }
    }

    /// Bytes from the beginning of the text.
    pub(crate) const fn position(&self) -> usize {
        self.whole.saturating_sub(self.rest.len())
    }

    /// What is still to be read.
    pub(crate) const fn rest(&self) -> &'t str {
        self.rest
    }

    /// The next character, left unread.
    pub(crate) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Reads the next character if it fits.
    pub(crate) fn take_if(&mut self, fits: impl Fn(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|c| fits(*c))?;
        self.rest = self.rest.get(next.len_utf8()..).unwrap_or_default();
        Some(next)
    }

    /// Reads these words if they come next, blanks before them left aside.
    pub(crate) fn eat(&mut self, words: &str) -> bool {
        let mut ahead = *self;
        ahead.skip_blanks();
        let Some(rest) = ahead.rest.strip_prefix(words) else {
            return false;
        };
        self.rest = rest;
        true
    }

    /// Reads the first of these words that comes next.
    pub(crate) fn eat_any<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|words| self.eat(words))
    }

    /// Passes over blanks, but not over the end of a line.
    pub(crate) fn skip_blanks(&mut self) {
        while self.take_if(|c| is_blank(c) && c != '\n' && c != '\r').is_some() {}
    }

    /// Reads a figure, blanks before it left aside.
    pub(crate) fn figure(&mut self) -> Option<Figure<'t>> {
        self.digits().or_else(|| self.numeral())
    }

    fn digits(&mut self) -> Option<Figure<'t>> {
        self.run(|c| half_width_char(c).is_ascii_digit(), false)
    }

    fn numeral(&mut self) -> Option<Figure<'t>> {
        self.run(is_numeral, true)
    }

    fn run(&mut self, fits: impl Fn(char) -> bool, han: bool) -> Option<Figure<'t>> {
        let mut ahead = *self;
        ahead.skip_blanks();
        let end = ahead.rest.find(|c| !fits(c)).unwrap_or(ahead.rest.len());
        let (text, rest) = ahead.rest.split_at_checked(end)?;
        if text.is_empty() {
            return None;
        }
        self.rest = rest;
        Some(Figure { text, han })
    }
}

impl Figure<'_> {
    /// The value; `None` when it is too large, or a misspelt numeral.
    pub(crate) fn value(&self) -> Option<u32> {
        if self.han {
            return parse_numeral(self.text);
        }
        self.ascii().parse().ok()
    }

    /// The figure in half-width digits; Chinese numerals stay as they are.
    pub(crate) fn ascii(&self) -> String {
        self.text.chars().map(half_width_char).collect()
    }

    /// How many characters it has.
    pub(crate) fn length(&self) -> usize {
        self.text.chars().count()
    }
}
