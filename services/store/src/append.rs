//! What an engine is asked to write, and what became of it.

use crate::Executed;

/// The name of a stream.
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    pub(crate) kind: String,
    pub(crate) id: String,
}

/// Events to write, decided at a version of their stream.
#[derive(Debug)]
pub(crate) struct Append {
    pub(crate) stream: Stream,
    /// The version on which the decision rests.
    pub(crate) expected: u64,
    pub(crate) events: Vec<NewEvent>,
    pub(crate) metadata: String,
    pub(crate) command_id: String,
    /// The subjects whose keys go with these events.
    pub(crate) erased: Vec<String>,
}

/// An event to write.
#[derive(Debug)]
pub(crate) struct NewEvent {
    pub(crate) event_type: &'static str,
    pub(crate) event_version: u32,
    pub(crate) payload: String,
}

/// What became of it.
#[derive(Debug)]
pub(crate) enum Appended {
    /// The events are written, or the command was carried out before.
    Done(Executed),
    /// The stream has moved on since the decision; nothing is written.
    Conflict,
}
