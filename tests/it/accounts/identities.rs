//! Identities that a provider vouches for, bound to accounts.

use fawen_accounts::{Accounts, AccountsError, Errand, SignInRefused, Vouched};
use fawen_domain::{
    account::{Account, AccountCommand},
    ids::AccountId,
};
use fawen_store::Keep;
use tokio::task::JoinSet;

use super::given::{accounts, at, envelope, found, history, holder, with_account};
use crate::store::given::{Bed, on_both_engines};

const PROVIDER: &str = "https://id.example.cn";

fn vouched(subject: &str) -> Vouched {
    let (provider, name) = (PROVIDER.to_owned(), format!("name-of-{subject}"));
    Vouched { provider, subject: subject.to_owned(), name, login: None }
}

async fn who(accounts: &Accounts, subject: &str, seconds: i64) -> Option<AccountId> {
    match accounts.sign_in_with(&vouched(subject), "192.0.2.1", None, at(seconds)).await {
        Ok(signed_in) => Some(signed_in.session.principal.account),
        Err(AccountsError::SignIn(SignInRefused::Unbound { .. })) => None,
        Err(error) => panic!("{error}"),
    }
}

async fn who_it_is_over_there_stands_nowhere_in_clear(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    assert_eq!(who(&accounts, "s1-f0c9", 1).await, None);
    accounts.bind_own(&id, &vouched("s1-f0c9"), at(2)).await.unwrap();
    accounts.bind_own(&id, &vouched("s1-f0c9"), at(3)).await.unwrap();
    assert_eq!(who(&accounts, "s1-f0c9", 4).await, Some(id.clone()));
    assert_eq!(found(&bed, "s1-f0c9").await, 0);
    let told = ["AccountOpened", "RoleGranted", "PasswordSet", "IdentityLinked"];
    assert_eq!(history(&bed.store, &id).await, told);
}

async fn of_two_accounts_that_want_one_identity_one_gets_it(bed: Bed) {
    let accounts = accounts(&bed);
    let rival = Accounts::new(bed.rival().await);
    let mut many = JoinSet::new();
    for number in 0..6 {
        let name = format!("account{number}");
        let command = envelope(&format!("open-{name}"));
        let id = accounts.open(holder(&name), &[], &command).await.unwrap();
        let accounts = if number % 2 == 0 { accounts.clone() } else { rival.clone() };
        many.spawn(async move {
            let bound = accounts.bind_own(&id, &vouched("s1"), at(1)).await;
            match bound {
                Ok(()) => Some(id),
                Err(AccountsError::IdentityTaken | AccountsError::Conflict) => None,
                Err(error) => panic!("{error}"),
            }
        });
    }
    let bound: Vec<AccountId> = many.join_all().await.into_iter().flatten().collect();
    let [one] = &bound[..] else { panic!("{bound:?}") };
    assert_eq!(who(&accounts, "s1", 2).await.as_ref(), Some(one));
}

async fn who_was_erased_is_forgotten_and_may_be_bound_elsewhere(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    accounts.bind_own(&id, &vouched("s1"), at(0)).await.unwrap();
    accounts.close(&id, "调离".into(), &envelope("close")).await.unwrap();
    let erase = AccountCommand::EraseHolder { reason: "本人申请".into() };
    bed.store.execute::<Account>("wanghn", erase, &envelope("erase")).await.unwrap();
    accounts.forget_identities(&id).await.unwrap();
    assert!(bed.store.shelf("identity").list(None, "", 10, at(0)).await.unwrap().is_empty());
    assert!(accounts.account(&id).await.unwrap().unwrap().identities().is_empty());
    assert_eq!(who(&accounts, "s1", 1).await, None);
    let other = accounts.open(holder("zhang"), &[], &envelope("open-zhang")).await.unwrap();
    accounts.bind_own(&other, &vouched("s1"), at(1)).await.unwrap();
    assert_eq!(who(&accounts, "s1", 2).await, Some(other));
}

/// The program was ended after the record was written, and before the event.
async fn a_record_without_its_event_lets_nobody_in_and_is_in_the_way_for_minutes(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    accounts.bind_own(&id, &vouched("s1"), at(0)).await.unwrap();
    let shelf = bed.store.shelf("identity");
    let kept = shelf.list(None, "", 10, at(0)).await.unwrap().remove(0);
    let other = accounts.open(holder("zhang"), &[], &envelope("open-zhang")).await.unwrap();
    accounts.unbind(&id, PROVIDER, "换平台".into(), &envelope("unbind")).await.unwrap();
    assert!(shelf.list(None, "", 10, at(0)).await.unwrap().is_empty());
    let left = Keep { owner: kept.owner, body: kept.body, until: None };
    shelf.put(&kept.key, left).await.unwrap();
    assert_eq!(who(&accounts, "s1", 1).await, None);
    let early = accounts.bind_own(&other, &vouched("s1"), at(299)).await.unwrap_err();
    assert!(matches!(early, AccountsError::Conflict), "{early}");
    accounts.bind_own(&other, &vouched("s1"), at(300)).await.unwrap();
    assert_eq!(who(&accounts, "s1", 301).await, Some(other));
}

async fn a_way_is_gone_once_by_the_one_who_set_out(bed: Bed) {
    let accounts = accounts(&bed);
    let errand = Errand::SignIn { then: "/documents".into() };
    let handshake = accounts.set_out(&errand, at(0)).await.unwrap();
    let (cookie, state) = (handshake.secret.expose(), handshake.state.expose());
    let parts = [&handshake.secret, &handshake.state, &handshake.nonce, &handshake.verifier];
    for part in parts {
        assert_eq!(found(&bed, part.expose()).await, 0);
        assert_eq!(part.expose().len(), 64);
        assert_eq!(parts.iter().filter(|other| **other == part).count(), 1);
    }
    let refused = async |cookie: &str, state: &str, seconds| {
        let back = accounts.come_back(cookie, state, at(seconds)).await;
        matches!(back, Err(AccountsError::SignIn(SignInRefused::NotSetOut)))
    };
    assert!(refused("", state, 1).await && refused(cookie, "", 1).await);
    assert!(refused(state, state, 1).await, "the state does not open its own way");
    assert!(refused(cookie, state, 600).await);
    let (again, errand_again) = accounts.come_back(cookie, state, at(599)).await.unwrap();
    assert_eq!((again.nonce, errand_again), (handshake.nonce.clone(), errand));
    assert!(refused(cookie, state, 599).await);
}

on_both_engines!(
    who_it_is_over_there_stands_nowhere_in_clear,
    of_two_accounts_that_want_one_identity_one_gets_it,
    who_was_erased_is_forgotten_and_may_be_bound_elsewhere,
    a_record_without_its_event_lets_nobody_in_and_is_in_the_way_for_minutes,
    a_way_is_gone_once_by_the_one_who_set_out,
);
