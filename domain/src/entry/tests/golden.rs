use super::*;
use crate::DomainEvent;

macro_rules! golden {
    ($($name:literal),* $(,)?) => {
        /// One event of each kind as it was first written, by name.
        const GOLDEN: &[(&str, &str)] = &[$((
            $name,
            include_str!(concat!("../../../../tests/golden/events/UnitEntry/", $name, ".json")),
        )),*];
    };
}

golden![
    "EntryOpened",
    "CaseDrafted",
    "CaseRevised",
    "FileAttached",
    "FileDetached",
    "CaseNominated",
    "CaseEndorsed",
    "CaseSubmitted",
    "CaseReturned",
    "CaseCorrected",
    "CaseWithdrawn",
    "CaseRestored",
    "CaseScreenedIn",
    "CaseScreenedOut",
    "DuplicateMarked",
    "DuplicateUnmarked",
];

/// The golden events.
pub(super) fn events() -> Vec<EntryEvent> {
    let texts = GOLDEN.iter();
    texts.map(|(_, text)| serde_json::from_str(text).expect("an event")).collect()
}

#[test]
fn what_was_written_once_is_read_and_written_the_same_forever() {
    for ((name, text), event) in GOLDEN.iter().zip(events()) {
        assert_eq!(event.name(), *name);
        let again = serde_json::to_string_pretty(&event).expect("JSON");
        assert_eq!(again.trim(), text.trim(), "{name}");
    }
    let names: Vec<&str> = GOLDEN.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, EntryEvent::NAMES);
}
