//! Accounts through the pages: administration, invitations, one's own.

use fawen_domain::account::{Role, Scope};
use serde_json::json;

use super::{
    House, NOON, Office,
    visitor::{PASSWORD, Visitor, hidden},
};

const SCRIPT: &str = "<script>alert(1)</script>";
const ANOTHER: &str = "屋檐下的燕子去年没有回来";

async fn administrator(house: &House, name: &str) -> Visitor {
    Visitor::sign_in(house, name, &[(Role::Administrator, Scope::Everywhere)]).await
}

/// Sends a form with the secret of a page.
async fn send(visitor: &Visitor, from: &str, to: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let page = visitor.page(from).await;
    let csrf = hidden(&page, "csrf");
    let once = format!("{to}{}", fields.iter().map(|(_, value)| *value).collect::<String>());
    let once: String = once.chars().map(|c| format!("{:x}", u32::from(c))).collect();
    let mut all = vec![("csrf", csrf), ("once", once.as_str())];
    all.extend_from_slice(fields);
    let answer = visitor.send(to, &all).await;
    let status = answer.status().as_u16();
    let location = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
    (
        status,
        match location {
            Some(location) => location,
            None => answer.text().await.unwrap(),
        },
    )
}

/// What stands between these words.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split(before).nth(1).and_then(|rest| rest.split(after).next()).unwrap()
}

