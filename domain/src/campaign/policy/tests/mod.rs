mod findings;
mod names;

use serde_json::Value;

use super::*;
use crate::{
    campaign::fixtures::{ALL, policy, ydyp},
    text::CountPolicy,
};

/// Whether everything written in `text` is also in `read`: no field was misspelt and dropped.
fn is_kept(text: &Value, read: &Value) -> bool {
    match (text, read) {
        (Value::Object(text), Value::Object(read)) => {
            text.iter().all(|(key, value)| read.get(key).is_some_and(|read| is_kept(value, read)))
        }
        (Value::Array(text), Value::Array(read)) => {
            text.len() == read.len()
                && text.iter().zip(read).all(|(text, read)| is_kept(text, read))
        }
        _ => text == read,
    }
}

#[test]
fn every_word_of_a_fixture_is_read() {
    for (name, text) in ALL {
        let value: Value = serde_json::from_str(text).expect("JSON");
        let read = serde_json::to_value(policy(name)).expect("JSON");
        assert!(is_kept(&value, &read), "{name} holds a field that no policy has");
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

#[test]
fn the_policies_hold_the_figures_of_the_notices() {
    let counts = |name: &str| -> Vec<(String, TierCount)> {
        let tiers = policy(name).tiers.into_iter();
        tiers.map(|tier| (tier.name, tier.count)).collect()
    };
    let exact = |name: &str, count| (name.to_owned(), TierCount::Exact(count));
    assert_eq!(counts("2022-ydyp"), [exact("典型案例", 30), exact("优秀案例", 100)]);
    assert_eq!(
        counts("2019-01-weidangke"),
        [
            exact("一等奖", 1),
            exact("二等奖", 2),
            exact("三等奖", 3),
            ("优胜奖".to_owned(), TierCount::Open),
        ]
    );
    let award = ydyp().organiser_award.expect("an award for organisers");
    assert_eq!((award.count, award.national_units_count), (10, false));
    assert_eq!(award.measures, [OrganiserMeasure::Awards, OrganiserMeasure::Submissions]);
    assert_eq!(ydyp().constraints.per_unit, Some(1));
    assert_eq!(ydyp().review.rounds.len(), 2);
    assert_eq!(policy("2019-03-zhuti-dangri").tasks.len(), 8);
    let minima = policy("2019-08-zhengwen").quotas.into_iter().map(|quota| quota.min);
    assert_eq!(minima.collect::<Vec<_>>(), [2, 2, 1]);
}

#[test]
fn a_text_is_counted_as_its_policy_says() {
    let count = ydyp().text.and_then(|text| text.limit).expect("a limit").count;
    assert_eq!(count.of("标题", "正文，共3段。"), 7);
    assert_eq!(CharacterCount { title: true, ..count }.of("标题", "正文，共3段。"), 9);
    let bare = CountPolicy { punctuation: false, ..count.characters };
    assert_eq!(CharacterCount { characters: bare, ..count }.of("标题", "正文，共3段。"), 5);
}
