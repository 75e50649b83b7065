//! The bytes of an event that are hashed: its canonical JSON with all that is known of it.

use fawen_store::{Position, RawEvent};
use serde_json::{Map, Value};

use crate::json;

/// Why an event has no canonical bytes, or a text is not those of an event.
#[derive(Debug, thiserror::Error)]
pub enum CanonicalError {
    /// Payload or metadata are no JSON that can be read in one way only.
    #[error("{what}不是无歧义的 JSON：{source}")]
    Json {
        /// Which part.
        what: &'static str,
        /// Why not.
        source: serde_json::Error,
    },
    /// The text is not in the one form.
    #[error("不是规范形式的 JSON（RFC 8785）")]
    Form,
    /// A field is missing, of another kind, or one too many.
    #[error("事件的字段不全或有误：{0}")]
    Field(&'static str),
}

/// The canonical bytes of an event: a JSON object with nine fields.
///
/// # Errors
/// Its payload or metadata cannot be read in one way only.
pub fn bytes(event: &RawEvent) -> Result<String, CanonicalError> {
    let part =
        |what, text| json::parse(text).map_err(|source| CanonicalError::Json { what, source });
    let fields = [
        ("aggregate_id", event.aggregate_id.as_str().into()),
        ("aggregate_type", event.aggregate_type.as_str().into()),
        ("event_type", event.event_type.as_str().into()),
        ("event_version", event.event_version.into()),
        ("metadata", part("元数据", &event.metadata)?),
        ("payload", part("内容", &event.payload)?),
        ("position", event.position.get().into()),
        ("recorded_at", event.recorded_at.as_str().into()),
        ("sequence", event.sequence.into()),
    ];
    let fields: Map<String, Value> =
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Ok(json::write(&Value::Object(fields)))
}

/// The event of canonical bytes; nothing but those [`bytes`] gives is taken.
///
/// # Errors
/// The text is no JSON, not canonical, or not an event.
pub fn read(text: &str) -> Result<RawEvent, CanonicalError> {
    let value =
        json::parse(text).map_err(|source| CanonicalError::Json { what: "事件", source })?;
    if json::write(&value) != text {
        return Err(CanonicalError::Form);
    }
    let Value::Object(mut fields) = value else { return Err(CanonicalError::Field("事件")) };
    let event = RawEvent {
        position: Position::new(number(&mut fields, "position")?),
        aggregate_type: string(&mut fields, "aggregate_type")?,
        aggregate_id: string(&mut fields, "aggregate_id")?,
        sequence: number(&mut fields, "sequence")?,
        event_type: string(&mut fields, "event_type")?,
        event_version: u32::try_from(number(&mut fields, "event_version")?)
            .map_err(|_| CanonicalError::Field("event_version"))?,
        payload: json::write(&take(&mut fields, "payload")?),
        metadata: json::write(&take(&mut fields, "metadata")?),
        recorded_at: string(&mut fields, "recorded_at")?,
    };
    if fields.is_empty() { Ok(event) } else { Err(CanonicalError::Field("多余的字段")) }
}

fn take(fields: &mut Map<String, Value>, name: &'static str) -> Result<Value, CanonicalError> {
    fields.remove(name).ok_or(CanonicalError::Field(name))
}

fn string(fields: &mut Map<String, Value>, name: &'static str) -> Result<String, CanonicalError> {
    match take(fields, name)? {
        Value::String(text) => Ok(text),
        _ => Err(CanonicalError::Field(name)),
    }
}

fn number(fields: &mut Map<String, Value>, name: &'static str) -> Result<u64, CanonicalError> {
    take(fields, name)?.as_u64().ok_or(CanonicalError::Field(name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn event(payload: &str) -> RawEvent {
        RawEvent {
            position: Position::new(7),
            aggregate_type: "NumberRegister".into(),
            aggregate_id: "卫健政促发/2022".into(),
            sequence: 2,
            event_type: "NumberReserved".into(),
            event_version: 1,
            payload: payload.into(),
            metadata: r#"{"command_id":"c","at":"2022-09-20T01:00:00Z"}"#.into(),
            recorded_at: "2026-01-01T00:00:00.000Z".into(),
        }
    }

    #[test]
    fn the_order_of_keys_and_white_space_do_not_matter() {
        let one = bytes(&event(r#"{"N": {"b":1, "a":2}}"#)).unwrap();
        assert_eq!(one, bytes(&event(r#"{"N":{"a":2,"b":1}}"#)).unwrap());
    }

    #[test]
    fn every_field_counts() {
        let base = bytes(&event("{}")).unwrap();
        let changes: [fn(&mut RawEvent); 9] = [
            |e| e.position = Position::new(8),
            |e| e.aggregate_type.push('x'),
            |e| e.aggregate_id.push('x'),
            |e| e.sequence = 3,
            |e| e.event_type.push('x'),
            |e| e.event_version = 2,
            |e| e.payload = "[]".into(),
            |e| e.metadata = "{}".into(),
            |e| e.recorded_at.push('x'),
        ];
        for change in changes {
            let mut changed = event("{}");
            change(&mut changed);
            assert_ne!(bytes(&changed).unwrap(), base);
        }
    }

    #[test]
    fn only_the_canonical_text_is_read_back() {
        let text = bytes(&event(r#"{"N":{"a":2}}"#)).unwrap();
        assert_eq!(bytes(&read(&text).unwrap()).unwrap(), text);
        for wrong in [
            text.replace(",\"payload\"", ", \"payload\""),
            text.replace("\"sequence\":2", "\"sequence\":\"2\""),
            text.replace("\"sequence\":2", "\"sequences\":2"),
            text.replace("\"sequence\":2", "\"sequence\":2,\"surplus\":1"),
            "[]".into(),
            String::new(),
        ] {
            assert!(read(&wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_has_the_same_bytes(
            words in prop::collection::vec(any::<String>(), 4), position in any::<u64>(), sequence in any::<u64>(),
        ) {
            let mut event = event(&Value::from(words[3].as_str()).to_string());
            (event.aggregate_id, event.event_type, event.recorded_at) =
                (words[0].clone(), words[1].clone(), words[2].clone());
            (event.position, event.sequence) = (Position::new(position), sequence);
            let text = bytes(&event).unwrap();
            prop_assert_eq!(bytes(&read(&text).unwrap()).unwrap(), text);
        }
    }
}
