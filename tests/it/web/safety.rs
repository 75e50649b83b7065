//! Forged requests, stolen and fixed sessions, oversized bodies, tricks with paths and filters.

use fawen_domain::account::{Role, Scope};
use reqwest::{Client, StatusCode, header::SET_COOKIE};
use serde_json::{Value, json};

use super::{House, NOON, Office};

const PASSWORD: &str = "松柏长青-海晏河清-2026";

/// A browser that is signed in: its cookie and the secret of its session.
struct Browser {
    client: Client,
    cookie: String,
    csrf: String,
}

async fn with_password(house: &House, name: &str, role: Role) {
    let id = house.account(name, &[(role, Scope::Everywhere)]).await;
    let envelope = house.envelope(&format!("password-{name}"));
    house.app.accounts.set_password(&id, PASSWORD, &envelope).await.unwrap();
}

async fn sign_in(house: &House, name: &str) -> Browser {
    let client = Client::new();
    let body = json!({"name": name, "password": PASSWORD});
    let answer = client.post(house.at("/api/session")).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let set = answer.headers()[SET_COOKIE].to_str().unwrap().to_owned();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/"));
    let cookie = set.split(';').next().unwrap().to_owned();
    let who: Value = answer.json().await.unwrap();
    Browser { client, cookie, csrf: who["csrf"].as_str().unwrap().to_owned() }
}

#[tokio::test]
async fn a_page_of_somebody_else_changes_nothing() {
    let house = House::open(NOON).await;
    with_password(&house, "admin", Role::Administrator).await;
    let browser = sign_in(&house, "admin").await;
    let new = json!({"issuer": "zwjc", "name": "协会", "office": "协会"});
    let post = || {
        let request =
            browser.client.post(house.at("/api/issuers")).header("cookie", &browser.cookie);
        request.json(&new)
    };
    let own = house.address.clone();
    let forged = [
        post(),
        post().header("x-csrf-token", "guessed"),
        post().header("x-csrf-token", &browser.csrf).header("origin", "https://evil.example"),
        post().header("x-csrf-token", &browser.csrf).header("origin", "null"),
        post().header("x-csrf-token", &browser.csrf).header("sec-fetch-site", "cross-site"),
        post().header("content-type", "application/x-www-form-urlencoded"),
    ];
    for request in forged {
        assert_eq!(request.send().await.unwrap().status(), StatusCode::FORBIDDEN);
    }
    let ours = post().header("x-csrf-token", &browser.csrf).header("origin", own);
    assert_eq!(ours.send().await.unwrap().status(), StatusCode::OK);
    // Nor is anybody signed in by it.
    let body = json!({"name": "admin", "password": PASSWORD});
    let foreign =
        browser.client.post(house.at("/api/session")).header("origin", "https://evil.example");
    assert_eq!(foreign.json(&body).send().await.unwrap().status(), StatusCode::FORBIDDEN);
    house.close().await;
}

