//! Passwords: which do, and that none is written down.

use fawen_accounts::{AccountsError, PasswordProblem};
use fawen_domain::ids::AccountId;
use fawen_store::Keep;
use serde_json::json;

use super::given::{
    ANOTHER, PASSWORD, accounts, at, envelope, found, history, holder, sign_in, with_account,
};
use crate::store::given::{Bed, on_both_engines};

async fn a_password_is_set_with_everything_said_that_is_wrong_with_it(bed: Bed) {
    let accounts = accounts(&bed);
    let id = accounts.open(holder("wanghn"), &[], &envelope("open")).await.unwrap();
    assert!(sign_in(&accounts, "wanghn", "", 0).await.is_err());
    let refused = accounts.set_password(&id, "wanghn", &envelope("set")).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "密码不合要求：至少12个字符，现有6个，可以用几个不相干的词连成一句；不能包含登录名或姓名"
    );
    let AccountsError::Password(problems) = refused else { panic!("{refused}") };
    assert_eq!(problems, [PasswordProblem::TooShort { found: 6 }, PasswordProblem::HoldsName]);
    accounts.set_password(&id, PASSWORD, &envelope("set")).await.unwrap();
    assert_eq!(history(&bed.store, &id).await, ["AccountOpened", "PasswordSet"]);
    assert_eq!(found(&bed, PASSWORD).await, 0);
    let nobody = accounts.set_password(&"nobody".into(), PASSWORD, &envelope("no")).await;
    assert_eq!(nobody.unwrap_err().to_string(), "没有这个账号，请检查登录名");
}

/// What is stored of a password, and what was laid ready, as a program leaves it that ends in between.
async fn crashed(bed: &Bed, id: &AccountId, command: &str) {
    let shelf = bed.store.shelf("credential");
    let first = shelf.get(id.as_str(), at(0)).await.unwrap().unwrap();
    let accounts = accounts(bed);
    accounts.set_password(id, ANOTHER, &envelope(command)).await.unwrap();
    let second = shelf.get(id.as_str(), at(0)).await.unwrap().unwrap();
    let back = Keep { owner: first.owner, body: first.body, until: None };
    shelf.put(id.as_str(), back).await.unwrap();
    let laid = json!({"credential": second.body, "command": command});
    let laid = Keep { owner: id.to_string(), body: laid, until: None };
    bed.store.shelf("credential-ready").put(id.as_str(), laid).await.unwrap();
}

async fn a_password_whose_event_is_there_holds_after_a_crash(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let before = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    crashed(&bed, &id, "set").await;
    // What was chosen is the password, what was before is not, and its sessions are over.
    assert!(sign_in(&accounts, "wanghn", PASSWORD, 1).await.is_err());
    sign_in(&accounts, "wanghn", ANOTHER, 2).await.unwrap();
    assert!(accounts.session(before.token.expose(), at(3)).await.unwrap().is_none());
    let ready = bed.store.shelf("credential-ready").get(id.as_str(), at(3)).await.unwrap();
    assert!(ready.is_none(), "it is finished once");
}

async fn a_password_whose_event_was_not_written_does_not_hold(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    crashed(&bed, &id, "set").await;
    let shelf = bed.store.shelf("credential-ready");
    let laid = shelf.get(id.as_str(), at(0)).await.unwrap().unwrap();
    let mut body = laid.body;
    body["command"] = json!("cut off");
    let keep = Keep { owner: id.to_string(), body, until: None };
    shelf.put(id.as_str(), keep).await.unwrap();
    assert!(sign_in(&accounts, "wanghn", ANOTHER, 1).await.is_err());
    sign_in(&accounts, "wanghn", PASSWORD, 2).await.unwrap();
}

on_both_engines!(
    a_password_is_set_with_everything_said_that_is_wrong_with_it,
    a_password_whose_event_is_there_holds_after_a_crash,
    a_password_whose_event_was_not_written_does_not_hold,
);
