//! The administrator opens an account, and its holder takes the invitation.

use fawen_domain::account::{Role, Scope};

use super::{PASSWORD, Stage};

pub(super) async fn are_invited(stage: &Stage) {
    let window = &stage.window;
    stage.person("guanli", &[(Role::Administrator, Scope::Everywhere)]).await;
    window.sign_in("guanli").await;
    window.follow("账号").await;
    window.look("accounts").await;
    let new = [("登录名", "xinren"), ("姓名", "新人"), ("所在单位", "办公室"), ("角色", "drafter")];
    window.whole().act("开通账号", &new).await;
    window.sees("新人").await;
    window.go("/accounts/xinren").await;
    window.whole().press("邀请").await;
    let link = "//*[contains(text(),'/invitations/')]";
    let link = window.on(link, async |link| link.text().await).await;
    let link = link.split_whitespace().find(|word| word.contains("/invitations/")).unwrap();
    let path = link.split_once("/invitations/").unwrap().1.to_owned();
    window.look("account").await;
    window.client.delete_all_cookies().await.unwrap();
    window.go(&format!("/invitations/{path}")).await;
    window.look("invitation").await;
    let form = window.whole();
    form.write("设置密码", PASSWORD).await;
    form.write("再输入一次密码", PASSWORD).await;
    form.press("接受邀请").await;
    window.sees("密码已设置，请登录。").await;
    window.sign_in("xinren").await;
    window.go("/me").await;
    window.sees("修改密码").await;
    window.look("account-own").await;
}
