//! How events of older versions are read as those of today.
//!
//! An event is stored once and never changed. When its shape changes, a pure function on its JSON
//! is registered for the version that was current until then; it is applied on every read.

use std::collections::BTreeMap;

use fawen_domain::DomainEvent;
use serde_json::Value;

use crate::{RawEvent, StoreError};

/// From the payload of one version to that of the next. The payload is the whole event, as it is
/// stored: `{"NumberReserved": {…}}`. A renamed event gets its new name here, too.
pub type Upcast = fn(Value) -> Value;

/// All upcasters of a store, by stream type, event type and the version they start from.
#[derive(Debug, Clone, Default)]
pub struct Upcasters(BTreeMap<(&'static str, &'static str, u32), Upcast>);

impl Upcasters {
    /// The same upcasters and one more: for version `from` (the first is 1) of an event.
    #[must_use]
    pub fn with(
        mut self,
        aggregate_type: &'static str,
        event_type: &'static str,
        from: u32,
        upcast: Upcast,
    ) -> Self {
        self.0.insert((aggregate_type, event_type, from), upcast);
        self
    }

    /// The version in which an event is written: one more than the last that is upcast.
    pub(crate) fn current(&self, aggregate_type: &str, event_type: &str) -> u32 {
        let steps: &BTreeMap<(&str, &str, u32), Upcast> = &self.0;
        let of_event = (aggregate_type, event_type, 0)..=(aggregate_type, event_type, u32::MAX);
        steps.range(of_event).next_back().map_or(1, |((_, _, from), _)| from.saturating_add(1))
    }

    /// A stored event as one of the domain.
    fn decode<E: DomainEvent>(&self, event: &RawEvent) -> Result<E, StoreError> {
        self.known(event)?;
        if self.step(event, &event.event_type, event.event_version).is_none() {
            return serde_json::from_str(&event.payload)
                .map_err(StoreError::malformed(event.place()));
        }
        let (_, _, payload) = self.payload(event)?;
        serde_json::from_value(payload).map_err(StoreError::malformed(event.place()))
    }

    /// Stored events as those of the domain.
    pub(crate) fn decode_all<E: DomainEvent>(
        &self,
        events: &[RawEvent],
    ) -> Result<Vec<E>, StoreError> {
        events.iter().map(|event| self.decode(event)).collect()
    }

    /// Type, version and payload of a stored event, brought to the present.
    pub(crate) fn payload(&self, event: &RawEvent) -> Result<(String, u32, Value), StoreError> {
        self.known(event)?;
        let mut payload: Value =
            serde_json::from_str(&event.payload).map_err(StoreError::malformed(event.place()))?;
        let mut event_type = event.event_type.clone();
        let mut version = event.event_version;
        while let Some(upcast) = self.step(event, &event_type, version) {
            payload = upcast(payload);
            event_type = tag(&payload).unwrap_or(&event_type).to_owned();
            version = version.saturating_add(1);
        }
        Ok((event_type, version, payload))
    }

    fn step(&self, event: &RawEvent, event_type: &str, version: u32) -> Option<Upcast> {
        let steps: &BTreeMap<(&str, &str, u32), Upcast> = &self.0;
        let step = (event.aggregate_type.as_str(), event_type, version);
        steps.get(&step).copied()
    }

    fn known(&self, event: &RawEvent) -> Result<(), StoreError> {
        let known = self.current(&event.aggregate_type, &event.event_type);
        if event.event_version <= known {
            return Ok(());
        }
        Err(StoreError::NewerEvent {
            stream: event.stream(),
            event_type: event.event_type.clone(),
            found: event.event_version,
            known,
        })
    }
}

/// The name of an externally tagged event.
fn tag(payload: &Value) -> Option<&str> {
    match payload {
        Value::Object(fields) => fields.keys().next().map(String::as_str),
        Value::String(name) => Some(name),
        _ => None,
    }
}
