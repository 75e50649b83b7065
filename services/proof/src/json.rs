//! JSON in the one form that is hashed (RFC 8785, JCS): keys in the order of their UTF-16 units, no
//! white space, the shortest escapes.
//!
//! Two texts that read alike must never be taken for different, nor two that differ for the same.
//! So a key that stands twice is refused, and a fraction (`1.0`, `1e3`): the record knows none.
//! RFC 8785 has no form for integers beyond 2⁵³; here they keep their digits (seeds of draws have
//! 64 bits).

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

/// Reads a text in which nothing is ambiguous.
///
/// # Errors
/// No JSON, a key twice, a number that is no integer of 64 bits, or more than 128 levels.
pub fn parse(text: &str) -> Result<Value, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict.deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// The canonical text of a value without fractions, as [`parse`] gives it.
#[must_use]
pub fn write(value: &Value) -> String {
    let mut text = String::new();
    write_to(value, &mut text);
    text
}

fn write_to(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    text.push(',');
                }
                write_to(item, text);
            }
            text.push(']');
        }
        Value::Object(fields) => write_fields(fields, text),
        // The shortest escapes are those of serde_json.
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {
            text.push_str(&value.to_string());
        }
    }
}

fn write_fields(fields: &Map<String, Value>, text: &mut String) {
    let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
    fields.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    text.push('{');
    for (n, (name, value)) in fields.into_iter().enumerate() {
        if n > 0 {
            text.push(',');
        }
        text.push_str(&Value::from(name.as_str()).to_string());
        text.push(':');
        write_to(value, text);
    }
    text.push('}');
}

/// Reads a value without ambiguities.
struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Err(E::custom(format!("数字{value}不是64位整数")))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(Strict)? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(Strict)?;
            if fields.contains_key(&name) {
                return Err(A::Error::custom(format!("字段“{name}”出现了两次")));
            }
            fields.insert(name, value);
        }
        Ok(fields.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any value without fractions.
    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 48, 6, |inner| {
            let fields = prop::collection::btree_map(any::<String>(), inner.clone(), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..6).prop_map(Value::from),
                fields.prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_was_written_reads_the_same(value in value()) {
            prop_assert_eq!(parse(&write(&value)).unwrap(), value);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            drop(parse(&text));
        }
    }

    #[test]
    fn keys_are_in_the_order_of_utf_16() {
        // U+FB33 comes before U+1F600 by code point, behind it by UTF-16 (RFC 8785, 3.2.3).
        let text = r#"{"\ud83d\ude00":1,"\ufb33":2,"€":3,"1":4,"\r":5,"ö":6,"\u0080":7}"#;
        let sorted =
            "{\"\\r\":5,\"1\":4,\"\u{80}\":7,\"ö\":6,\"€\":3,\"\u{1f600}\":1,\"\u{fb33}\":2}";
        assert_eq!(write(&parse(text).unwrap()), sorted);
    }

    /// The examples of RFC 8785 (3.2.2 to 3.2.4) and of its author's test data, as far as they have no
    /// fractions.
    #[test]
    fn it_is_rfc_8785() {
        for (text, canonical) in [
            (r#"{"literals": [null, true, false]}"#, r#"{"literals":[null,true,false]}"#),
            (r#""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#, r#""€$\u000f\nA'B\"\\\\\"/""#),
            (
                r#"{"1": {"f": {"f": "hi","F": 5} ,"\n": 56}, "10": { }, "": "empty", "a": { },
                    "111": [ {"e": "yes","E": "no" } ], "A": { }}"#,
                r#"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#,
            ),
            (r#""A\u030a""#, "\"A\u{30a}\""),
        ] {
            assert_eq!(write(&parse(text).unwrap()), canonical);
        }
    }

    #[test]
    fn integers_keep_all_their_digits() {
        for text in ["18446744073709551615", "-9223372036854775808", "9007199254740993"] {
            assert_eq!(write(&parse(text).unwrap()), text);
        }
    }

    #[test]
    fn what_is_ambiguous_is_refused() {
        let deep = "[".repeat(200);
        for text in [
            r#"{"a":1,"a":1}"#,
            r#"{"b":{"a":1,"\u0061":2}}"#,
            "1.0",
            "1e3",
            "-0",
            "18446744073709551616",
            r#""\ud800""#,
            "1 2",
            "",
            &deep,
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
