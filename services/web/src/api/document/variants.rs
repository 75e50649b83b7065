//! Values of several shapes: one that is told by its only name has no other, as serde reads it.

use serde_json::{Value, json};

/// Says of every shape with one required name, among several shapes, that it has no other.
pub(super) fn close(value: &mut Value) {
    match value {
        Value::Object(map) => {
            let shapes = map.get_mut("oneOf").and_then(Value::as_array_mut);
            shapes.into_iter().flatten().filter(|shape| has_one_name(shape)).for_each(|shape| {
                shape["additionalProperties"] = json!(false);
            });
            map.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn has_one_name(shape: &Value) -> bool {
    let names = shape.get("properties").and_then(Value::as_object);
    let required = shape.get("required").and_then(Value::as_array);
    names.is_some_and(|names| names.len() == 1) && required.is_some_and(|names| names.len() == 1)
}
