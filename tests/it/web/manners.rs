//! What holds for every answer: headers, problems, limits, an orderly end.

use serde_json::Value;

use super::{House, NOON};

#[tokio::test]
async fn health_is_told() {
    let house = House::open(NOON).await;
    let live = reqwest::get(house.at("/health/live")).await.unwrap();
    assert_eq!(live.status(), 200);
    let ready: Value = reqwest::get(house.at("/health/ready")).await.unwrap().json().await.unwrap();
    assert_eq!(ready["position"], 0);
    house.close().await;
}

#[tokio::test]
async fn every_answer_has_safe_headers() {
    let house = House::open(NOON).await;
    for path in ["/health/live", "/nowhere", "/metrics"] {
        let answer = reqwest::get(house.at(path)).await.unwrap();
        let header = |name: &str| {
            let value = answer.headers().get(name).unwrap_or_else(|| panic!("{path}: {name}"));
            value.to_str().unwrap().to_owned()
        };
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"));
        assert!(policy.contains("frame-ancestors 'none'"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("x-request-id").len(), 16);
        assert!(answer.headers().get("strict-transport-security").is_none());
    }
    house.close().await;
}

#[tokio::test]
async fn browsers_stay_with_tls_where_it_is_in_front() {
    let house = House::open_with(NOON, |config| {
        config.put("test", "http.address", "https://fawen.example.cn").unwrap();
    })
    .await;
    let answer = reqwest::get(house.at("/health/live")).await.unwrap();
    assert!(answer.headers().contains_key("strict-transport-security"));
    house.close().await;
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_in_chinese() {
    let house = House::open(NOON).await;
    for path in ["/nowhere", "/api/nowhere", "/../etc/passwd", "/%2e%2e/etc/passwd", "//", "/api//"]
    {
        let answer = reqwest::get(house.at(path)).await.unwrap();
        assert_eq!(answer.status(), 404, "{path}");
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["type"], "urn:fawen:problem:absent");
        assert!(problem["detail"].as_str().unwrap().contains("地址"));
    }
    house.close().await;
}

#[tokio::test]
async fn another_method_is_refused_with_those_that_work() {
    let house = House::open(NOON).await;
    let client = reqwest::Client::new();
    let answer = client.post(house.at("/health/live")).send().await.unwrap();
    assert_eq!(answer.status(), 405);
    assert_eq!(answer.headers()["allow"], "GET");
    let head = client.head(house.at("/health/live")).send().await.unwrap();
    assert_eq!(head.status(), 200);
    house.close().await;
}

#[tokio::test]
async fn metrics_are_not_for_everybody() {
    let house = House::open(NOON).await;
    let answer = reqwest::get(house.at("/metrics")).await.unwrap();
    assert_eq!(answer.status(), 401);
    house.close().await;
}
