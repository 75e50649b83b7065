//! Who must not do what because of what they did before, or because it is not theirs.

use fawen_domain::account::{Role, Scope};
use serde_json::{Value, json};

use super::{House, NOON, Office, office::ISSUER};

#[tokio::test]
async fn who_drafts_neither_reviews_nor_signs() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    let issuer = || Scope::Issuer(ISSUER.into());
    let all = house
        .caller(
            "everything",
            &[(Role::Drafter, issuer()), (Role::Reviewer, issuer()), (Role::Signer, issuer())],
        )
        .await;
    let new = json!({
        "document": "notice", "issuers": [ISSUER], "series": super::office::CODE,
        "markup": Office::markup("请报送。"),
    });
    all.post("/api/documents", new).await.ok();
    all.post("/api/documents/notice/submit", Value::Null).await.ok();
    let own = all.post("/api/documents/notice/approve", json!({})).await.refused(422);
    assert_eq!(own["rule"]["id"], "document-separation");
    office.reviewer.post("/api/documents/notice/approve", json!({})).await.ok();
    let own = all.post("/api/documents/notice/sign", json!({})).await.refused(422);
    assert_eq!(own["rule"]["id"], "document-separation");
    office.signer.post("/api/documents/notice/sign", json!({})).await.ok();
    house.close().await;
}

#[tokio::test]
async fn a_role_reaches_as_far_as_its_scope() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("notice").await;
    let elsewhere = Scope::Issuer("other".into());
    let stranger = house
        .caller("stranger", &[(Role::Drafter, elsewhere.clone()), (Role::Signer, elsewhere)])
        .await;
    stranger.get("/api/documents/notice").await.refused(404);
    stranger.post("/api/documents/notice/submit", Value::Null).await.refused(403);
    house.work().await;
    let list = stranger.get("/api/documents").await.ok();
    assert_eq!(list["items"], json!([]));
    assert_eq!(office.drafter.get("/api/documents").await.ok()["items"][0]["document"], "notice");
    house.close().await;
}

#[tokio::test]
async fn what_was_changed_in_the_meantime_is_not_overwritten() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("notice").await;
    let path = "/api/documents/notice";
    let seen = office.drafter.get(path).await;
    assert_eq!(seen.headers["etag"], "\"1\"");
    let revision = |text: &str| json!({"markup": Office::markup(text)});
    office.drafter.put(path, 1, revision("甲。")).await.ok();
    let stale = office.drafter.put(path, 1, revision("乙。")).await.refused(412);
    assert_eq!(stale["type"], "urn:fawen:problem:stale");
    let blind = office.drafter.send(reqwest::Method::PUT, path, &[], Some(&revision("丙。"))).await;
    blind.refused(428);
    assert!(office.drafter.get(path).await.ok()["markup"].as_str().unwrap().contains("甲。"));
    house.close().await;
}

#[tokio::test]
async fn all_findings_come_at_once() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    let new = json!({
        "document": "notice", "issuers": [ISSUER], "series": super::office::CODE,
        "markup": "@文种 便条\n@成文日期 昨天\n随便",
    });
    let problem = office.drafter.post("/api/documents", new).await.refused(422);
    let findings = problem["findings"].as_array().unwrap();
    assert!(findings.len() >= 3, "{problem}");
    assert!(findings.iter().any(|finding| finding["line"] == 1));
    house.close().await;
}

#[tokio::test]
async fn news_tell_what_one_may_see_and_no_more() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    let expert = house.caller("expert", &[(Role::Expert, Scope::Everywhere)]).await;
    office.draft("notice").await;
    let plan = json!({
        "campaign": "c", "notice": "notice", "issuer": ISSUER, "policy": {"name": "活动"},
    });
    office.drafter.post("/api/campaigns", plan).await.ok();
    // Everybody hears of campaigns, so what came before has been heard or held back.
    let drafter = office.drafter.hear("/api/news?after=0", "Campaign/c").await;
    assert!(drafter.contains("OfficialDocument/notice") && drafter.contains("起草"), "{drafter}");
    let expert = expert.hear("/api/news?after=0", "Campaign/c").await;
    assert!(!expert.contains("OfficialDocument") && !expert.contains("Account"), "{expert}");
    house.close().await;
}
