//! Throttling: failures cost delays, also many at once, also under names that nobody has.

use fawen_accounts::{Accounts, AccountsError, Limits, SignIn, SignInRefused};
use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;

use super::given::{ANOTHER, PASSWORD, at, history, sign_in, with_account};
use crate::store::given::{Bed, on_both_engines};

/// Why signing in was refused.
async fn refused(accounts: &Accounts, name: &str, password: &str, seconds: i64) -> SignInRefused {
    match sign_in(accounts, name, password, seconds).await {
        Err(AccountsError::SignIn(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

async fn too_many(accounts: &Accounts, name: &str, password: &str, seconds: i64) -> Timestamp {
    match refused(accounts, name, password, seconds).await {
        SignInRefused::TooMany { until } => until,
        other => panic!("{other:?}"),
    }
}

async fn delays_grow_with_each_failure_and_end_with_the_right_password(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    for _ in 0..5 {
        assert_eq!(refused(&accounts, "wanghn", ANOTHER, 0).await, SignInRefused::Wrong);
    }
    // Not even the right one helps, and asking does not lengthen the delay.
    for _ in 0..3 {
        assert_eq!(too_many(&accounts, "WangHN", PASSWORD, 1).await, at(30));
    }
    let mut now = 0;
    for delay in [30, 60, 120, 240, 480, 900, 900] {
        assert_eq!(too_many(&accounts, "wanghn", PASSWORD, now + delay - 1).await, at(now + delay));
        now += delay;
        assert_eq!(refused(&accounts, "wanghn", ANOTHER, now).await, SignInRefused::Wrong);
    }
    let locks = history(&bed.store, &id).await;
    assert_eq!(locks.iter().filter(|name| *name == "SignInLocked").count(), 2, "{locks:?}");
    let account = accounts.account(&id).await.unwrap().unwrap();
    assert_eq!(account.locked_until(), Some(at(30 + 60 + 120 + 240 + 480 + 900)));
    now += 900;
    sign_in(&accounts, "wanghn", PASSWORD, now).await.unwrap();
    for _ in 0..5 {
        assert_eq!(refused(&accounts, "wanghn", ANOTHER, now).await, SignInRefused::Wrong);
    }
}

async fn failures_are_forgotten_after_a_day(bed: Bed) {
    let (accounts, _) = with_account(&bed, "wanghn").await;
    for _ in 0..4 {
        refused(&accounts, "wanghn", ANOTHER, 0).await;
    }
    let day = 24 * 60 * 60;
    for _ in 0..5 {
        assert_eq!(refused(&accounts, "wanghn", ANOTHER, day).await, SignInRefused::Wrong);
    }
    too_many(&accounts, "wanghn", PASSWORD, day).await;
}

async fn a_name_that_nobody_has_gets_the_same_answers_and_the_same_number_of_records(bed: Bed) {
    let (accounts, _) = with_account(&bed, "wanghn").await;
    let records = async || bed.number("select count(*) from kept where kind <> 'no-account'").await;
    let mut told = Vec::new();
    for name in ["wanghn", "nobody", "kein Name/' or 1=1", ""] {
        let before = records().await;
        let mut answers = Vec::new();
        for _ in 0..6 {
            answers.push(refused(&accounts, name, ANOTHER, 0).await);
        }
        told.push((answers, records().await - before));
        // The address is another one's next time.
        bed.run("delete from kept where kind = 'attempts-by-address'").await.unwrap();
    }
    assert_eq!(told[0].0[5], SignInRefused::TooMany { until: at(30) });
    assert!(told.iter().all(|answers| *answers == told[0]), "{told:?}");
}

async fn many_guesses_at_once_are_not_more_guesses(bed: Bed) {
    let (accounts, _) = with_account(&bed, "wanghn").await;
    let rival = Accounts::new(bed.rival().await);
    let mut many = JoinSet::new();
    for guess in 0..24 {
        let accounts = if guess % 2 == 0 { accounts.clone() } else { rival.clone() };
        many.spawn(async move {
            let password = format!("这是第{guess}次猜测而已不必当真");
            refused(&accounts, "wanghn", &password, 0).await == SignInRefused::Wrong
        });
    }
    let looked_at = many.join_all().await.into_iter().filter(|wrong| *wrong).count();
    assert!((1..=5).contains(&looked_at), "{looked_at} passwords were looked at");
}

async fn many_names_from_one_address_are_delayed_and_other_addresses_are_not(bed: Bed) {
    let (accounts, _) = with_account(&bed, "wanghn").await;
    let limits =
        Limits { free_by_address: 3, delay: SignedDuration::from_secs(7), ..Limits::default() };
    let strict = Accounts::with_limits(bed.store.clone(), limits);
    // Those who sign in well count for nothing.
    for _ in 0..5 {
        sign_in(&strict, "wanghn", PASSWORD, 0).await.unwrap();
    }
    for nobody in ["one", "two", "three"] {
        assert_eq!(refused(&strict, nobody, ANOTHER, 0).await, SignInRefused::Wrong);
    }
    assert_eq!(too_many(&strict, "wanghn", PASSWORD, 0).await, at(7));
    let elsewhere =
        SignIn { name: "wanghn", password: PASSWORD, from: "2001:db8::1", previous: None };
    strict.sign_in(elsewhere, at(0)).await.unwrap();
    sign_in(&strict, "wanghn", PASSWORD, 7).await.unwrap();
    drop(accounts);
}

async fn who_comes_when_all_places_are_taken_is_turned_away_and_not_counted(bed: Bed) {
    let (accounts, _) = with_account(&bed, "wanghn").await;
    let limits = Limits { hashings: 1, waiting: 0, ..Limits::default() };
    let narrow = Accounts::with_limits(bed.store.clone(), limits);
    let mut many = JoinSet::new();
    for _ in 0..12 {
        let narrow = narrow.clone();
        many.spawn(async move { sign_in(&narrow, "wanghn", PASSWORD, 0).await });
    }
    let outcomes = many.join_all().await;
    assert!(outcomes.iter().any(Result::is_ok));
    for outcome in outcomes {
        match outcome {
            Ok(_) | Err(AccountsError::Busy) => {}
            // So many at once look like guesses.
            Err(AccountsError::SignIn(SignInRefused::TooMany { .. })) => {}
            Err(other) => panic!("{other}"),
        }
    }
    drop(accounts);
}

on_both_engines!(
    delays_grow_with_each_failure_and_end_with_the_right_password,
    failures_are_forgotten_after_a_day,
    a_name_that_nobody_has_gets_the_same_answers_and_the_same_number_of_records,
    many_guesses_at_once_are_not_more_guesses,
    many_names_from_one_address_are_delayed_and_other_addresses_are_not,
    who_comes_when_all_places_are_taken_is_turned_away_and_not_counted,
);
