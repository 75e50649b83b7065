//! Identities and accounts: bound by invitation or by name, taken away.

use super::{super::visitor::Visitor, *};

/// An invitation for an account; the address of its page.
async fn invited(house: &House, name: &str) -> String {
    let now = house.app.clock.now();
    let invitation = house.app.accounts.invite(&name.into(), now).await.unwrap();
    format!("/invitations/{}", invitation.token.expose())
}

#[tokio::test]
async fn an_invitation_is_accepted_with_an_identity_once() {
    let (house, provider) = open().await;
    let page = invited(&house, "wanghn").await;
    let browser = Browser::new(&house);
    let onward = browser.submit(&page, &format!("{page}/identity"), &[]).await;
    assert_eq!(onward.status, 200, "{}", onward.text);
    let back = browser.vouched_for(&onward.link()).await;
    let late = Browser::new(&house);
    let late_onward = late.submit(&page, &format!("{page}/identity"), &[]).await;
    let late_back = late.vouched_for(&late_onward.link()).await;
    let done = browser.open(&back).await;
    assert_eq!((done.status, done.location.as_str()), (303, "/"));
    assert!(browser.open("/me").await.text.contains("wang@office"));
    late.open(&late_back).await.refused(404, "邀请无效");
    assert_eq!(browser.open(&page).await.status, 404);

    // Who has no password does not take away the only way in; an administrator may.
    let issuer = provider.issuer();
    let fields = [("provider", issuer.as_str()), ("reason", "不用了")];
    let stuck = browser.submit("/me", "/me/identity/remove", &fields).await;
    assert!(stuck.status == 422 && stuck.text.contains("账号没有密码"), "{}", stuck.text);
    let admin =
        Visitor::sign_in(&house, "admin", &[(Role::Administrator, Scope::Everywhere)]).await;
    let shown = admin.page("/accounts/wanghn").await;
    assert!(shown.contains("接受邀请时绑定统一身份“wang@office”"), "{shown}");
    assert!(shown.contains(">在用<"), "{shown}");
    assert!(admin.page("/accounts").await.contains(">在用<"));
    let silent = [("provider", issuer.as_str()), ("reason", "")];
    let (page, act) = ("/accounts/wanghn", "/accounts/wanghn/unlink");
    let refused = admin.refused(page, act, &silent, 422).await;
    assert!(refused.contains("缺解除绑定的理由"), "{refused}");
    let shown = admin.done(page, act, &fields).await;
    assert!(shown.contains("已解除绑定") && shown.contains("理由：不用了"), "{shown}");
    assert_eq!(browser.open("/").await.status, 303, "over at once");
    browser.sign_in("%2F").await.refused(422, "还没有绑定");
    house.close().await;
}

#[tokio::test]
async fn one_takes_ones_own_identity_away_and_binds_another() {
    let (house, provider) = open().await;
    let by_password = Browser::signed_in(&house, "wanghn").await;
    by_password.bind().await;
    let by_identity = Browser::new(&house);
    assert_eq!(by_identity.sign_in("%2F").await.status, 303);
    let issuer = provider.issuer();
    let fields = [("provider", issuer.as_str()), ("reason", "换手机")];
    let removed = by_password.submit("/me", "/me/identity/remove", &fields).await;
    assert_eq!(removed.location, "/me?done=unlink", "{}", removed.text);
    assert_eq!(by_identity.open("/").await.status, 303, "sessions of the identity are over");
    assert_eq!(by_password.open("/").await.status, 200, "those of the password are not");
    by_identity.sign_in("%2F").await.refused(422, "还没有绑定");
    // Bound again, the session of before stays over.
    let old = by_identity.cookie("fawen");
    assert_eq!(by_password.bind().await.status, 303);
    if let Some(old) = old {
        by_identity.set_cookie("fawen", &old);
    }
    assert_eq!(by_identity.open("/").await.status, 303);
    let again = by_password.submit("/me", "/me/identity/remove", &fields).await;
    assert_eq!(again.status, 303, "{}", again.text);
    provider.person(json!({"sub": "b2", "name": "<script>alert(1)</script>"}));
    assert_eq!(by_password.bind().await.status, 303);
    let own = by_password.open("/me").await.text;
    assert!(own.contains("&lt;script&gt;alert(1)") && !own.contains("<script>alert"), "{own}");
    house.close().await;
}