#[tokio::test]
async fn an_account_is_opened_invited_granted_and_closed_on_its_page() {
    let house = House::open(NOON).await;
    let admin = administrator(&house, "page-admin").await;
    let new = [
        ("account", "WangHN"),
        ("name", SCRIPT),
        ("organisation", "秘书处"),
        ("role", "drafter"),
        ("scope", "issuer"),
        ("of", "zwjc"),
    ];
    let (status, to) = send(&admin, "/accounts", "/accounts", &new).await;
    assert_eq!((status, to.as_str()), (303, "/accounts/wanghn?done=open"));
    let page = admin.page(&to).await;
    assert!(page.contains("已开通") && page.contains("拟稿（发文机关“zwjc”）"), "{page}");
    assert!(page.contains("待设密码") && !page.contains(SCRIPT));
    let twice = [("account", "wanghn"), ("name", "别人"), ("organisation", "别处")];
    let (status, text) = send(&admin, "/accounts", "/accounts", &twice).await;
    assert!(status == 422 && text.contains("已被使用"), "{status} {text}");

    let (status, shown) = send(&admin, "/accounts/wanghn", "/accounts/wanghn/invite", &[]).await;
    assert_eq!(status, 200, "{shown}");
    let link = between(&shown, "invitation-link\">", "<").to_owned();
    let path = link.split_once("/invitations/").unwrap().1;
    let path = format!("/invitations/{path}");
    assert!(!admin.page("/accounts/wanghn").await.contains(&link), "it is shown once");

    let nobody = Visitor::nobody(&house);
    let form = nobody.page(&path).await;
    assert!(form.contains("接受邀请") && form.contains("wanghn") && !form.contains(SCRIPT));
    let wrong = nobody.send(&path, &[("password", ANOTHER), ("again", "x")]).await;
    assert_eq!(wrong.status(), 400);
    assert!(wrong.text().await.unwrap().contains("两次输入不一致"));
    let weak = nobody.send(&path, &[("password", "123"), ("again", "123")]).await;
    assert_eq!(weak.status(), 422);
    assert!(weak.text().await.unwrap().contains("至少12个字符"));
    let done = nobody.send(&path, &[("password", ANOTHER), ("again", ANOTHER)]).await;
    assert_eq!(done.headers()["location"], "/sign-in?done=invited");
    assert!(nobody.page("/sign-in?done=invited").await.contains("密码已设置，请登录"));
    let again = nobody.open(&path).await;
    assert_eq!(again.status(), 404);
    assert!(again.text().await.unwrap().contains("邀请无效"));
    let given = [("name", "wanghn"), ("password", ANOTHER)];
    assert_eq!(nobody.send("/sign-in", &given).await.status(), 303);

    let acts = "/accounts/wanghn";
    let grant = [("role", "registrar"), ("scope", "everywhere"), ("of", "")];
    assert_eq!(send(&admin, acts, "/accounts/wanghn/grant", &grant).await.0, 303);
    let misplaced = [("role", "auditor"), ("scope", "unit"), ("of", "x")];
    let (status, text) = send(&admin, acts, "/accounts/wanghn/grant", &misplaced).await;
    assert!(status == 422 && text.contains("只能授予全机关"), "{text}");
    for (fields, words) in [
        ([("role", "king"), ("scope", "everywhere"), ("of", "")], "没有“king”这种角色"),
        ([("role", "signer"), ("scope", "moon"), ("of", "")], "没有“moon”这种范围"),
        ([("role", "signer"), ("scope", "issuer"), ("of", "")], "请填写它的编号"),
        ([("role", "signer"), ("scope", "everywhere"), ("of", "x")], "不写编号"),
    ] {
        let (status, text) = send(&admin, acts, "/accounts/wanghn/grant", &fields).await;
        assert!(status == 422 && text.contains(words), "{words}: {status}");
    }
    let without = [("role", "registrar"), ("scope", "everywhere"), ("reason", "")];
    let (status, text) = send(&admin, acts, "/accounts/wanghn/withdraw", &without).await;
    assert!(status == 422 && text.contains("缺收回角色的理由"), "{text}");
    let withdraw = [("role", "registrar"), ("scope", "everywhere"), ("reason", "轮岗")];
    assert_eq!(send(&admin, acts, "/accounts/wanghn/withdraw", &withdraw).await.0, 303);
    assert!(!admin.page(acts).await.contains("登记（全机关）</p>"));

    let close = [("reason", "调离")];
    assert_eq!(send(&admin, acts, "/accounts/wanghn/close", &close).await.0, 303);
    let page = admin.page(acts).await;
    assert!(page.contains("已停用") && page.contains("恢复账号") && page.contains("理由：调离"));
    assert_eq!(nobody.send("/sign-in", &given).await.status(), 422);
    assert!(
        admin.page("/accounts?words=%E7%A7%98%E4%B9%A6%E5%A4%84&open=no").await.contains("wanghn")
    );
    assert!(!admin.page("/accounts?open=yes").await.contains("/accounts/wanghn\""));
    let reopen = [("reason", "回来")];
    assert_eq!(send(&admin, acts, "/accounts/wanghn/reopen", &reopen).await.0, 303);
    assert_eq!(nobody.send("/sign-in", &given).await.status(), 303);
    assert_eq!(admin.open("/accounts/none").await.status(), 404);
    let (status, _) = send(&admin, acts, "/accounts/wanghn/explode", &[]).await;
    assert_eq!(status, 404);
    house.close().await;
}

#[tokio::test]
async fn a_reset_makes_the_old_password_void() {
    let house = House::open(NOON).await;
    let admin = administrator(&house, "page-admin").await;
    let drafter = Visitor::sign_in(&house, "nigao", &[(Role::Drafter, Scope::Everywhere)]).await;
    let acts = "/accounts/nigao";
    let (status, shown) = send(&admin, acts, "/accounts/nigao/reset", &[]).await;
    assert_eq!(status, 200);
    assert_eq!(drafter.open("/").await.status(), 303, "signed out");
    let given = [("name", "nigao"), ("password", PASSWORD)];
    assert_eq!(drafter.send("/sign-in", &given).await.status(), 422);
    let link = between(&shown, "invitation-link\">", "<");
    let path = format!("/invitations/{}", link.split_once("/invitations/").unwrap().1);
    let chosen = [("password", ANOTHER), ("again", ANOTHER)];
    assert_eq!(drafter.send(&path, &chosen).await.status(), 303);
    let given = [("name", "nigao"), ("password", ANOTHER)];
    assert_eq!(drafter.send("/sign-in", &given).await.status(), 303);
    // One's own password is changed, not reset.
    let (status, text) =
        send(&admin, "/accounts/page-admin", "/accounts/page-admin/reset", &[]).await;
    assert!(status == 422 && text.contains("我的账号"), "{text}");
    house.close().await;
}

