//! 工作台: what happened since somebody was last here.

use fawen_domain::account::{Role, Scope};
use serde_json::Value;

use super::{House, NOON, Office, office::ISSUER, visitor::Visitor};

#[tokio::test]
async fn the_desk_tells_what_happened_since_the_last_visit() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("before").await;
    fawen_views::catch_up(&house.app.store).await.unwrap();
    let issuer = || Scope::Issuer(ISSUER.into());
    let reviewer = Visitor::sign_in(&house, "shenhe", &[(Role::Reviewer, issuer())]).await;
    let first = reviewer.page("/").await;
    assert!(first.contains("近期动态") && first.contains("href=\"/documents/before\""), "{first}");
    // The same visit: what it began with stays.
    house.set_clock("2026-03-02T12:10:00+08:00");
    assert!(reviewer.page("/").await.contains("近期动态"));

    house.set_clock("2026-03-02T12:20:00+08:00");
    office.drafter.post("/api/documents/before/submit", Value::Null).await.ok();
    office.draft("after").await;
    fawen_views::catch_up(&house.app.store).await.unwrap();
    // Away long enough for the session to be over, and back.
    house.set_clock("2026-03-02T12:40:00+08:00");
    let reviewer = Visitor::back(&house, "shenhe").await;
    let expected = "2026年3月2日 12:10 以来的动态";
    let back = reviewer.page("/").await;
    assert!(back.contains(expected), "{back}");
    let news = back.split("id=\"news\"").nth(1).unwrap();
    assert!(news.contains("href=\"/documents/after\""), "{news}");
    let of_first = news.matches("href=\"/documents/before\"").count();
    assert_eq!(of_first, 1, "its draft was known already, its submission is new");
    house.set_clock("2026-03-02T12:45:00+08:00");
    assert!(reviewer.page("/").await.contains(expected), "the visit goes on");

    // Who may not see a paper hears nothing of it.
    let elsewhere = [(Role::Reviewer, Scope::Issuer("other".into()))];
    let stranger = Visitor::sign_in(&house, "stranger", &elsewhere).await;
    assert!(!stranger.page("/").await.contains("/documents/after"));
    house.close().await;
}
