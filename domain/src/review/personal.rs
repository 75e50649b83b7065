//! What is personal in a round: the names of its experts. Their identifiers stay, so that every draw and
//! every mean can be worked out again.

use super::RoundEvent as Event;
use crate::personal::PersonalText;

/// The personal texts of an event.
pub(super) fn texts(event: &Event) -> Vec<PersonalText> {
    match event {
        Event::PanelFormed { experts } => {
            let name = |(index, expert): (usize, &super::Expert)| {
                let index = index.to_string();
                PersonalText::new(&expert.id, &["PanelFormed", "experts", &index, "name"])
            };
            experts.iter().enumerate().map(name).collect()
        }
        Event::ExpertJoined { expert } => {
            vec![PersonalText::new(&expert.id, &["ExpertJoined", "expert", "name"])]
        }
        _ => Vec::new(),
    }
}
