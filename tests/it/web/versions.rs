//! 花脸稿: versions of a draft on its page, and the differences between any two.

use fawen_domain::account::{Role, Scope};
use serde_json::json;

use super::{House, NOON, Office, office::ISSUER, visitor::Visitor};

const SCRIPT: &str = "<script>alert(1)</script>";

#[tokio::test]
async fn two_versions_of_a_draft_are_compared() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("paper").await;
    for (version, text) in [
        (1, "请于2026年4月20日前报送。"),
        (2, "请于2026年4月20日前报送纸质材料。<script>alert(1)</script>"),
    ] {
        let revision = json!({"markup": Office::markup(text)});
        office.drafter.put("/api/documents/paper", version, revision).await.ok();
    }
    let issuer = || Scope::Issuer(ISSUER.into());
    let reviewer = Visitor::sign_in(&house, "shenhe", &[(Role::Reviewer, issuer())]).await;
    let page = reviewer.page("/documents/paper").await;
    assert!(page.contains("共3版"), "{page}");
    assert!(page.contains("href=\"/documents/paper/redline?from=2&amp;to=3\""));

    // The last two, where nothing is said.
    let last = reviewer.page("/documents/paper/redline").await;
    assert!(last.contains("<ins>纸质材料</ins>"), "{last}");
    assert!(!last.contains(SCRIPT) && last.contains("&lt;script&gt;"));
    let first = reviewer.page("/documents/paper/redline?from=1&to=2").await;
    assert!(first.contains("<del>1</del><ins>2</ins>"), "{first}");
    assert!(!first.contains("纸质"));
    let same = reviewer.page("/documents/paper/redline?from=2&to=2").await;
    assert!(same.contains("这两版没有差别"));
    assert_eq!(reviewer.open("/documents/paper/redline?from=1&to=9").await.status(), 404);
    assert_eq!(reviewer.open("/documents/paper/redline?from=x").await.status(), 400);

    let shown = office.reviewer.get("/api/documents/paper/redline?from=1&to=3").await.ok();
    assert_eq!((&shown["from"], &shown["to"]), (&json!(1), &json!(3)));
    assert_eq!(shown["versions"].as_array().unwrap().len(), 3);
    let passages = shown["passages"].as_array().unwrap();
    let changed: Vec<_> = passages.iter().filter(|p| p["was"] != p["now"]).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0]["was"], "请于2026年4月10日前报送。");

    // What of a paper somebody may not see, its versions neither.
    let elsewhere = [(Role::Reviewer, Scope::Issuer("other".into()))];
    let stranger = Visitor::sign_in(&house, "stranger", &elsewhere).await;
    let refused = stranger.open("/documents/paper/redline").await;
    assert_eq!(refused.status(), 404);
    assert!(!refused.text().await.unwrap().contains("报送"));
    house.close().await;
}
