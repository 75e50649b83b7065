//! Somebody can always administer.

use fawen_accounts::{Accounts, AccountsError};
use fawen_domain::{
    account::{AccountError, Grant, Role, Scope},
    ids::AccountId,
};

use super::given::{PASSWORD, accounts, at, envelope, holder, sign_in};
use crate::store::given::{Bed, on_both_engines};

fn administrator() -> Grant {
    Grant { role: Role::Administrator, scope: Scope::Everywhere }
}

async fn opened(accounts: &Accounts, login: &str) -> AccountId {
    let command = envelope(&format!("open-{login}"));
    let id = accounts.open(holder(login), &[administrator()], &command).await.unwrap();
    let command = envelope(&format!("password-{login}"));
    accounts.set_password(&id, PASSWORD, &command).await.unwrap();
    id
}

#[track_caller]
fn assert_last<T: std::fmt::Debug>(done: Result<T, AccountsError>) {
    let error = done.unwrap_err();
    assert!(matches!(error, AccountsError::Refused(AccountError::LastAdministrator)), "{error}");
    assert!(error.to_string().contains("最后一个可以登录的系统管理员"));
}

async fn the_last_administrator_stays(bed: Bed) {
    let accounts = accounts(&bed);
    let first = opened(&accounts, "first").await;
    // Who cannot sign in does not count.
    let command = envelope("invited");
    let invited = accounts.open(holder("invited"), &[administrator()], &command).await.unwrap();
    assert_last(accounts.close(&first, "调离".into(), &envelope("close")).await);
    let command = envelope("take");
    let reason = "轮岗".to_owned();
    assert_last(accounts.withdraw(&first, administrator(), reason, &command).await);
    sign_in(&accounts, "first", PASSWORD, 1).await.unwrap();
    // One who cannot sign in may go, and with another who can, the first may as well.
    accounts.close(&invited, "误开".into(), &envelope("close-invited")).await.unwrap();
    opened(&accounts, "second").await;
    accounts.close(&first, "调离".into(), &envelope("close-now")).await.unwrap();
    assert!(sign_in(&accounts, "first", PASSWORD, 2).await.is_err());
    sign_in(&accounts, "second", PASSWORD, 3).await.unwrap();
}

async fn of_two_who_close_each_other_at_once_one_stays(bed: Bed) {
    let accounts = accounts(&bed);
    for round in 0..5 {
        let (one, two) = (format!("one-{round}"), format!("two-{round}"));
        let (one, two) = (opened(&accounts, &one).await, opened(&accounts, &two).await);
        // Whoever stayed of the round before goes, so that these two are alone.
        for (id, account) in accounts.list("", 100, at(0)).await.unwrap() {
            if account.is_open() && id != one && id != two {
                let command = envelope(&format!("sweep-{round}"));
                accounts.close(&id, "换届".into(), &command).await.unwrap();
            }
        }
        let commands = ["one", "two"].map(|name| envelope(&format!("close-{name}-{round}")));
        let (first, second) = tokio::join!(
            accounts.close(&one, "互相停用".into(), &commands[0]),
            accounts.close(&two, "互相停用".into(), &commands[1]),
        );
        assert!(first.is_err() || second.is_err(), "{round}: nobody is left");
        let stayed = match first {
            Err(_) => one,
            Ok(_) => two,
        };
        assert!(accounts.account(&stayed).await.unwrap().unwrap().is_open(), "{round}");
    }
}

async fn what_a_crash_left_entered_is_in_the_way_for_some_minutes_only(bed: Bed) {
    let accounts = accounts(&bed);
    let (one, two) = (opened(&accounts, "one").await, opened(&accounts, "two").await);
    let until = at(300);
    let entered = fawen_store::Keep::new(serde_json::json!({"one": until}));
    bed.store.shelf("administrators").put("leaving", entered).await.unwrap();
    assert_last(accounts.close(&two, "调离".into(), &envelope("close")).await);
    let mut later = envelope("later");
    later.context.at = at(301);
    accounts.close(&two, "调离".into(), &later).await.unwrap();
    assert!(accounts.account(&one).await.unwrap().unwrap().is_open());
}

on_both_engines!(
    the_last_administrator_stays,
    of_two_who_close_each_other_at_once_one_stays,
    what_a_crash_left_entered_is_in_the_way_for_some_minutes_only,
);
