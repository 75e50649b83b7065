//! 审计: the time line, an object as of any moment, verification, evidence bundles.

use fawen_domain::account::{Role, Scope};
use serde_json::{Value, json};

use super::{
    Caller, House, NOON, Office, campaign,
    visitor::{Visitor, hidden},
};

async fn auditor(house: &House) -> Visitor {
    Visitor::sign_in(house, "page-auditor", &[(Role::Auditor, Scope::Everywhere)]).await
}

/// Asks until nothing is under way any more.
async fn settled(caller: &Caller) -> Value {
    loop {
        let standing = caller.get("/api/audit/verification").await.ok();
        if standing["running"].is_null() {
            return standing;
        }
    }
}

#[tokio::test]
async fn the_time_line_goes_over_everything_by_pages_and_filters() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("paper").await;
    let visitor = auditor(&house).await;
    let all = visitor.page("/audit").await;
    assert!(all.contains("公文“paper”：") && all.contains("开通账号"), "{all}");
    assert!(all.contains("href=\"/audit/OfficialDocument/paper?at=1\""));
    let papers = visitor.page("/audit?of=OfficialDocument&id=paper").await;
    assert!(papers.contains("公文“paper”：") && !papers.contains("开通账号"));
    let by = visitor.page("/audit?who=%E7%94%A8%E6%88%B7drafter").await;
    assert!(by.contains("公文“paper”：") && !by.contains("开通账号"), "{by}");
    assert!(visitor.page("/audit?until=2026-03-01").await.contains("没有符合条件的记录"));
    assert!(visitor.page("/audit?since=2026-03-02").await.contains("公文“paper”："));
    for wrong in ["/audit?since=yesterday", "/audit?before=x"] {
        assert_eq!(visitor.open(wrong).await.status(), 400, "{wrong}");
    }

    // Every event once, newest first, however small the pages are.
    let whole = office.auditor.get("/api/audit/log?limit=200").await.ok();
    let mut expected: Vec<u64> = positions(&whole);
    expected.reverse();
    let (mut seen, mut before) = (Vec::new(), String::new());
    loop {
        let page = office.auditor.get(&format!("/api/audit/timeline?limit=7{before}")).await.ok();
        seen.extend(positions(&page));
        let Some(next) = page["next"].as_str() else { break };
        before = format!("&before={next}");
    }
    assert_eq!(seen, expected);
    office.drafter.get("/api/audit/timeline").await.refused(403);
    house.close().await;
}

fn positions(page: &Value) -> Vec<u64> {
    page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["position"].as_u64().unwrap())
        .collect()
}

#[tokio::test]
async fn an_object_is_shown_as_of_any_moment() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("paper").await;
    house.set_clock("2026-03-03T09:00:00+08:00");
    office.drafter.post("/api/documents/paper/submit", Value::Null).await.ok();
    let visitor = auditor(&house).await;
    let now = visitor.page("/audit/OfficialDocument/paper").await;
    assert!(now.contains("max=\"2\" value=\"2\"") && now.contains("第2步之后（现在）"), "{now}");
    assert!(now.contains("送审") && now.contains("<ins>"), "{now}");
    let drafted = visitor.page("/audit/OfficialDocument/paper?at=1").await;
    assert!(drafted.contains("第1步之后") && !drafted.contains("送审给"), "{drafted}");
    let before = visitor.page("/audit/OfficialDocument/paper?at=0").await;
    assert!(before.contains("还没有这个对象"));
    let then = visitor.page("/audit/OfficialDocument/paper?when=2026-03-02T20:00").await;
    assert!(then.contains("value=\"1\""), "{then}");
    let span = visitor.page("/audit/OfficialDocument/paper?from=0&at=2").await;
    assert!(span.contains("最初"), "{span}");
    // A name with a slash, as streams of a register have it.
    let register =
        visitor.page("/audit/NumberRegister/%E5%8D%AB%E5%81%A5%E6%94%BF%E4%BF%83%E5%8F%91%2F2026");
    assert!(register.await.contains("文号登记簿"));
    for (path, status) in [
        ("/audit/OfficialDocument/none", 404),
        ("/audit/Nothing/x", 422),
        ("/audit/OfficialDocument/paper?at=x", 400),
        ("/audit/OfficialDocument/paper?when=soon", 422),
    ] {
        let answer = visitor.open(path).await;
        assert_eq!(answer.status(), status, "{path}");
        assert!(answer.text().await.unwrap().contains("<h1>"), "{path}: a page in Chinese");
    }
    // From the page of a paper, each step leads there, for auditors only.
    let step = "href=\"/audit/OfficialDocument/paper?at=2\"";
    assert!(visitor.page("/documents/paper").await.contains(step));
    let drafter = Visitor::sign_in(&house, "nigao", &[(Role::Drafter, Scope::Everywhere)]).await;
    assert_eq!(drafter.open("/audit/OfficialDocument/paper").await.status(), 403);
    assert!(!drafter.page("/documents/paper").await.contains(step));
    house.close().await;
}

