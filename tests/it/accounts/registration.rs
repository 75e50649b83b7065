//! Opening accounts: one name, one account.

use fawen_accounts::{Accounts, AccountsError};
use fawen_domain::account::{AccountError, Grant, Role, Scope};
use tokio::task::JoinSet;

use super::given::{accounts, at, drafter, envelope, history, holder};
use crate::store::given::{Bed, on_both_engines};

async fn of_many_who_register_one_name_at_once_one_gets_it(bed: Bed) {
    let rival = Accounts::new(bed.rival().await);
    let mut many = JoinSet::new();
    for who in 0..16 {
        let accounts = if who % 2 == 0 { accounts(&bed) } else { rival.clone() };
        many.spawn(async move {
            let id =
                accounts.open(holder(" WangHN "), &[], &envelope(&format!("open-{who}"))).await;
            match id {
                Ok(_) => true,
                Err(AccountsError::Refused(AccountError::LoginTaken { login })) => {
                    assert_eq!(login, "wanghn");
                    false
                }
                Err(other) => panic!("{other}"),
            }
        });
    }
    assert_eq!(many.join_all().await.into_iter().filter(|won| *won).count(), 1);
    assert_eq!(history(&bed.store, &"wanghn".into()).await, ["AccountOpened"]);
    assert_eq!(accounts(&bed).list("", 9, at(0)).await.unwrap().len(), 1);
}

async fn an_account_is_opened_with_its_roles_or_not_at_all(bed: Bed) {
    let accounts = accounts(&bed);
    let auditor = Grant { role: Role::Auditor, scope: Scope::Everywhere };
    let both = [drafter(), auditor];
    let refused = accounts.open(holder("wanghn"), &both, &envelope("open")).await.unwrap_err();
    assert!(matches!(refused, AccountsError::Refused(AccountError::AuditorApart { .. })));
    assert_eq!(accounts.account(&"wanghn".into()).await.unwrap(), None);
    let id = accounts.open(holder("wanghn"), &[drafter()], &envelope("open")).await.unwrap();
    // The same wish, given again, is carried out already.
    accounts.open(holder("wanghn"), &[drafter()], &envelope("open")).await.unwrap();
    assert_eq!(history(&bed.store, &id).await, ["AccountOpened", "RoleGranted"]);
}

async fn accounts_are_listed_by_name_page_by_page(bed: Bed) {
    let accounts = accounts(&bed);
    for login in ["c", "王华宁", "a", "b"].map(|name| format!("{name}-1")) {
        let command = format!("open-{login}");
        accounts.open(holder(&login), &[], &envelope(&command)).await.unwrap();
    }
    let names = async |after: &str| -> Vec<String> {
        let page = accounts.list(after, 3, at(0)).await.unwrap();
        page.into_iter().map(|(id, _)| id.as_str().to_owned()).collect()
    };
    assert_eq!(names("").await, ["a-1", "b-1", "c-1"]);
    assert_eq!(names("c-1").await, ["王华宁-1"]);
}

on_both_engines!(
    of_many_who_register_one_name_at_once_one_gets_it,
    an_account_is_opened_with_its_roles_or_not_at_all,
    accounts_are_listed_by_name_page_by_page,
);
