//! What changed between two moments, with the event that did it.

use std::collections::BTreeSet;

use fawen_audit::{Change, Moment, Segment, StreamName, compare};
use fawen_domain::{Decider, document::OfficialDocument};
use fawen_store::Position;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    demo::playing::{campaign, wait},
    office::{NOTICE, Office, Outcome, small_campaign},
    store::given::{Bed, on_both_engines},
};

/// What stands at the end of a path.
fn at<'v>(value: &'v Value, path: &[Segment]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, segment| match segment {
        Segment::Field(name) => value.get(name),
        Segment::Place(place) => value.get(place),
        Segment::Item { by, id } => value.as_array()?.iter().find(|item| match item.get(by) {
            Some(Value::String(text)) => text == id,
            Some(Value::Number(number)) => {
                id.parse().is_ok_and(|id: serde_json::Number| id == *number)
            }
            _ => false,
        }),
    })
}

/// A change says what stood and what stands at its place.
fn assert_true(change: &Change, before: &Value, after: &Value) {
    if change.before.is_some() {
        assert_eq!(at(before, &change.path), change.before.as_ref(), "{change:?}");
    }
    if change.after.is_some() {
        assert_eq!(at(after, &change.path), change.after.as_ref(), "{change:?}");
    }
}

async fn each_change_is_true_and_has_its_event(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(small_campaign(Outcome::Shown)).await;
    let store = &office.store;
    let last = store.last_position().await.unwrap();
    let all = fawen_audit::diff_all(store, Position::START, last).await.unwrap();
    let log = office.log().await;
    let positions: Vec<Position> = all.iter().map(|changed| changed.position).collect();
    assert_eq!(positions, log.iter().map(|event| event.position).collect::<Vec<_>>());
    for (changed, event) in all.iter().zip(&log) {
        assert_eq!((&changed.actor, &changed.at), (&event.metadata.actor.name, &event.metadata.at));
        let before = Position::new(changed.position.get() - 1);
        let state = |position| {
            let (stream, moment) = (changed.stream.clone(), Moment::Position(position));
            async move { fawen_audit::as_of(store, &stream, moment).await.unwrap().state }
        };
        let (before, after) = (state(before).await, state(changed.position).await);
        assert_eq!(changed.changes.is_empty(), before == after, "{}", changed.event_type);
        for change in &changed.changes {
            assert_true(change, &before, &after);
        }
    }
}

async fn of_one_stream_only_its_events_between_the_moments_are_told(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(small_campaign(Outcome::Shown)).await;
    let stream = StreamName { kind: OfficialDocument::TYPE.into(), id: NOTICE.into() };
    let events = office.store.events(&stream.kind, &stream.id).await.unwrap();
    let (from, to) = (events[1].position, events[3].position);
    let told = |from, to| {
        let (from, to) = (Moment::Position(from), Moment::Position(to));
        let (store, stream) = (&office.store, &stream);
        async move { fawen_audit::diff(store, stream, from, to).await }
    };
    let found: Vec<Position> =
        told(from, to).await.unwrap().iter().map(|changed| changed.position).collect();
    assert_eq!(found, [events[2].position, events[3].position]);
    assert!(told(to, from).await.unwrap_err().to_string().contains("对调"));
    assert!(told(to, to).await.unwrap().is_empty());
}

on_both_engines!(
    each_change_is_true_and_has_its_event,
    of_one_stream_only_its_events_between_the_moments_are_told,
);

/// Reasons come from the event, wherever it has them.
#[test]
fn a_change_says_why() {
    let store = campaign().store();
    let stream = StreamName::parse("OfficialDocument/2023-bulletin").unwrap();
    let from = Moment::Position(Position::START);
    let all = wait(fawen_audit::diff(&store, &stream, from, Moment::Now)).unwrap();
    let reasons: BTreeSet<(&str, &str)> = all
        .iter()
        .filter_map(|changed| Some((changed.event_type.as_str(), changed.reason.as_deref()?)))
        .collect();
    for reason in [
        ("DocumentApproved", "内容属实，格式规范，同意报签"),
        ("DocumentCorrected", "印发日期早于成文日期一年，系年份误植"),
    ] {
        assert!(reasons.contains(&reason), "{reason:?} in {reasons:?}");
    }
}

/// Any JSON, small.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0_u8..4).prop_map(Value::from),
        "[ab]{0,2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-c]", inner.clone(), 0..4).prop_map(|map| json!(map)),
            prop::collection::btree_map("[a-c]", inner, 0..4).prop_map(|map| {
                map.into_iter().map(|(id, value)| json!({"id": id, "value": value})).collect()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn a_comparison_finds_nothing_but_what_differs(before in any_value(), after in any_value()) {
        prop_assert!(compare(&before, &before).is_empty());
        let changes = compare(&before, &after);
        if changes.is_empty() {
            // Items of a list that are told apart may stand in another order.
            prop_assert_eq!(sorted(&before), sorted(&after));
        }
        for change in &changes {
            assert_true(change, &before, &after);
        }
    }
}

/// The value with its lists of identified items in one order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(sorted).collect();
            if !items.is_empty() && items.iter().all(|item| item.get("id").is_some()) {
                items.sort_by_key(|item| item["id"].to_string());
            }
            Value::Array(items)
        }
        Value::Object(fields) => {
            let written = fields.iter().filter(|(_, value)| !value.is_null());
            written.map(|(name, value)| (name.clone(), sorted(value))).collect()
        }
        other => other.clone(),
    }
}
