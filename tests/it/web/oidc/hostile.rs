//! What must not let anybody in.

use super::{super::visitor::PASSWORD, *};

#[tokio::test]
async fn a_token_that_is_not_for_this_sign_in_counts_for_nothing() {
    let (house, provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    browser.bind().await;
    for (twist, words) in [
        (Twist::OtherNonce, "令牌不是为这次登录签发的"),
        (Twist::NoNonce, "令牌不是为这次登录签发的"),
        (Twist::OtherAudience, "令牌发给了别的系统"),
        (Twist::FurtherAudience, "令牌发给了别的系统"),
        (Twist::OtherParty, "令牌发给了别的系统"),
        (Twist::OtherIssuer, "令牌不是这个提供方签发的"),
        (Twist::Expired, "身份令牌的时间不对"),
        (Twist::FromTheFuture, "身份令牌的时间不对"),
        (Twist::UnknownKey, "签名不对"),
        (Twist::BadSignature, "签名不对"),
        (Twist::NoSignature, "答复不可信"),
        (Twist::SignedByOurSecret, "签名不对"),
        (Twist::NoToken, "没有身份令牌"),
        (Twist::Garbage, "令牌的格式"),
    ] {
        provider.twist(twist);
        let stranger = Browser::new(&house);
        stranger.sign_in("%2F").await.refused(502, words);
        assert_eq!(stranger.cookie("fawen"), None, "{twist:?}");
    }
    provider.twist(Twist::Honest);
    assert_eq!(Browser::new(&house).sign_in("%2F").await.status, 303);
    house.close().await;
}

const NOT_FROM_HERE: &str = "这次登录不是从本浏览器开始的";

#[tokio::test]
async fn only_the_browser_that_went_comes_back_once_and_in_time() {
    let (house, _provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    browser.bind().await;
    // The address with which somebody else would come back, slipped to this browser.
    let stranger = Browser::new(&house);
    let theirs = stranger.go("%2F").await;
    Browser::new(&house).open(&theirs).await.refused(422, NOT_FROM_HERE);
    let other = Browser::new(&house);
    other.go("%2F").await;
    other.open(&theirs).await.refused(422, NOT_FROM_HERE);
    // A state that nobody has given out.
    let cookie = stranger.cookie("fawen-oidc").unwrap();
    let made_up = theirs.split("&state=").next().unwrap().to_owned() + "&state=0f1e";
    let made_up_by = Browser::new(&house);
    made_up_by.set_cookie("fawen-oidc", &cookie);
    made_up_by.open(&made_up).await.refused(422, NOT_FROM_HERE);
    // What others tried has not used it up; coming back has.
    let done = stranger.open(&theirs).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let again = Browser::new(&house);
    again.set_cookie("fawen-oidc", &cookie);
    again.open(&theirs).await.refused(422, NOT_FROM_HERE);
    // Eleven minutes later it is over.
    let slow = Browser::new(&house);
    let back = slow.go("%2F").await;
    house.set_clock("2026-03-02T12:11:00+08:00");
    slow.open(&back).await.refused(422, NOT_FROM_HERE);
    house.close().await;
}

#[tokio::test]
async fn a_code_is_good_for_the_way_on_which_it_was_given() {
    let (house, _provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    browser.bind().await;
    let first = browser.go("%2F").await;
    let code = |address: &str| {
        address.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned()
    };
    // Another's code on one's own way: PKCE.
    let stranger = Browser::new(&house);
    let second = stranger.go("%2F").await;
    let mixed = second.replace(&code(&second), &code(&first));
    stranger.open(&mixed).await.refused(422, "这次登录已经用过或已经过期");
    // The code was used up by that: even on its own way it is worth nothing now.
    browser.open(&first).await.refused(422, "这次登录已经用过或已经过期");
    house.close().await;
}

#[tokio::test]
async fn what_the_provider_refuses_is_said_in_our_words() {
    let (house, provider) = open().await;
    let browser = Browser::new(&house);
    let at = |query: &str| format!("/sign-in/oidc/callback?{query}");
    let denied = browser.open(&at("error=access_denied&state=x")).await;
    denied.refused(422, "没有同意登录");
    let odd = browser.open(&at("error=%3Cscript%3Ealert(1)%3C/script%3E")).await;
    odd.refused(422, "没有确认您的身份");
    assert!(!odd.text.contains("alert(1)"), "{}", odd.text);
    let back = browser.go("%2F").await;
    let mixed = browser.open(&format!("{back}&iss=https%3A%2F%2Fid.example.cn")).await;
    mixed.refused(422, "不是所设置的统一身份认证发来的");
    let back = browser.go("%2F").await;
    let own = provider.issuer().replace(':', "%3A").replace('/', "%2F");
    browser.open(&format!("{back}&iss={own}")).await.refused(422, "还没有绑定");
    browser.open("/sign-in/oidc/callback").await.refused(422, NOT_FROM_HERE);
    house.close().await;
}

#[tokio::test]
async fn signing_in_leads_to_no_other_server() {
    let (house, _provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    browser.bind().await;
    for outside in [
        "%2F%2Fevil.example",
        "https%3A%2F%2Fevil.example",
        "%2F%5Cevil.example",
        "%2F%0D%0ASet-Cookie%3A%20a%3Db",
        "evil",
        "",
    ] {
        let done = browser.sign_in(outside).await;
        assert_eq!((done.status, done.location.as_str()), (303, "/"), "{outside}");
    }
    house.close().await;
}

#[tokio::test]
async fn a_closed_account_stays_closed() {
    let (house, _provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    browser.bind().await;
    assert_eq!(browser.sign_in("%2F").await.status, 303);
    let envelope = house.envelope("close");
    house.app.accounts.close(&"wanghn".into(), "调离".into(), &envelope).await.unwrap();
    assert_eq!(browser.open("/").await.status, 303, "signed out at once");
    let refused = browser.sign_in("%2F").await;
    refused.refused(422, "账号已停用");
    assert_eq!(browser.open("/").await.status, 303);
    house.close().await;
}

#[tokio::test]
async fn nobody_binds_an_identity_to_somebody_elses_account() {
    let (house, _provider) = open().await;
    let browser = Browser::signed_in(&house, "wanghn").await;
    // Without the secret of the page, and without the password.
    let forged = browser.send("/me/identity", &[("password", PASSWORD)]).await;
    assert_eq!(forged.status, 403);
    let wrong = browser.submit("/me", "/me/identity", &[("password", "错误的长口令-wrong")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("密码不正确"), "{}", wrong.text);
    // Somebody else has signed in on this browser in the meantime.
    let onward = browser.submit("/me", "/me/identity", &[("password", PASSWORD)]).await;
    let back = browser.vouched_for(&onward.link()).await;
    house.account("zhang", &[]).await;
    let envelope = house.envelope("zhang");
    house.app.accounts.set_password(&"zhang".into(), PASSWORD, &envelope).await.unwrap();
    browser.by_password("zhang").await;
    browser.open(&back).await.refused(422, "换了账号登录");
    for name in ["wanghn", "zhang"] {
        let account = house.app.accounts.account(&name.into()).await.unwrap().unwrap();
        assert!(account.identities().is_empty(), "{name}");
    }
    house.close().await;
}
