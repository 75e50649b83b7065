//! A command given twice acts once: the same key with the same request answers again, with another it is refused.

use fawen_domain::{
    account::{Role, Scope},
    document::OfficialDocument,
};
use fawen_store::Store;
use reqwest::Method;
use serde_json::{Value, json};

use super::{
    Caller, House, NOON, Office,
    house::Answer,
    office::{CODE, ISSUER},
};
use crate::cluster::cluster;

/// Asks under a key.
async fn ask(caller: &Caller, path: &str, key: &str, body: Option<&Value>) -> Answer {
    caller.send(Method::POST, path, &[("idempotency-key", key)], body).await
}

fn draft(id: &str, text: &str) -> Value {
    json!({"document": id, "issuers": [ISSUER], "series": CODE, "markup": Office::markup(text)})
}

#[tokio::test]
async fn a_command_given_twice_acts_once() {
    given_twice(House::open(NOON).await).await;
}

#[tokio::test]
async fn a_command_given_twice_acts_once_on_a_server() {
    let database = cluster().database().await;
    let store = Store::open_url(&database.url()).await.unwrap();
    given_twice(House::over(store, NOON).await).await;
}

async fn given_twice(house: House) {
    let office = Office::found(&house).await;
    let drafter = &office.drafter;
    let new = draft("notice", "请于2026年4月10日前报送。");
    let first = ask(drafter, "/api/documents", "one-wish", Some(&new)).await.ok();
    let second = ask(drafter, "/api/documents", "one-wish", Some(&new)).await.ok();
    assert_eq!((&first["replayed"], &second["replayed"]), (&json!(false), &json!(true)));
    assert_eq!(first["position"], second["position"]);
    // The same key with another text would lose it without a word.
    let other = draft("notice", "请于2026年5月10日前报送。");
    let refused = ask(drafter, "/api/documents", "one-wish", Some(&other)).await.refused(422);
    assert_eq!(refused["type"], "urn:fawen:problem:key-reused");
    assert!(refused["detail"].as_str().unwrap().contains("换一个新的"), "{refused}");
    // So it would for another step, another object, another method.
    let submit = "/api/documents/notice/submit";
    ask(drafter, submit, "one-wish", None).await.refused(422);
    ask(drafter, submit, "two", None).await.ok();
    assert_eq!(ask(drafter, submit, "two", None).await.ok()["replayed"], true);
    ask(drafter, "/api/documents/other/submit", "two", None).await.refused(422);
    ask(drafter, submit, "not a key", None).await.refused(400);
    // Somebody else's key is another wish.
    let opinion = json!({"opinion": "拟同意"});
    ask(&office.reviewer, "/api/documents/notice/approve", "two", Some(&opinion)).await.ok();
    house.close().await;
}

#[tokio::test]
async fn of_two_requests_at_once_under_one_key_one_is_carried_out() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    let (left, right) = (draft("left", "甲。"), draft("right", "乙。"));
    let (left, right) = tokio::join!(
        ask(&office.drafter, "/api/documents", "rivals", Some(&left)),
        ask(&office.drafter, "/api/documents", "rivals", Some(&right)),
    );
    let mut statuses = [left.status, right.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422]);
    house.close().await;
}

#[tokio::test]
async fn keys_of_before_there_were_digests_answer_as_they_did() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    let new = draft("notice", "甲。");
    let first = ask(&office.drafter, "/api/documents", "old", Some(&new)).await.ok();
    // As in a store of an older program, or after the digest has had its time.
    assert!(house.app.store.shelf("wishes").delete("drafter/old").await.unwrap());
    let again = ask(&office.drafter, "/api/documents", "old", Some(&new)).await.ok();
    assert_eq!((&again["replayed"], &again["position"]), (&json!(true), &first["position"]));
    let (_, version) = house.app.store.load::<OfficialDocument>("notice").await.unwrap();
    assert_eq!(version, 1);
    house.close().await;
}

#[tokio::test]
async fn no_digest_of_a_password_is_kept() {
    let house = House::open(NOON).await;
    let caller = house.caller("somebody", &[(Role::Auditor, Scope::Everywhere)]).await;
    // Refused, for a token changes no password; the key is bound to the address alone.
    for new in ["correct-horse-1", "correct-horse-2"] {
        let body = json!({"old": "x", "new": new});
        let refused = ask(&caller, "/api/me/password", "secret", Some(&body)).await.refused(422);
        assert_ne!(refused["type"], "urn:fawen:problem:key-reused");
    }
    house.close().await;
}
