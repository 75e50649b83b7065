//! A box around one text: XChaCha20-Poly1305, with a random nonce in front.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use fawen_domain::personal::ERASED;
use serde_json::{Value, json};

use super::key::{SubjectKey, random};
use crate::StoreError;

/// What a box is known by. No event of the domain holds an object in the place of a text.
pub(super) const MARK: &str = "$sealed";

/// Length of a nonce in bytes.
const NONCE: usize = 24;

/// Puts a text into a box.
pub(super) fn close(place: &mut Value, key: &SubjectKey, stream: &str) -> Result<(), StoreError> {
    let Value::String(text) = place else {
        return Err(StoreError::database("只有文字可以加密"));
    };
    let nonce: [u8; NONCE] = random()?;
    let payload = Payload { msg: text.as_bytes(), aad: stream.as_bytes() };
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| StoreError::database("个人信息加密失败"))?;
    let bytes = [nonce.as_slice(), &sealed].concat();
    *place = json!({ MARK: { "box": BASE64_STANDARD.encode(bytes), "key": key.id } });
    Ok(())
}

/// Collects the names of the keys that the boxes in a payload ask for.
pub(super) fn keys(payload: &Value, ids: &mut BTreeSet<String>) {
    match payload {
        Value::Object(fields) => match parts(payload) {
            Some((key, _)) => {
                ids.insert(key.to_owned());
            }
            None => fields.values().for_each(|value| keys(value, ids)),
        },
        Value::Array(items) => items.iter().for_each(|item| keys(item, ids)),
        _ => {}
    }
}

/// Opens every box; one whose key is gone becomes [`ERASED`].
///
/// # Errors
/// A box that its own key does not open: it was tampered with.
pub(super) fn open(
    payload: &mut Value,
    known: &BTreeMap<String, SubjectKey>,
    stream: &str,
) -> Result<(), ()> {
    if let Some((key, sealed)) = parts(payload) {
        let text = match known.get(key) {
            Some(key) => unsealed(sealed, key, stream).ok_or(())?,
            None => ERASED.to_owned(),
        };
        *payload = Value::String(text);
        return Ok(());
    }
    match payload {
        Value::Object(fields) => fields.values_mut().try_for_each(|v| open(v, known, stream)),
        Value::Array(items) => items.iter_mut().try_for_each(|v| open(v, known, stream)),
        _ => Ok(()),
    }
}

/// Key and content of a box, if this is one.
fn parts(value: &Value) -> Option<(&str, &str)> {
    let sealed = value.as_object().filter(|fields| fields.len() == 1)?.get(MARK)?;
    Some((sealed.get("key")?.as_str()?, sealed.get("box")?.as_str()?))
}

fn unsealed(sealed: &str, key: &SubjectKey, stream: &str) -> Option<String> {
    let bytes = BASE64_STANDARD.decode(sealed).ok()?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: sealed, aad: stream.as_bytes() };
    let text = cipher(key).decrypt(&XNonce::from(*nonce), payload).ok()?;
    String::from_utf8(text).ok()
}

fn cipher(key: &SubjectKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.key.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys_of(keys: &[SubjectKey]) -> BTreeMap<String, SubjectKey> {
        keys.iter().map(|key| (key.id.clone(), key.clone())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn a_box_opens_with_its_key_in_its_stream_only(text in ".{0,40}", bit in any::<prop::sample::Index>()) {
            let (one, other) = (SubjectKey::random().unwrap(), SubjectKey::random().unwrap());
            let mut payload = json!({"names": [text.clone(), "stays"]});
            close(&mut payload["names"][0], &one, "Stream/1").unwrap();
            prop_assert!(!payload.to_string().contains(&text) || text.len() < 4);
            let mut ids = BTreeSet::new();
            keys(&payload, &mut ids);
            prop_assert_eq!(ids, BTreeSet::from([one.id.clone()]));

            let mut opened = payload.clone();
            open(&mut opened, &keys_of(&[one.clone(), other.clone()]), "Stream/1").unwrap();
            prop_assert_eq!(opened, json!({"names": [text, "stays"]}));
            let mut erased = payload.clone();
            open(&mut erased, &keys_of(&[other]), "Stream/1").unwrap();
            prop_assert_eq!(erased, json!({"names": [ERASED, "stays"]}));
            prop_assert!(open(&mut payload.clone(), &keys_of(std::slice::from_ref(&one)), "Stream/2").is_err());

            let sealed = payload["names"][0][MARK]["box"].as_str().unwrap();
            let mut bytes = BASE64_STANDARD.decode(sealed).unwrap();
            let bit = bit.index(bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            payload["names"][0][MARK]["box"] = json!(BASE64_STANDARD.encode(bytes));
            prop_assert!(open(&mut payload, &keys_of(&[one]), "Stream/1").is_err());
        }
    }

    #[test]
    fn what_only_looks_like_a_box_is_left_alone() {
        let mut payload = json!({"$sealed": "text", "fields": {"$sealed": "text"}});
        let before = payload.clone();
        open(&mut payload, &BTreeMap::new(), "Stream/1").unwrap();
        assert_eq!(payload, before);
    }

    #[test]
    fn a_key_is_never_shown() {
        let key = SubjectKey { id: "name".into(), key: [7; 32] };
        assert_eq!(format!("{key:?}"), "SubjectKey { id: \"name\", .. }");
    }
}
