//! A place in the one order of all events.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The greatest number of a position.
const LAST: u64 = i64::MAX.cast_unsigned();

/// A position in the log (日志位置): the first event of all is at 1, and there are no gaps.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Position(u64);

impl Position {
    /// Before the first event.
    pub const START: Self = Self(0);

    /// The position with this number. No database counts beyond 2⁶³: whatever is greater is the last one there
    /// can be, after which nothing comes.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        if number > LAST { Self(LAST) } else { Self(number) }
    }

    /// The number of the position.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The position after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::new(self.0.saturating_add(1))
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
