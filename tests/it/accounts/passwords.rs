//! Passwords: which do, and that none is written down.

use fawen_accounts::{AccountsError, PasswordProblem};

use super::given::{PASSWORD, accounts, envelope, found, history, holder, sign_in};
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

on_both_engines!(a_password_is_set_with_everything_said_that_is_wrong_with_it);