#[tokio::test]
async fn a_session_is_new_at_sign_in_and_gone_at_sign_out() {
    let house = House::open(NOON).await;
    with_password(&house, "admin", Role::Administrator).await;
    let client = Client::new();
    let body = json!({"name": "admin", "password": PASSWORD});
    let fixed = client.post(house.at("/api/session")).header("cookie", "fawen=fixed").json(&body);
    let answer = fixed.send().await.unwrap();
    let set = answer.headers()[SET_COOKIE].to_str().unwrap();
    assert!(set.starts_with("fawen=") && !set.starts_with("fawen=fixed"));
    let who = |cookie: String| client.get(house.at("/api/session")).header("cookie", cookie).send();
    assert_eq!(who("fawen=fixed".into()).await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let browser = sign_in(&house, "admin").await;
    assert_eq!(who(browser.cookie.clone()).await.unwrap().status(), StatusCode::OK);
    let out = client
        .delete(house.at("/api/session"))
        .header("cookie", &browser.cookie)
        .header("x-csrf-token", &browser.csrf);
    assert_eq!(out.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(who(browser.cookie).await.unwrap().status(), StatusCode::UNAUTHORIZED);
    house.close().await;
}

#[tokio::test]
async fn behind_tls_the_cookie_is_for_tls_and_this_host_alone() {
    let house = House::open_with(NOON, |config| {
        config.put("test", "http.address", "https://fawen.example.cn").unwrap();
    })
    .await;
    with_password(&house, "admin", Role::Administrator).await;
    let body = json!({"name": "admin", "password": PASSWORD});
    let answer = Client::new().post(house.at("/api/session")).json(&body).send().await.unwrap();
    let set = answer.headers()[SET_COOKIE].to_str().unwrap();
    assert!(set.starts_with("__Host-fawen=") && set.contains("Secure") && set.contains("Path=/"));
    house.close().await;
}

#[tokio::test]
async fn who_guesses_passwords_has_to_wait() {
    let house = House::open(NOON).await;
    with_password(&house, "admin", Role::Administrator).await;
    let client = Client::new();
    let guess = json!({"name": "admin", "password": "猜一个"});
    let mut last = StatusCode::OK;
    for _ in 0..8 {
        last = client.post(house.at("/api/session")).json(&guess).send().await.unwrap().status();
        assert!(matches!(last, StatusCode::UNAUTHORIZED | StatusCode::TOO_MANY_REQUESTS));
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    house.close().await;
}

#[tokio::test]
async fn a_bad_token_is_not_made_good_by_a_cookie() {
    let house = House::open(NOON).await;
    with_password(&house, "admin", Role::Administrator).await;
    let browser = sign_in(&house, "admin").await;
    for token in ["Bearer x", "Basic YTpi", "Bearer ", "fawen"] {
        let request = browser.client.get(house.at("/api/session"));
        let request = request.header("cookie", &browser.cookie).header("authorization", token);
        assert_eq!(request.send().await.unwrap().status(), StatusCode::UNAUTHORIZED, "{token}");
    }
    house.close().await;
}

#[tokio::test]
async fn bodies_have_a_limit_and_a_type() {
    let house = House::open_with(NOON, |config| {
        config.put("test", "http.body_limit", "4096").unwrap();
    })
    .await;
    let office = Office::found(&house).await;
    let new = json!({
        "document": "notice", "issuers": ["zwjc"], "series": "发", "markup": "甲".repeat(4096),
    });
    office.drafter.post("/api/documents", new).await.refused(413);
    let client = Client::new();
    let text = client.post(house.at("/api/session")).body("name=admin&password=x");
    assert_eq!(text.send().await.unwrap().status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    for body in
        ["", "{", "[]", "null", "{\"name\": 1}", "{\"name\":\"a\",\"password\":\"b\",\"x\":1}"]
    {
        let request =
            client.post(house.at("/api/session")).header("content-type", "application/json");
        let status = request.body(body).send().await.unwrap().status();
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
    }
    house.close().await;
}

#[tokio::test]
async fn paths_and_filters_are_data() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("notice").await;
    house.work().await;
    for trick in ["..%2Fnotice", "%2e%2e", "notice%2F..", "notice%00", "%27%20or%201=1--", "%ff"] {
        let answer = office.drafter.get(&format!("/api/documents/{trick}")).await;
        assert!(matches!(answer.status, 400 | 404), "{trick}: {}", answer.status);
        let file = office.drafter.get(&format!("/api/documents/notice/files/{trick}")).await;
        assert!(matches!(file.status, 400 | 404), "{trick}: {}", file.status);
    }
    let sql = "%27%20OR%20%271%27=%271";
    for query in [format!("text={sql}"), format!("kind={sql}"), format!("issuer={sql}")] {
        let list = office.drafter.get(&format!("/api/documents?{query}")).await.ok();
        assert_eq!(list["items"], json!([]), "{query}");
    }
    let after = office.drafter.get(&format!("/api/documents?after={sql}")).await.ok();
    assert_eq!(after["items"].as_array().unwrap().len(), 1);
    for limit in ["-1", "abc", "1e9"] {
        office.drafter.get(&format!("/api/documents?limit={limit}")).await.refused(400);
    }
    for id in ["../x", "A", "", "x/y", "名", "-x", "x'--"] {
        let new = json!({
            "document": id, "issuers": ["zwjc"], "series": super::office::CODE,
            "markup": Office::markup("请报送。"),
        });
        office.drafter.post("/api/documents", new).await.refused(422);
    }
    house.close().await;
}
