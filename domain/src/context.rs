//! What surrounds a command: who asks, and when. Both come from outside.

use jiff::{Timestamp, civil::DateTime, tz::Offset};
use serde::{Deserialize, Serialize};

use crate::ids::ActorId;

/// Beijing time (北京时间), UTC+8 without summer time since 1992: all dates in papers are in it.
pub const BEIJING: Offset = Offset::constant(8);

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account, or the process manager that acts by itself.
    pub id: ActorId,
    /// Name as it is shown in the history, e.g. `王华宁`.
    pub name: String,
}

/// Who asks, and when: the only clock the domain knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The moment of the command.
    pub at: Timestamp,
    /// Who gave it.
    pub actor: Actor,
}

impl Context {
    /// A context from its parts.
    #[must_use]
    pub const fn new(at: Timestamp, actor: Actor) -> Self {
        Self { at, actor }
    }

    /// The moment as date and time of day in Beijing.
    #[must_use]
    pub fn beijing(&self) -> DateTime {
        BEIJING.to_datetime(self.at)
    }

    /// Today, in Beijing.
    #[must_use]
    pub fn today(&self) -> jiff::civil::Date {
        self.beijing().date()
    }
}
