//! Two values, field by field. Items of a list are matched by their identifier where they have one,
//! else by what is equal at both ends.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

/// By what the items of a list are told apart, in the order in which it is looked for.
const IDENTIFIERS: [&str; 12] = [
    "id",
    "case",
    "tier",
    "issuer",
    "expert",
    "document",
    "criterion",
    "sha256",
    "rule",
    "unit",
    "recipient",
    "name",
];

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Where.
    pub path: Vec<Segment>,
    /// What became of it.
    pub kind: ChangeKind,
    /// What stood there before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What stands there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

/// What became of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It was not there.
    Added,
    /// It is no longer there.
    Removed,
    /// It says something else.
    Changed,
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Segment {
    /// A field, or the key of a map.
    Field(String),
    /// The item of a list with this identifier.
    Item {
        /// The field that tells items apart.
        by: &'static str,
        /// Its value.
        id: String,
    },
    /// The item at this place, from 0: after the change, or before it if the item is gone.
    Place(usize),
}

/// All changes from one value to the other.
#[must_use]
pub fn compare(before: &Value, after: &Value) -> Vec<Change> {
    let mut comparison = Comparison::default();
    comparison.values(before, after);
    comparison.changes
}

#[derive(Default)]
struct Comparison {
    path: Vec<Segment>,
    changes: Vec<Change>,
}

impl Comparison {
    fn values(&mut self, before: &Value, after: &Value) {
        match (before, after) {
            _ if before == after => {}
            (Value::Object(before), Value::Object(after)) => self.objects(before, after),
            (Value::Array(before), Value::Array(after)) => self.lists(before, after),
            // A field that was empty: its content is what is new.
            (Value::Null, _) => self.note(None, Some(after)),
            (_, Value::Null) => self.note(Some(before), None),
            _ => self.note(Some(before), Some(after)),
        }
    }

    fn objects(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        let fields: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        // A field that is not written is one that is empty.
        let present = |value: Option<&'_ Value>| value.filter(|value| !value.is_null()).cloned();
        for field in fields {
            let (old, new) = (present(before.get(field)), present(after.get(field)));
            self.inside(Segment::Field(field.clone()), old.as_ref(), new.as_ref());
        }
    }

    fn lists(&mut self, before: &[Value], after: &[Value]) {
        match identifier(before, after) {
            Some(by) => self.items(by, before, after),
            None => self.places(before, after),
        }
    }

    fn items(&mut self, by: &'static str, before: &[Value], after: &[Value]) {
        let find = |list: &'_ [Value], id: &str| {
            list.iter().find(|item| id_of(item, by).as_deref() == Some(id)).cloned()
        };
        let gone = before.iter().filter_map(|item| id_of(item, by));
        let there: Vec<String> = after.iter().filter_map(|item| id_of(item, by)).collect();
        let gone: Vec<String> = gone.filter(|id| !there.contains(id)).collect();
        for id in gone.iter().chain(&there) {
            let (old, new) = (find(before, id), find(after, id));
            self.inside(Segment::Item { by, id: id.clone() }, old.as_ref(), new.as_ref());
        }
    }

    /// Leaves out what is equal at both ends.
    fn places(&mut self, before: &[Value], after: &[Value]) {
        let head = before.iter().zip(after).take_while(|(old, new)| old == new).count();
        let rest = before.len().min(after.len()).saturating_sub(head);
        let tails = before.iter().rev().zip(after.iter().rev());
        let tail = tails.take(rest).take_while(|(old, new)| old == new).count();
        let middle = |list: &[Value]| list.len().saturating_sub(tail);
        for place in head..middle(before).max(middle(after)) {
            let old = before.get(place).filter(|_| place < middle(before));
            let new = after.get(place).filter(|_| place < middle(after));
            self.inside(Segment::Place(place), old, new);
        }
    }

    fn inside(&mut self, segment: Segment, before: Option<&Value>, after: Option<&Value>) {
        self.path.push(segment);
        match (before, after) {
            (Some(before), Some(after)) => self.values(before, after),
            _ => self.note(before, after),
        }
        self.path.pop();
    }

    fn note(&mut self, before: Option<&Value>, after: Option<&Value>) {
        let kind = match (before, after) {
            (None, None) => return,
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            (Some(_), Some(_)) => ChangeKind::Changed,
        };
        let (before, after) = (before.cloned(), after.cloned());
        self.changes.push(Change { path: self.path.clone(), kind, before, after });
    }
}

/// What tells the items of both lists apart: a field that each has, no two of a list with the same.
fn identifier(before: &[Value], after: &[Value]) -> Option<&'static str> {
    let tells_apart = |list: &[Value], by: &str| {
        let ids: BTreeSet<_> = list.iter().filter_map(|item| id_of(item, by)).collect();
        ids.len() == list.len()
    };
    let named = IDENTIFIERS.iter().find(|by| tells_apart(before, by) && tells_apart(after, by));
    named.copied()
}

fn id_of(item: &Value, by: &str) -> Option<String> {
    match item.get(by)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(before: &Value, after: &Value) -> Vec<String> {
        let segment = |segment: &Segment| match segment {
            Segment::Field(name) => format!(".{name}"),
            Segment::Item { by, id } => format!("[{by}={id}]"),
            Segment::Place(place) => format!("[{place}]"),
        };
        let text = |value: &Option<Value>| value.as_ref().map_or("-".into(), Value::to_string);
        compare(before, after)
            .iter()
            .map(|change| {
                let path: String = change.path.iter().map(segment).collect();
                format!("{path}: {} → {}", text(&change.before), text(&change.after))
            })
            .collect()
    }

    #[test]
    fn equal_values_have_no_changes() {
        let value = json!({"a": [1, {"id": "x"}], "b": null});
        assert!(compare(&value, &value).is_empty());
    }

    #[test]
    fn fields_are_compared_one_by_one() {
        let before = json!({"a": 1, "b": {"c": "x", "d": 2}, "e": null, "g": 4});
        let after = json!({"a": 1, "b": {"c": "y", "d": 2}, "e": 3, "f": true});
        assert_eq!(
            told(&before, &after),
            [r#".b.c: "x" → "y""#, ".e: - → 3", ".f: - → true", ".g: 4 → -"]
        );
    }

    #[test]
    fn items_with_identifiers_are_matched_by_them() {
        let before = json!([{"id": "a", "n": 1}, {"id": "b", "n": 2}]);
        let after = json!([{"id": "b", "n": 3}, {"id": "c", "n": 4}]);
        assert_eq!(
            told(&before, &after),
            [
                r#"[id=a]: {"id":"a","n":1} → -"#,
                "[id=b].n: 2 → 3",
                r#"[id=c]: - → {"id":"c","n":4}"#
            ]
        );
    }

    #[test]
    fn of_other_lists_only_the_middle_is_told() {
        let (before, after) = (json!(["a", "b", "c", "d"]), json!(["a", "x", "y", "c", "d"]));
        assert_eq!(told(&before, &after), [r#"[1]: "b" → "x""#, r#"[2]: - → "y""#]);
        assert_eq!(told(&json!(["a", "a"]), &json!(["a"])), [r#"[1]: "a" → -"#]);
    }
}