#[tokio::test]
async fn the_last_administrator_stays_and_nobody_acts_on_himself() {
    let house = House::open(NOON).await;
    let admin = administrator(&house, "page-admin").await;
    let acts = "/accounts/page-admin";
    assert!(admin.page(acts).await.contains("由另一位系统管理员办理"));
    let close = [("reason", "调离")];
    let (status, text) = send(&admin, acts, "/accounts/page-admin/close", &close).await;
    assert!(status == 422 && text.contains("最后一个可以登录的系统管理员"), "{text}");
    let second = administrator(&house, "second").await;
    let (status, text) = send(&admin, acts, "/accounts/page-admin/close", &close).await;
    assert!(status == 422 && text.contains("不能停用自己的账号"), "{text}");
    let grant = [("role", "signer"), ("scope", "everywhere")];
    let (status, text) = send(&admin, acts, "/accounts/page-admin/grant", &grant).await;
    assert!(status == 422 && text.contains("不能给自己授予角色"), "{text}");
    assert_eq!(send(&second, acts, "/accounts/page-admin/close", &close).await.0, 303);
    assert_eq!(admin.open("/accounts").await.status(), 303, "signed out");
    house.close().await;
}

#[tokio::test]
async fn only_administrators_manage_accounts() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    for caller in [&office.auditor, &office.signer] {
        caller.get("/api/accounts").await.refused(403);
        caller.post("/api/accounts/drafter/close", json!({"reason": "x"})).await.refused(403);
    }
    let list = office.administrator.get("/api/accounts?text=drafter&limit=1").await.ok();
    assert_eq!(list["items"][0]["account"], "drafter");
    let view = office.administrator.get("/api/accounts/drafter").await.ok();
    assert_eq!(view["grants"][0]["scope"], "issuer");
    let admin = administrator(&house, "page-admin").await;
    let forged = admin.send("/accounts/drafter/close", &[("csrf", "guess"), ("reason", "x")]).await;
    assert_eq!(forged.status(), 403);
    assert_eq!(office.administrator.get("/api/accounts/drafter").await.ok()["open"], true);
    house.close().await;
}

#[tokio::test]
async fn everybody_changes_their_own_password_and_ends_their_sessions() {
    let house = House::open(NOON).await;
    let here = Visitor::sign_in(&house, "nigao", &[(Role::Drafter, Scope::Everywhere)]).await;
    let there = Visitor::back(&house, "nigao").await;
    let third = Visitor::back(&house, "nigao").await;
    let page = here.page("/me").await;
    assert!(page.contains("（本机）") && page.contains("127.0.0.1"), "{page}");
    assert_eq!(page.matches("结束</button>").count(), 2, "{page}");
    let action = between(&page, "action=\"/me/sessions/", "/end\"").to_owned();
    let end = format!("/me/sessions/{action}/end");
    assert_eq!(send(&here, "/me", &end, &[]).await, (303, "/me?done=end".to_owned()));
    let open = [there.open("/").await.status(), third.open("/").await.status()];
    assert_eq!(open.iter().filter(|status| **status == 303).count(), 1, "{open:?}");
    assert_eq!(send(&here, "/me", &end, &[]).await.0, 404, "it is ended already");
    assert_eq!(send(&here, "/me", "/me/sessions/end-others", &[]).await.0, 303);
    for other in [&there, &third] {
        assert_eq!(other.open("/").await.status(), 303);
    }
    assert_eq!(here.open("/").await.status(), 200);

    let there = Visitor::back(&house, "nigao").await;
    for (old, new, again, status, words) in [
        ("wrong-password-here", ANOTHER, ANOTHER, 422, "登录名或密码不正确"),
        (PASSWORD, "123", "123", 422, "至少12个字符"),
        (PASSWORD, ANOTHER, "另一个", 400, "两次输入的新密码不一致"),
    ] {
        let fields = [("old", old), ("new", new), ("again", again)];
        let (got, text) = send(&here, "/me", "/me/password", &fields).await;
        assert!(got == status && text.contains(words), "{words}: {got} {text}");
    }
    let csrf = hidden(&here.page("/me").await, "csrf").to_owned();
    let fields = [("csrf", csrf.as_str()), ("old", PASSWORD), ("new", ANOTHER), ("again", ANOTHER)];
    let changed = here.send("/me/password", &fields).await;
    assert_eq!(changed.status(), 303);
    let cookie = changed.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap();
    let fresh = here.with_cookie(cookie);
    assert!(fresh.page("/me?done=password").await.contains("密码已修改"));
    for other in [&here, &there] {
        assert_eq!(other.open("/").await.status(), 303, "sessions of the old password are over");
    }
    house.close().await;
}