#[tokio::test]
async fn an_identity_belongs_to_one_account() {
    let (house, _provider) = open().await;
    Browser::signed_in(&house, "wanghn").await.bind().await;
    house.account("zhang", &[]).await;
    let other = Browser::signed_in(&house, "zhang").await;
    other.bind().await.refused(422, "已经绑定别的账号");
    let page = invited(&house, "zhang").await;
    let onward = other.submit(&page, &format!("{page}/identity"), &[]).await;
    let back = other.vouched_for(&onward.link()).await;
    other.open(&back).await.refused(422, "已经绑定别的账号");
    assert_eq!(other.open(&page).await.status, 200, "the invitation is still good");
    let zhang = house.app.accounts.account(&"zhang".into()).await.unwrap().unwrap();
    assert!(zhang.identities().is_empty());
    house.close().await;
}

#[tokio::test]
async fn a_trusted_claim_names_the_account_the_first_time() {
    let (house, provider) = open_trusting("preferred_username").await;
    provider.person(json!({"sub": "c3", "preferred_username": " WangHN "}));
    let browser = Browser::new(&house);
    assert_eq!(browser.sign_in("%2F").await.status, 303);
    assert!(browser.open("/me").await.text.contains("WangHN"));
    // The name may change over there: it is the subject that counts from now on.
    provider.person(json!({"sub": "c3", "preferred_username": "somebody"}));
    assert_eq!(browser.sign_in("%2F").await.status, 303);
    // The name is given to somebody else over there: they are not the one who is bound.
    provider.person(json!({"sub": "d4", "preferred_username": "wanghn"}));
    let stranger = Browser::new(&house);
    stranger.sign_in("%2F").await.refused(422, "还没有绑定");
    for unknown in ["nobody", "", "x/../y"] {
        provider.person(json!({"sub": "e5", "preferred_username": unknown}));
        stranger.sign_in("%2F").await.refused(422, "还没有绑定");
    }
    house.account("li", &[]).await;
    let envelope = house.envelope("close");
    house.app.accounts.close(&"li".into(), "调离".into(), &envelope).await.unwrap();
    provider.person(json!({"sub": "f6", "preferred_username": "li"}));
    stranger.sign_in("%2F").await.refused(422, "账号已停用");
    let li = house.app.accounts.account(&"li".into()).await.unwrap().unwrap();
    assert!(li.identities().is_empty() && !stranger.open("/").await.text.contains("我的账号"));
    house.close().await;
}

#[tokio::test]
async fn the_api_shows_and_takes_away_identities() {
    let (house, provider) = open().await;
    Browser::signed_in(&house, "wanghn").await.bind().await;
    let admin = house.caller("admin", &[(Role::Administrator, Scope::Everywhere)]).await;
    let issuer = provider.issuer();
    let view = admin.get("/api/accounts/wanghn").await.ok();
    assert_eq!(view["identities"], json!([{"provider": issuer, "name": "wang@office"}]));
    let order = json!({"provider": issuer, "reason": "换平台"});
    let own = house.token(&"wanghn".into(), &[(Role::Drafter, Scope::Everywhere)]).await;
    assert_eq!(own.get("/api/me").await.ok()["identities"][0]["name"], "wang@office");
    own.post("/api/me/unlink", order.clone()).await.refused(422);
    let view = admin.post("/api/accounts/wanghn/unlink", order.clone()).await.ok();
    assert_eq!(view["identities"], json!([]));
    let none = admin.post("/api/accounts/wanghn/unlink", order).await.refused(422);
    assert_eq!(none["rule"]["id"], "account-identity");
    house.close().await;
}
