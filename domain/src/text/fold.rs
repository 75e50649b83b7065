//! White space and width: what makes two texts differ without meaning anything.

/// Whether this is white space of any sort, the ideographic and the zero-width ones included.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The text without any white space: Chinese needs none, so texts are compared in this form.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

/// The text with full-width letters, digits and marks (全角, U+FF01 to U+FF5E) made half-width
/// (半角), and the ideographic space an ordinary one. Chinese marks such as 、 and 《 stay.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.chars().map(half_width_char).collect()
}

/// The half-width form of one character.
pub(crate) fn half_width_char(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c)
        }
        _ => c,
    }
}
