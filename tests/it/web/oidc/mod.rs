//! Signing in by way of an OpenID provider.

mod binding;
mod browser;
mod hostile;
mod provider;

use fawen_domain::account::{Role, Scope};
use serde_json::json;

use self::{
    browser::Browser,
    provider::{CLIENT, Provider, SECRET, Twist},
};
use super::{House, NOON};

/// A provider, and a house that trusts it, with an account `wanghn`.
async fn open() -> (House, Provider) {
    open_trusting("").await
}

/// The same, where a claim names accounts.
async fn open_trusting(claim: &str) -> (House, Provider) {
    let provider = Provider::open(NOON).await;
    let issuer = provider.issuer();
    let house = House::open_with(NOON, |config| {
        for (key, value) in [
            ("oidc.issuer", issuer.as_str()),
            ("oidc.client_id", CLIENT),
            ("oidc.client_secret", SECRET),
            ("oidc.claim", claim),
        ] {
            config.put("测试", key, value).unwrap();
        }
        config.check().unwrap();
    });
    let house = house.await;
    house.account("wanghn", &[(Role::Drafter, Scope::Everywhere)]).await;
    (house, provider)
}

#[tokio::test]
async fn who_has_bound_an_identity_signs_in_with_it() {
    let (house, _provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    let by_password = browser.cookie("fawen").unwrap();
    let bound = browser.bind().await;
    assert_eq!((bound.status, bound.location.as_str()), (303, "/me?done=identity"));
    assert_eq!(browser.cookie("fawen").as_ref(), Some(&by_password), "still the same session");
    let own = browser.open("/me?done=identity").await.text;
    assert!(own.contains("已绑定统一身份") && own.contains("wang@office"), "{own}");
    assert!(!own.contains("action=\"/me/identity\""), "one is enough");

    let page = browser.open("/sign-in?then=%2Fdocuments").await.text;
    let link = "<a class=\"button\" href=\"/sign-in/oidc?then=%2Fdocuments\">统一身份认证登录</a>";
    assert!(page.contains(link), "{page}");
    let done = browser.sign_in("%2Fdocuments%3Fkind%3Dx").await;
    assert_eq!((done.status, done.location.as_str()), (303, "/documents?kind=x"));
    let by_identity = browser.cookie("fawen").unwrap();
    assert_ne!(by_identity, by_password, "the session is a new one");
    assert_eq!(browser.cookie("fawen-oidc"), None, "nothing is left of the way");
    assert_eq!(browser.open(&done.location).await.status, 200);
    let before = Browser::new(&house);
    before.set_cookie("fawen", &by_password);
    assert_eq!(before.open("/").await.status, 303, "the session of before is over");
    let sessions = browser.open("/me").await.text;
    assert!(sessions.contains("（本机）"), "{sessions}");
    house.close().await;
}

#[tokio::test]
async fn nobody_is_let_in_or_opened_an_account_who_is_not_bound() {
    let (house, provider) = open().await;
    provider.person(json!({"sub": "b2", "preferred_username": "wanghn"}));
    let browser = Browser::new(&house);
    let refused = browser.sign_in("%2F").await;
    refused.refused(422, "统一身份“wanghn”还没有绑定本系统的账号");
    assert_eq!(browser.cookie("fawen"), None);
    let accounts = house.app.accounts.list("", 10, house.app.clock.now()).await.unwrap();
    assert_eq!(accounts.len(), 1);
    assert!(accounts[0].1.identities().is_empty());
    house.close().await;
}

#[tokio::test]
async fn a_house_without_a_provider_shows_no_button() {
    let house = House::open(NOON).await;
    let browser = Browser::new(&house);
    let page = browser.open("/sign-in").await;
    assert!(page.status == 200 && !page.text.contains("/sign-in/oidc"), "{}", page.text);
    browser.open("/sign-in/oidc").await.refused(404, "没有设置统一身份认证");
    house.close().await;
}

#[tokio::test]
async fn a_provider_that_is_down_keeps_nobody_from_signing_in_with_a_password() {
    let (house, provider) = open().await;
    provider.close().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    assert_eq!(browser.open("/").await.status, 200);
    browser.open("/sign-in/oidc?then=%2Fdocuments").await.refused(503, "统一身份认证暂时连不上");
    let nobody = Browser::new(&house);
    nobody.open("/sign-in/oidc").await.refused(503, "或用登录名和密码登录");
    nobody.by_password("wanghn").await;
    house.close().await;
}

#[tokio::test]
async fn a_provider_that_goes_down_on_the_way_is_told_of() {
    let (house, provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    browser.bind().await;
    let back = browser.go("%2F").await;
    provider.close().await;
    browser.open(&back).await.refused(503, "统一身份认证暂时连不上");
    house.close().await;
}

#[tokio::test]
async fn new_keys_of_the_provider_are_read_and_its_description_is_kept() {
    let (house, provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    browser.bind().await;
    assert_eq!(browser.sign_in("%2F").await.status, 303);
    assert_eq!(provider.asked_for_keys(), 1);
    provider.rotate();
    assert_eq!(browser.sign_in("%2F").await.status, 303);
    assert_eq!(provider.asked_for_keys(), 2);
    provider.twist(Twist::UnknownKey);
    for _ in 0..3 {
        browser.sign_in("%2F").await.refused(502, "签名不对");
    }
    assert_eq!(provider.asked_for_keys(), 2, "not each unknown key is a reason to ask again");
    house.close().await;
}

#[tokio::test]
async fn names_that_only_userinfo_tells_are_asked_for() {
    let (house, provider) = open_trusting("staff").await;
    provider.person(json!({"sub": "c3", "preferred_username": "王", "staff": "wanghn"}));
    provider.tell_by_userinfo_only();
    let browser = Browser::new(&house);
    assert_eq!(browser.sign_in("%2F").await.status, 303);
    assert!(browser.open("/me").await.text.contains("王 <span"));
    house.close().await;
}
