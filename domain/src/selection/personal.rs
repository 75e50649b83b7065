//! What is personal in a selection: who lodged an objection.

use super::SelectionEvent as Event;
use crate::personal::PersonalText;

/// The personal texts of an event.
pub(super) fn texts(event: &Event) -> Vec<PersonalText> {
    match event {
        Event::ObjectionLodged { id, .. } => {
            vec![PersonalText::new(id, &["ObjectionLodged", "by"])]
        }
        _ => Vec::new(),
    }
}
