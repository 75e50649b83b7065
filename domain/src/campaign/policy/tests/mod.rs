mod findings;
mod names;

use serde_json::Value;

use super::*;
use crate::campaign::fixtures::{ALL, policy, ydyp};

/// Whether everything written in `text` is also in `read`: no field was misspelt and dropped.
fn is_kept(text: &Value, read: &Value) -> bool {
    match (text, read) {
        (Value::Object(text), Value::Object(read)) => text
            .iter()
            .all(|(key, value)| read.get(key).is_some_and(|read| is_kept(value, read))),
        (Value::Array(text), Value::Array(read)) => {
            text.len() == read.len()
                && text
                    .iter()
                    .zip(read)
                    .all(|(text, read)| is_kept(text, read))
        }
        _ => text == read,
    }
}

#[test]
fn every_word_of_a_fixture_is_read() {
    for (name, text) in ALL {
        let value: Value = serde_json::from_str(text).expect("JSON");
        let read = serde_json::to_value(policy(name)).expect("JSON");
        assert!(
            is_kept(&value, &read),
            "{name} holds a field that no policy has"
        );
    }
}

#[test]
fn a_kind_of_unit_has_its_own_quotas_or_those_of_the_others() {
    let policy = policy("2019-09-shuhua-sheying");
    let max = |kind: &str| -> Vec<Option<u32>> {
        let quotas = quotas_for(&policy.quotas, &kind.into());
        quotas.into_iter().map(|quota| quota.max).collect()
    };
    assert_eq!(max("县级卫生健康局"), [Some(6)]);
    assert_eq!(max("市属三级医院"), [Some(4)]);
    assert_eq!(max("民营医院"), [Some(2)]);
}

#[test]
fn the_list_of_eight_kinds_is_open_and_a_closed_one_excludes() {
    let open = ydyp().eligibility;
    assert_eq!(open.standing(&"公立医院".into()), KindStanding::Listed);
    assert_eq!(open.standing(&"民营医院".into()), KindStanding::Covered);
    let closed = policy("2019-01-weidangke").eligibility;
    assert_eq!(closed.standing(&"民营医院".into()), KindStanding::Excluded);
}
