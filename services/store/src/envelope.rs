//! What travels around a command and stays with its events.

use std::ops::RangeInclusive;

use fawen_domain::{Actor, Context};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Position;

/// What surrounds a command on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Unique to the wish, not to the attempt: the same id never acts twice.
    pub command_id: String,
    /// Who asks, and when.
    pub context: Context,
    /// What whole undertaking this belongs to.
    pub correlation: Option<String>,
    /// What led to this command directly, e.g. the id of another command.
    pub causation: Option<String>,
}

impl Envelope {
    /// An envelope of a command that nothing else led to.
    #[must_use]
    pub fn new(command_id: impl Into<String>, context: Context) -> Self {
        Self { command_id: command_id.into(), context, correlation: None, causation: None }
    }

    /// What is kept of it with each event.
    pub(crate) fn metadata(&self) -> Metadata {
        Metadata {
            at: self.context.at,
            actor: self.context.actor.clone(),
            command_id: self.command_id.clone(),
            correlation: self.correlation.clone(),
            causation: self.causation.clone(),
        }
    }
}

/// What is known of an event besides what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The moment of the command.
    pub at: Timestamp,
    /// Who gave it.
    pub actor: Actor,
    /// Its id.
    pub command_id: String,
    /// What whole undertaking it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation: Option<String>,
    /// What led to the command directly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub causation: Option<String>,
}

/// What a command did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executed {
    /// Where its events stand in the log; `None` when nothing needed to happen.
    pub positions: Option<RangeInclusive<Position>>,
    /// Whether the command had been carried out before, so that this time nothing happened.
    pub replayed: bool,
}

impl Executed {
    /// The position of its last event.
    #[must_use]
    pub fn last(&self) -> Option<Position> {
        self.positions.as_ref().map(|range| *range.end())
    }
}
