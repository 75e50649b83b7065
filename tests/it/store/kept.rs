//! Records beside the events: written, compared, over, listed, backed up.

use fawen_store::{Keep, Kept, KeptVersion, Store};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::given::{Bed, on_both_engines};

fn at(seconds: i64) -> Timestamp {
    Timestamp::constant(1_663_635_600, 0) + SignedDuration::from_secs(seconds)
}

fn text(body: &str) -> Keep {
    Keep::new(json!({ "text": body }))
}

fn of(owner: &str, until: i64) -> Keep {
    Keep { owner: owner.into(), body: Value::Null, until: Some(at(until)) }
}

async fn get(store: &Store, key: &str, now: i64) -> Option<Kept> {
    store.shelf("draft").get(key, at(now)).await.unwrap()
}

async fn put(bed: &Bed, key: &str, keep: Keep) -> KeptVersion {
    bed.store.shelf("draft").put(key, keep).await.unwrap()
}

fn keys(records: &[Kept]) -> Vec<&str> {
    records.iter().map(|record| record.key.as_str()).collect()
}

async fn a_record_is_kept_changed_and_deleted(bed: Bed) {
    let shelf = bed.store.shelf("draft");
    assert_eq!(get(&bed.store, "甲", 0).await, None);
    let first = put(&bed, "甲", text("一")).await;
    let second = put(&bed, "甲", text("二 \u{0} 🀄")).await;
    assert_ne!(first, second);
    let kept = get(&bed.rival().await, "甲", 0).await.unwrap();
    assert_eq!((kept.key.as_str(), kept.owner.as_str(), kept.until), ("甲", "", None));
    assert_eq!((kept.version, kept.body), (second, json!({ "text": "二 \u{0} 🀄" })));
    assert_eq!(bed.store.shelf("session").get("甲", at(0)).await.unwrap(), None);
    assert!(shelf.delete("甲").await.unwrap());
    assert!(!shelf.delete("甲").await.unwrap());
    assert_eq!(get(&bed.store, "甲", 0).await, None);
}

async fn only_what_was_read_is_changed(bed: Bed) {
    let shelf = bed.store.shelf("draft");
    let first = put(&bed, "甲", text("一")).await;
    let second = shelf.put_if("甲", first, text("二"), at(0)).await.unwrap().unwrap();
    assert_eq!(shelf.put_if("甲", first, text("三"), at(0)).await.unwrap(), None);
    assert!(!shelf.delete_if("甲", first).await.unwrap());
    assert_eq!(get(&bed.store, "甲", 0).await.unwrap().body, json!({ "text": "二" }));
    // Deleted and made again, it is another one.
    assert!(shelf.delete_if("甲", second).await.unwrap());
    assert_eq!(shelf.put_if("甲", second, text("四"), at(0)).await.unwrap(), None);
    put(&bed, "甲", text("五")).await;
    assert_eq!(shelf.put_if("甲", second, text("六"), at(0)).await.unwrap(), None);
}

async fn of_many_who_take_a_name_one_gets_it(bed: Bed) {
    let rival = bed.rival().await;
    let mut many = JoinSet::new();
    for who in 0..20 {
        let store = if who % 2 == 0 { &bed.store } else { &rival }.clone();
        many.spawn(async move {
            let keep = text(&who.to_string());
            store.shelf("name").put_new("王华宁", keep, at(0)).await.unwrap().map(|_| who)
        });
    }
    let got: Vec<i32> = many.join_all().await.into_iter().flatten().collect();
    let [winner] = got[..] else { panic!("{got:?} have the name") };
    let name = bed.store.shelf("name").get("王华宁", at(0)).await.unwrap().unwrap();
    assert_eq!(name.body, json!({ "text": winner.to_string() }));
}

async fn of_many_changes_of_one_reading_one_is_made(bed: Bed) {
    let rival = bed.rival().await;
    put(&bed, "count", Keep::new(json!(0))).await;
    let mut many = JoinSet::new();
    for who in 0..24 {
        many.spawn(add_one(if who % 2 == 0 { &bed.store } else { &rival }.clone()));
    }
    many.join_all().await;
    assert_eq!(get(&bed.store, "count", 0).await.unwrap().body, json!(24));
}

