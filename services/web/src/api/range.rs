//! One range of bytes (RFC 9110 §14); several at once are answered with the whole, which the standard allows.

use std::ops::Range;

/// What part of a file is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of it.
    Whole,
    /// This part.
    Part(Range<usize>),
    /// A part that lies beyond its end.
    Beyond,
}

/// Reads a `Range` header for a file of this length; what is not understood is ignored.
pub(super) fn read(header: &str, length: usize) -> Asked {
    let Some((first, last)) = header.trim().strip_prefix("bytes=").and_then(|r| r.split_once('-'))
    else {
        return Asked::Whole;
    };
    let (first, last) = (first.trim(), last.trim());
    let range = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Ok(first), Err(_)) if last.is_empty() => first..length,
        (Err(_), Ok(suffix)) if first.is_empty() => length.saturating_sub(suffix)..length,
        _ => return Asked::Whole,
    };
    if range.start >= length || range.is_empty() { Asked::Beyond } else { Asked::Part(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!(read("bytes=0-4", 10), Asked::Part(0..5));
        assert_eq!(read("bytes=5-", 10), Asked::Part(5..10));
        assert_eq!(read("bytes=-3", 10), Asked::Part(7..10));
        assert_eq!(read("bytes=-30", 10), Asked::Part(0..10));
        assert_eq!(read("bytes=5-99", 10), Asked::Part(5..10));
        assert_eq!(read("bytes=10-", 10), Asked::Beyond);
        assert_eq!(read("bytes=-0", 10), Asked::Beyond);
        assert_eq!(read("bytes=0-", 0), Asked::Beyond);
        for whole in ["bytes=4-2", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=", "bytes=-"] {
            assert_eq!(read(whole, 10), Asked::Whole, "{whole}");
        }
    }
}
