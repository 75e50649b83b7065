//! Invitations: used once, over in time.

use fawen_accounts::{Accounts, AccountsError};
use tokio::task::JoinSet;

use super::given::{
    ANOTHER, PASSWORD, accounts, at, envelope, found, history, holder, sign_in, with_account,
};
use crate::store::given::{Bed, on_both_engines};

const WEEK: i64 = 7 * 24 * 60 * 60;

async fn who_is_invited_sets_a_password_once(bed: Bed) {
    let accounts = accounts(&bed);
    let id = accounts.open(holder("wanghn"), &[], &envelope("open")).await.unwrap();
    let invitation = accounts.invite(&id, at(0)).await.unwrap();
    let token = invitation.token.expose();
    assert_eq!(invitation.until, at(WEEK));
    assert_eq!(found(&bed, token).await, 0);
    let invited = accounts.invited(token, at(1)).await.unwrap();
    assert_eq!((invited.account, invited.name.as_str()), (id.clone(), "王华宁"));
    let weak = accounts.accept(token, "王华宁", at(1)).await.unwrap_err();
    assert!(matches!(weak, AccountsError::Password(_)));
    assert_eq!(accounts.accept(token, PASSWORD, at(1)).await.unwrap(), id);
    sign_in(&accounts, "wanghn", PASSWORD, 2).await.unwrap();
    let again = accounts.accept(token, ANOTHER, at(3)).await.unwrap_err();
    assert!(matches!(again, AccountsError::NoInvitation));
    assert!(accounts.invited(token, at(3)).await.is_err());
    assert_eq!(history(&bed.store, &id).await, ["AccountOpened", "PasswordSet"]);
}

async fn an_invitation_is_void_when_over_or_followed_or_its_account_closed(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let first = accounts.invite(&id, at(0)).await.unwrap();
    let second = accounts.invite(&id, at(0)).await.unwrap();
    let void = async |token: &str, seconds| {
        let accepted = accounts.accept(token, ANOTHER, at(seconds)).await;
        matches!(accepted, Err(AccountsError::NoInvitation))
    };
    assert!(void(first.token.expose(), 1).await);
    assert!(void("", 1).await);
    assert!(void(second.token.expose(), WEEK).await);
    accounts.close(&id, "调离".into(), &envelope("close")).await.unwrap();
    assert!(void(second.token.expose(), 1).await);
    let refused = accounts.invite(&id, at(1)).await.unwrap_err();
    assert_eq!(refused.to_string(), "账号已停用（理由：调离），请先由系统管理员恢复");
}

async fn of_many_who_accept_one_invitation_one_sets_the_password(bed: Bed) {
    let accounts = accounts(&bed);
    let rival = Accounts::new(bed.rival().await);
    let id = accounts.open(holder("wanghn"), &[], &envelope("open")).await.unwrap();
    let invitation = accounts.invite(&id, at(0)).await.unwrap();
    let mut many = JoinSet::new();
    for who in 0..6 {
        let accounts = if who % 2 == 0 { accounts.clone() } else { rival.clone() };
        let token = invitation.token.clone();
        many.spawn(async move {
            let password = format!("{PASSWORD}{who}");
            accounts.accept(token.expose(), &password, at(1)).await.ok().map(|_| password)
        });
    }
    let set: Vec<String> = many.join_all().await.into_iter().flatten().collect();
    let [password] = &set[..] else { panic!("{} set a password", set.len()) };
    sign_in(&accounts, "wanghn", password, 2).await.unwrap();
}

on_both_engines!(
    who_is_invited_sets_a_password_once,
    an_invitation_is_void_when_over_or_followed_or_its_account_closed,
    of_many_who_accept_one_invitation_one_sets_the_password,
);