async fn add_one(store: Store) {
    let shelf = store.shelf("draft");
    loop {
        let read = get(&store, "count", 0).await.unwrap();
        let more = Keep::new(json!(read.body.as_u64().unwrap() + 1));
        if shelf.put_if("count", read.version, more, at(0)).await.unwrap().is_some() {
            return;
        }
    }
}

async fn what_is_over_counts_as_gone(bed: Bed) {
    let shelf = bed.store.shelf("draft");
    let version = put(&bed, "甲", of("", 10)).await;
    assert_eq!(get(&bed.store, "甲", 9).await.unwrap().until, Some(at(10)));
    assert_eq!(get(&bed.store, "甲", 10).await, None);
    assert_eq!(shelf.list(None, "", 10, at(10)).await.unwrap(), []);
    assert_eq!(shelf.put_if("甲", version, of("", 99), at(10)).await.unwrap(), None);
    assert_eq!(shelf.put_new("甲", of("", 20), at(9)).await.unwrap(), None);
    assert!(shelf.put_new("甲", of("", 20), at(10)).await.unwrap().is_some());
    put(&bed, "乙", text("没有期限")).await;
    bed.store.shelf("session").put("丙", of("", 15)).await.unwrap();
    assert_eq!(bed.store.sweep_kept(at(19), 10).await.unwrap(), 1);
    assert_eq!(bed.store.sweep_kept(at(20), 10).await.unwrap(), 1);
    assert_eq!(bed.number("select count(*) from kept").await, 1);
}

async fn records_are_listed_by_key_page_by_page_and_by_owner(bed: Bed) {
    for key in ["b", "丙", "a", "甲", "c"] {
        put(&bed, key, of(if key.is_ascii() { "wang" } else { "li" }, 10)).await;
    }
    bed.store.shelf("other").put("a", of("wang", 10)).await.unwrap();
    let list = async |owner, after: &str, limit| {
        bed.store.shelf("draft").list(owner, after, limit, at(0)).await.unwrap()
    };
    assert_eq!(keys(&list(None, "", 3).await), ["a", "b", "c"]);
    assert_eq!(keys(&list(None, "c", 3).await), ["丙", "甲"]);
    assert_eq!(keys(&list(Some("wang"), "a", 9).await), ["b", "c"]);
    assert_eq!(bed.store.shelf("draft").delete_all_of("wang").await.unwrap(), 3);
    assert_eq!(keys(&list(None, "", 9).await), ["丙", "甲"]);
    assert!(bed.store.shelf("other").get("a", at(0)).await.unwrap().is_some());
}

on_both_engines!(
    a_record_is_kept_changed_and_deleted,
    only_what_was_read_is_changed,
    of_many_who_take_a_name_one_gets_it,
    of_many_changes_of_one_reading_one_is_made,
    what_is_over_counts_as_gone,
    records_are_listed_by_key_page_by_page_and_by_owner,
);

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_holds_the_records_and_one_without_keys_does_not() {
    let bed = Bed::sqlite();
    put(&bed, "甲", text("半份草稿")).await;
    let beside = |name: &str| bed.path().with_file_name(name);
    fawen_store::back_up(&bed.path(), &beside("copy.db"), true).unwrap();
    fawen_store::restore(&beside("copy.db"), &beside("again.db")).unwrap();
    let again = Store::open(beside("again.db")).unwrap();
    assert_eq!(get(&again, "甲", 0).await, get(&bed.store, "甲", 0).await);
    fawen_store::back_up(&bed.path(), &beside("bare.db"), false).unwrap();
    let bytes = std::fs::read(beside("bare.db")).unwrap();
    assert!(!bytes.windows(12).any(|window| window == "半份草稿".as_bytes()));
    assert_eq!(get(&Store::open(beside("bare.db")).unwrap(), "甲", 0).await, None);
}

#[test]
fn a_version_is_written_and_read_as_text() {
    let versions = ["0000000000000000", "7fffffffffffffff", "ffffffffffffffff"];
    for text in versions {
        assert_eq!(KeptVersion::parse(text).unwrap().to_string(), text);
    }
    for text in ["", "1", "+fffffffffffffff", "fffffffffffffffff", "甲甲甲甲甲甲甲甲"] {
        assert_eq!(KeptVersion::parse(text), None);
    }
}
