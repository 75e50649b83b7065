//! The tests over the whole of Fawen, in one binary.

mod golden_events;
