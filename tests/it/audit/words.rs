//! Every event has a sentence, every field a Chinese name.

use std::{collections::BTreeSet, fs};

use fawen_audit::{Moment, StreamName, TYPES, labels, sentence};
use fawen_domain::{Actor, Decider};
use fawen_store::{LoggedEvent, Metadata, Position};
use serde_json::Value;

use crate::{
    demo::playing::{all, wait},
    golden_events::aggregates_of_events,
    program::project,
};

/// The golden events of all aggregates, as they would be logged.
fn golden_events() -> Vec<LoggedEvent> {
    let mut events = Vec::new();
    for (kind, names) in aggregates_of_events() {
        for name in names {
            let path = project("tests/golden/events").join(kind).join(format!("{name}.json"));
            let payload = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            events.push(LoggedEvent {
                position: Position::new(1),
                aggregate_type: kind.to_owned(),
                aggregate_id: "golden".to_owned(),
                sequence: 1,
                event_type: (*name).to_owned(),
                event_version: 1,
                payload,
                metadata: Metadata {
                    at: "2022-09-20T09:00:00+08:00".parse().unwrap(),
                    actor: Actor { id: "tester".into(), name: "测试员".into() },
                    command_id: "golden".into(),
                    correlation: None,
                    causation: None,
                },
            });
        }
    }
    events
}

#[test]
fn every_event_of_every_aggregate_has_a_sentence() {
    let events = golden_events();
    let kinds: BTreeSet<&str> = events.iter().map(|event| event.aggregate_type.as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(TYPES));
    let mut told = String::new();
    for event in &events {
        let sentence = sentence(event).unwrap();
        assert!(!sentence.is_empty() && sentence != event.event_type, "{}", event.event_type);
        told.push_str(&format!("{}：{sentence}\n", event.event_type));
    }
    insta::assert_snapshot!(told);
}

/// The fields of a value that have no label.
fn unlabelled(value: &Value, field: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if labels::is_map(field) {
                    // A map inside a map has keys as well, what else it holds are things.
                    let scalar_map = value.as_object().is_some_and(|inner| {
                        inner.values().all(|value| !value.is_object() && !value.is_array())
                    }) && field == "declared";
                    unlabelled(value, if scalar_map { field } else { "" }, found);
                } else {
                    if labels::field(name).is_none() {
                        found.insert(name.clone());
                    }
                    unlabelled(value, name, found);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| unlabelled(item, "", found)),
        _ => {}
    }
}

#[test]
fn every_field_of_the_states_of_the_demo_has_a_chinese_name() {
    let store = all().store();
    let mut found = BTreeSet::new();
    for (kind, id) in all().streams().keys() {
        let stream = StreamName { kind: kind.clone(), id: id.clone() };
        let as_of = wait(fawen_audit::as_of(&store, &stream, Moment::Now)).unwrap();
        unlabelled(&as_of.state, "", &mut found);
    }
    assert!(found.is_empty(), "no label for {found:?}");
}

/// Also of states that the demo never comes to.
#[test]
fn every_field_of_the_states_after_golden_events_has_a_chinese_name() {
    fn states<D: Decider>(events: &[LoggedEvent], found: &mut BTreeSet<String>) {
        let mut state = D::default();
        for event in events {
            if let Some(happened) = event.decode::<D>().unwrap() {
                state = state.evolve(&happened);
                unlabelled(&serde_json::to_value(&state).unwrap(), "", found);
            }
        }
    }
    let (events, mut found) = (golden_events(), BTreeSet::new());
    states::<fawen_domain::account::Account>(&events, &mut found);
    states::<fawen_domain::campaign::Campaign>(&events, &mut found);
    states::<fawen_domain::issuer::Issuer>(&events, &mut found);
    states::<fawen_domain::register::NumberRegister>(&events, &mut found);
    states::<fawen_domain::document::OfficialDocument>(&events, &mut found);
    states::<fawen_domain::entry::UnitEntry>(&events, &mut found);
    states::<fawen_domain::review::ReviewRound>(&events, &mut found);
    states::<fawen_domain::selection::Selection>(&events, &mut found);
    assert!(found.is_empty(), "no label for {found:?}");
}
