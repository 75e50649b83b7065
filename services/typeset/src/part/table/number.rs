//! Numbers in tables: decimal points under each other.

/// Whether a text is a number: `1,024.50`, `-3`, `12%`.
pub(super) fn is(text: &str) -> bool {
    let text = text.trim();
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || ".,%％‰-+−±".contains(c))
}

/// The part before the decimal point, and the rest.
pub(super) fn parted(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(['.', '%', '％', '‰']).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::{is, parted};

    #[test]
    fn numbers_are_told_from_text() {
        for text in ["3", "1,024.50", "-3", "12%", " 7 "] {
            assert!(is(text), "{text}");
        }
        for text in ["", "—", "3个", "2022年", "%"] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn a_number_is_parted_at_its_point() {
        assert_eq!(parted("12.50"), ("12", ".50"));
        assert_eq!(parted("12%"), ("12", "%"));
        assert_eq!(parted("12"), ("12", ""));
    }
}
