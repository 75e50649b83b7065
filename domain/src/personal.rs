//! Personal data (个人信息) in events: what may have to be erased one day, though no event is ever changed.
//!
//! The domain says which texts of an event are personal and whom they concern; the store keeps them sealed
//! under a key of that subject. An erasure is an event. With it the key goes, and what was sealed reads as
//! [`ERASED`] ever after, in every state and at every moment of the past.

/// What stands in the place of an erased text.
pub const ERASED: &str = "〔个人信息已删除〕";

/// A text of an event that says something about a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonalText {
    /// Whom it concerns, by an identifier that is unique in the stream: a case, an expert, an objection.
    pub subject: String,
    /// Where it stands in the JSON of the event, as a JSON pointer (RFC 6901) from the event's name on.
    pub pointer: String,
}

impl PersonalText {
    /// The text at the end of this path.
    pub(crate) fn new(subject: impl ToString, path: &[&str]) -> Self {
        let escaped = path.iter().map(|step| step.replace('~', "~0").replace('/', "~1"));
        let pointer = escaped.fold(String::new(), |pointer, step| pointer + "/" + &step);
        Self { subject: subject.to_string(), pointer }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::Value;

    use super::*;
    use crate::Decider;

    /// The events as they read once every subject is erased. Each pointer leads to a text.
    pub(crate) fn without_personal_texts<D: Decider>(events: &[D::Event]) -> Vec<D::Event> {
        let erase = |event: &D::Event| {
            let mut json = serde_json::to_value(event).expect("JSON");
            for text in D::personal(event) {
                let place = json.pointer_mut(&text.pointer).expect("the pointer leads somewhere");
                assert!(place.is_string(), "{} is no text", text.pointer);
                *place = Value::String(ERASED.to_owned());
            }
            serde_json::from_value(json).expect("an event")
        };
        events.iter().map(erase).collect()
    }

    #[test]
    fn a_pointer_escapes_what_its_steps_hold() {
        let text = PersonalText::new("case", &["CaseDrafted", "fields", "手机/电话~1"]);
        assert_eq!(text.pointer, "/CaseDrafted/fields/手机~1电话~01");
    }
}
