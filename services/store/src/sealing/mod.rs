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
mod wiping;

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
    pub(crate) async fn opened(&self, events: Vec<RawEvent>) -> Result<Vec<RawEvent>, StoreError> {
        self.opened_each(events).await?.into_iter().collect()
    }

    /// The same; a damaged event stands for itself and does not keep the others from being read.
    pub(crate) async fn opened_each(
        &self,
        events: Vec<RawEvent>,
    ) -> Result<Vec<Result<RawEvent, StoreError>>, StoreError> {
        let read: Vec<_> = events.into_iter().map(Sealed::read).collect();
        let mut ids = BTreeSet::new();
        let boxes = read.iter().filter_map(|read| read.as_ref().ok()?.payload.as_ref());
        boxes.for_each(|payload| sealed_box::keys(payload, &mut ids));
        let keys = match ids.is_empty() {
            true => BTreeMap::new(),
            false => self.engine().subject_keys(ids.into_iter().collect()).await?,
        };
        Ok(read.into_iter().map(|read| read?.open(&keys)).collect())
    }
}

impl RawEvent {
    /// The event as it reads without any key: its sealed texts as if they were erased. For whoever holds events
    /// but not the store.
    ///
    /// # Errors
    /// It holds boxes and is no JSON, or a box is damaged.
    pub fn without_sealed(self) -> Result<Self, StoreError> {
        Sealed::read(self)?.open(&BTreeMap::new())
    }
}

/// An event with its payload, if that holds boxes.
struct Sealed {
    event: RawEvent,
    payload: Option<Value>,
}

impl Sealed {
    fn read(event: RawEvent) -> Result<Self, StoreError> {
        if !event.payload.contains(sealed_box::MARK) {
            return Ok(Self { event, payload: None });
        }
        let payload = serde_json::from_str(&event.payload);
        let payload = payload.map_err(StoreError::malformed(event.place()))?;
        Ok(Self { event, payload: Some(payload) })
    }

    fn open(self, keys: &BTreeMap<String, SubjectKey>) -> Result<RawEvent, StoreError> {
        let Self { mut event, payload } = self;
        if let Some(mut payload) = payload {
            let stream = stream(&event.aggregate_type, &event.aggregate_id);
            sealed_box::open(&mut payload, keys, &stream)
                .map_err(|()| StoreError::BrokenSeal { place: event.place() })?;
            event.payload = payload.to_string();
        }
        Ok(event)
    }
}

/// What a box is bound to: one of another stream does not open here.
fn stream(kind: &str, id: &str) -> String {
    format!("{kind}/{id}")
}