#[tokio::test]
async fn tokens_are_shown_once_revoked_at_once_and_make_no_others() {
    let house = House::open(NOON).await;
    let grants = [(Role::Drafter, Scope::Everywhere), (Role::Registrar, Scope::Everywhere)];
    let visitor = Visitor::sign_in(&house, "nigao", &grants).await;
    let order = [("purpose", "报表系统"), ("days", "30"), ("role-0", "yes")];
    let (status, shown) = send(&visitor, "/me", "/me/tokens", &order).await;
    assert_eq!(status, 200, "{shown}");
    let secret = between(&shown, "token-secret\">", "<").to_owned();
    assert!(secret.starts_with("fawen_"));
    let page = visitor.page("/me").await;
    assert!(!page.contains(&secret) && page.contains("报表系统"));
    let client = reqwest::Client::new();
    let get = async |path: &str| {
        let request = client.get(house.at(path)).bearer_auth(&secret);
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(get("/api/documents").await, 200);
    assert_eq!(get("/api/registers/x/2026").await, 403, "it can do no more than was ticked");
    // A token cannot make itself a stronger one, nor change the password.
    let order = json!({"purpose": "x", "days": 1, "roles": [{"role": "registrar"}]});
    for (path, body) in [
        ("/api/me/tokens", order),
        ("/api/me/password", json!({"old": PASSWORD, "new": ANOTHER})),
        ("/api/me/sessions/end-others", json!({})),
        ("/api/me/sessions/0123456789abcdef/end", json!({})),
    ] {
        let request = client.post(house.at(path)).bearer_auth(&secret).json(&body);
        let refused = request.send().await.unwrap();
        assert_eq!(refused.status(), 422, "{path}");
        assert!(refused.text().await.unwrap().contains("接口令牌不能办理"), "{path}");
    }
    for (fields, status, words) in [
        ([("purpose", ""), ("days", "30"), ("role-0", "yes")], 422, "缺令牌的用途"),
        ([("purpose", "x"), ("days", "0"), ("role-0", "yes")], 422, "有效期应为1至366天"),
        ([("purpose", "x"), ("days", "30"), ("role-9", "yes")], 422, "缺令牌的权限"),
    ] {
        let (got, text) = send(&visitor, "/me", "/me/tokens", &fields).await;
        assert!(got == status && text.contains(words), "{words}: {got}");
    }
    let id = between(&page, "/me/tokens/", "/revoke").to_owned();
    let revoke = format!("/me/tokens/{id}/revoke");
    assert_eq!(send(&visitor, "/me", &revoke, &[("reason", "")]).await.0, 422);
    assert_eq!(send(&visitor, "/me", &revoke, &[("reason", "不用了")]).await.0, 303);
    assert_eq!(get("/api/documents").await, 401);
    assert!(visitor.page("/me").await.contains("已失效"));
    let unknown = send(&visitor, "/me", "/me/tokens/none/revoke", &[("reason", "x")]).await;
    assert_eq!(unknown.0, 404);
    house.close().await;
}
