//! The bounds of whole numbers, by their formats: a number beyond them does not read.

use serde_json::{Value, json};

/// Gives every whole number of a document the bounds of its format, where it has none of its own.
pub(super) fn bound(value: &mut Value) {
    match value {
        Value::Object(map) => {
            // utoipa spells them in its own way.
            if let Some(Value::String(format)) = map.get_mut("format") {
                *format = format.replace("u-int", "uint");
            }
            // What the program counts by (usize) has no format.
            if map.get("type").is_some_and(is_whole) {
                map.entry("format").or_insert(json!("uint64"));
            }
            if let Some((least, most)) = map.get("format").and_then(Value::as_str).and_then(bounds)
            {
                map.entry("minimum").or_insert(least);
                map.entry("maximum").or_insert(most);
            }
            map.values_mut().for_each(bound);
        }
        Value::Array(items) => items.iter_mut().for_each(bound),
        _ => {}
    }
}

fn bounds(format: &str) -> Option<(Value, Value)> {
    Some(match format {
        "uint8" => (json!(0), json!(u8::MAX)),
        "uint16" => (json!(0), json!(u16::MAX)),
        "uint32" => (json!(0), json!(u32::MAX)),
        "uint64" => (json!(0), json!(u64::MAX)),
        "int8" => (json!(i8::MIN), json!(i8::MAX)),
        "int16" => (json!(i16::MIN), json!(i16::MAX)),
        "int32" => (json!(i32::MIN), json!(i32::MAX)),
        "int64" => (json!(i64::MIN), json!(i64::MAX)),
        _ => return None,
    })
}

/// Whether a type is that of whole numbers, or of those and nothing.
fn is_whole(kind: &Value) -> bool {
    let names = kind.as_array().map_or(std::slice::from_ref(kind), Vec::as_slice);
    names.iter().any(|name| name == "integer")
        && names.iter().all(|name| name == "integer" || name == "null")
}