#[tokio::test]
async fn the_record_is_verified_from_a_page_and_a_change_is_found() {
    let house = House::open(NOON).await;
    let office = campaign::play(&house).await;
    let visitor = auditor(&house).await;
    let page = visitor.page("/audit/verification").await;
    assert!(page.contains("还没有校验过"));
    let csrf = hidden(&page, "csrf").to_owned();
    let forged = visitor.send("/audit/verification", &[("csrf", "guess")]).await;
    assert_eq!(forged.status(), 403);
    let begun = visitor.send("/audit/verification", &[("csrf", &csrf)]).await;
    assert_eq!(begun.status(), 303);
    assert_eq!(begun.headers()["location"], "/audit/verification");
    let standing = settled(&office.auditor).await;
    assert_eq!(standing["last"]["good"], true, "{standing}");
    assert_eq!(standing["last"]["derived"]["selections"], 1);
    assert_eq!(standing["last"]["derived"]["files"], 4);
    let page = visitor.page("/audit/verification").await;
    assert!(page.contains("记录完好") && page.contains("用户page-auditor"), "{page}");
    assert!(visitor.page("/audit").await.contains("记录完好"));

    // Somebody with the database in hand changes a name behind the back of the program.
    let database = rusqlite::Connection::open(house.files().with_file_name("fawen.db")).unwrap();
    database.execute_batch("drop trigger events_keep_update").unwrap();
    let change = "update events set payload = replace(payload, '浙江医院', '浙北医院')";
    assert!(database.execute(change, []).unwrap() > 0);
    office.auditor.post("/api/audit/verification", Value::Null).await.ok();
    let standing = settled(&office.auditor).await;
    assert_eq!(standing["last"]["good"], false, "{standing}");
    assert!(standing["last"]["count"].as_u64().unwrap() > 0);
    assert!(visitor.page("/audit/verification").await.contains("记录有问题"));
    office.drafter.post("/api/audit/verification", Value::Null).await.refused(403);
    house.close().await;
}

#[tokio::test]
async fn evidence_of_a_paper_and_of_a_campaign_is_made_and_holds() {
    let house = House::open(NOON).await;
    let office = campaign::play(&house).await;
    let visitor = auditor(&house).await;
    let page = visitor.page("/audit/verification").await;
    let csrf = hidden(&page, "csrf").to_owned();
    let nothing = [("csrf", csrf.as_str()), ("document", "none")];
    let refused = visitor.send("/audit/bundles", &nothing).await;
    assert_eq!(refused.status(), 404);
    assert!(refused.text().await.unwrap().contains("没有“none”这份公文"));
    let made = visitor.send("/audit/bundles", &[("csrf", &csrf), ("document", "notice")]).await;
    assert_eq!(made.status(), 303);
    let standing = settled(&office.auditor).await;
    assert!(standing["failed"].is_null(), "{standing}");
    let order = json!({"campaign": "2026-ydyp"});
    office.auditor.post("/api/audit/bundles", order).await.ok();
    let standing = settled(&office.auditor).await;
    assert!(standing["failed"].is_null(), "{standing}");

    let bundles = office.auditor.get("/api/audit/bundles").await.ok();
    let of = |document: &str| {
        let bundles = bundles.as_array().unwrap();
        bundles.iter().find(|bundle| bundle["document"] == document).unwrap().clone()
    };
    assert_eq!((&of("notice")["full"], &of("bulletin")["full"]), (&json!(false), &json!(true)));
    let key = std::fs::read_to_string(house.files().with_file_name("fawen.pub")).unwrap();
    for document in ["notice", "bulletin"] {
        let id = of(document)["bundle"].as_str().unwrap().to_owned();
        let file = visitor.open(&format!("/audit/bundles/{id}")).await;
        assert_eq!(file.headers()["content-type"], "application/zip");
        let bytes = file.bytes().await.unwrap();
        let opened = fawen_proof::bundle::open(&bytes, &[key.parse().unwrap()]).unwrap();
        let upcasters = fawen_store::Upcasters::default();
        let press = Some(&house.app.press);
        let checked = fawen_verification::check(&opened, &upcasters, press).await.unwrap();
        assert!(checked.1.is_empty(), "{document}: {:?}", checked.1);
    }
    let page = visitor.page("/audit/verification").await;
    assert!(page.contains("公文及其背后的全部事件（内部）"), "{page}");
    // A draft has no files to be evidence of.
    office.draft("draft").await;
    let refused = office.auditor.post("/api/audit/bundles", json!({"document": "draft"})).await;
    assert!(refused.refused(422)["detail"].as_str().unwrap().contains("还没有印制"));
    office.auditor.post("/api/audit/bundles", json!({})).await.refused(422);
    office.auditor.get("/api/audit/bundles/..%2F..%2Ffawen").await.refused(404);
    office.drafter.get("/api/audit/bundles").await.refused(403);
    house.close().await;
}
