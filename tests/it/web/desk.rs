//! 工作台: what happened since somebody was last here.

use fawen_domain::account::{Role, Scope};
use serde_json::{Value, json};

use super::{House, NOON, Office, Visitor, campaign, judging::Judging, office::ISSUER};
use crate::store::given::{Bed, on_both_engines};

async fn the_desk_tells_what_happened_since_the_last_visit(bed: Bed) {
    let house = House::over(bed.store.clone(), NOON).await;
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

async fn the_desk_lists_what_waits_for_units_reviewers_and_experts(bed: Bed) {
    let house = House::over(bed.store.clone(), NOON).await;
    let office = Office::found(&house).await;
    campaign::open(&house, &office).await;
    campaign::enter(&house, &office).await;
    fawen_views::catch_up(&house.app.store).await.unwrap();
    let reviewer = Visitor::enter(&house, "reviewer").await;
    let desk = reviewer.page("/").await;
    assert!(desk.contains("待审查2件"), "{desk}");
    assert!(desk.contains("href=\"/screening/2026-ydyp?standing=received\""));

    let order =
        json!({"items": [{"rule": "entry-title", "what": "题目写全"}], "until": "2026-03-30"});
    let case = "/api/campaigns/2026-ydyp/entries/zhejiang/cases/zhejiang.1/return";
    office.reviewer.post(case, order).await.ok();
    fawen_views::catch_up(&house.app.store).await.unwrap();
    assert!(reviewer.page("/").await.contains("待审查1件"));
    let unit = Visitor::enter(&house, "of-zhejiang").await;
    let desk = unit.page("/").await;
    assert!(
        desk.contains("3月30日前补正") && desk.contains("href=\"/entries/2026-ydyp/zhejiang\""),
        "{desk}"
    );
    assert!(desk.contains("特色品牌案例征集活动：补正") && desk.contains("2026年3月30日24时"));
    let other = Visitor::enter(&house, "of-xiehe").await.page("/").await;
    assert!(!other.contains("前补正") && !other.contains("zhejiang"), "{other}");
    house.close().await;
}

#[tokio::test]
async fn the_desk_of_an_expert_counts_sheets_and_names_no_case() {
    let judging = Judging::begin().await;
    let experts = judging.open_round().await;
    fawen_views::catch_up(&judging.house.app.store).await.unwrap();
    let desk = experts[0].page("/").await;
    assert!(desk.contains("待评审") && desk.contains("第1轮：还有2件"), "{desk}");
    assert!(desk.contains("href=\"/reviews/2026-ydyp/1\""));
    for word in ["协和", "浙江", "xiehe", "zhejiang", "张三丰"] {
        assert!(!desk.contains(word), "{word}: {desk}");
    }
    judging.house.close().await;
}

on_both_engines!(
    the_desk_tells_what_happened_since_the_last_visit,
    the_desk_lists_what_waits_for_units_reviewers_and_experts,
);
