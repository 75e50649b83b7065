//! Personal data lies sealed in the log, under a key of the person it concerns.
//!
//! The domain says which texts of an event are personal ([`Decider::personal`]). Before such an event is
//! stored, each of them is replaced by a box: `{"$sealed": {"box": …, "key": …}}`. Reading opens the boxes. An
//! erasure is an event too, and in its transaction the key is destroyed: from then on the boxes read as
//! [`ERASED`]. What was hashed and signed is the sealed form, so proofs hold after an erasure as before.
//!
//! Keys lie in the store beside the events. This keeps an erased text from everyone who has the store later;
//! it does not keep a text from someone who has the store now, nor take it out of older backups.

mod key;
mod sealed_box;

use std::collections::{BTreeMap, BTreeSet};

use fawen_domain::Decider;
use serde_json::Value;

pub(crate) use self::key::SubjectKey;
use crate::{RawEvent, Store, StoreError};

/// A subject in the whole store.
pub(crate) fn subject<D: Decider>(id: &str, local: &str) -> String {
    format!("{}/{id}#{local}", D::TYPE)
}

impl Store {
    /// The JSON of an event as it is stored: its personal texts are sealed.
    pub(crate) async fn sealed<D: Decider>(
        &self,
        id: &str,
        event: &D::Event,
    ) -> Result<String, StoreError> {
        let personal = D::personal(event);
        if personal.is_empty() {
            return serde_json::to_string(event).map_err(StoreError::malformed(D::TYPE));
        }
        let mut payload = serde_json::to_value(event).map_err(StoreError::malformed(D::TYPE))?;
        let mut keys: BTreeMap<String, SubjectKey> = BTreeMap::new();
        let stream = stream(D::TYPE, id);
        for text in personal {
            let subject = subject::<D>(id, &text.subject);
            if !keys.contains_key(&subject) {
                keys.insert(subject.clone(), self.engine().subject_key(subject.clone()).await?);
            }
            let (Some(place), Some(key)) = (payload.pointer_mut(&text.pointer), keys.get(&subject))
            else {
                return Err(StoreError::database(format!("“{}”处没有文字可以加密", text.pointer)));
            };
            sealed_box::close(place, key, &stream)?;
        }
        Ok(payload.to_string())
    }

    /// The events with their boxes opened; those whose key is gone read as erased.
    pub(crate) async fn opened(
        &self,
        mut events: Vec<RawEvent>,
    ) -> Result<Vec<RawEvent>, StoreError> {
        let mut sealed = Vec::new();
        for event in events.iter_mut().filter(|event| event.payload.contains(sealed_box::MARK)) {
            let payload: Value = serde_json::from_str(&event.payload)
                .map_err(StoreError::malformed(event.place()))?;
            sealed.push((event, payload));
        }
        if sealed.is_empty() {
            return Ok(events);
        }
        let mut ids = BTreeSet::new();
        sealed.iter().for_each(|(_, payload)| sealed_box::keys(payload, &mut ids));
        let keys = self.engine().subject_keys(ids.into_iter().collect()).await?;
        for (event, mut payload) in sealed {
            let stream = stream(&event.aggregate_type, &event.aggregate_id);
            sealed_box::open(&mut payload, &keys, &stream)
                .map_err(|()| StoreError::BrokenSeal { place: event.place() })?;
            event.payload = payload.to_string();
        }
        Ok(events)
    }
}

/// What a box is bound to: one of another stream does not open here.
fn stream(kind: &str, id: &str) -> String {
    format!("{kind}/{id}")
}
