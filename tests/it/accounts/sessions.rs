//! Sessions: fresh at each sign-in, over in time, over with the password.

use fawen_accounts::{Accounts, AccountsError, SignIn, SignInRefused};

use super::given::{ANOTHER, PASSWORD, at, drafter, envelope, found, sign_in, with_account};
use crate::store::given::{Bed, on_both_engines};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

async fn is_there(accounts: &Accounts, token: &str, seconds: i64) -> bool {
    accounts.session(token, at(seconds)).await.unwrap().is_some()
}

async fn who_signs_in_has_a_session_until_signing_out(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let signed_in = sign_in(&accounts, " WangHN", PASSWORD, 0).await.unwrap();
    let token = signed_in.token.expose();
    let session = accounts.session(token, at(1)).await.unwrap().unwrap();
    assert_eq!(session, signed_in.session);
    assert_eq!((&session.principal.account, session.principal.name.as_str()), (&id, "王华宁"));
    assert_eq!(session.principal.grants, [drafter()]);
    // What is stored opens no session: neither the secret nor what forms carry is there.
    assert_eq!(found(&bed, token).await, 0);
    assert_eq!(found(&bed, &session.csrf).await, 0);
    assert!(found(&bed, "argon2id").await > 0);
    assert_eq!(format!("{:?}", signed_in.token), "Secret(…)");
    // Another process knows the session, too.
    assert!(is_there(&Accounts::new(bed.rival().await), token, 2).await);
    accounts.sign_out(token).await.unwrap();
    accounts.sign_out(token).await.unwrap();
    assert!(!is_there(&accounts, token, 3).await);
}

async fn a_session_that_was_brought_along_is_never_taken_over(bed: Bed) {
    let (accounts, _) = with_account(&bed, "wanghn").await;
    let planted = "0".repeat(64);
    let mine = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    for previous in [planted.as_str(), mine.token.expose()] {
        let given = SignIn {
            name: "wanghn",
            password: PASSWORD,
            from: "192.0.2.1",
            previous: Some(previous),
        };
        let signed_in = accounts.sign_in(given, at(1)).await.unwrap();
        assert_ne!(signed_in.token.expose(), previous);
        assert_ne!(signed_in.session.csrf, mine.session.csrf);
        assert!(!is_there(&accounts, previous, 2).await);
        assert!(is_there(&accounts, signed_in.token.expose(), 2).await);
    }
}

async fn a_session_ends_when_unused_and_at_the_latest_after_twelve_hours(bed: Bed) {
    let (accounts, _) = with_account(&bed, "wanghn").await;
    let unused = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    let used = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    assert_eq!(used.session.until, at(12 * HOUR));
    for minutes in (20..12 * 60).step_by(20) {
        assert!(is_there(&accounts, used.token.expose(), minutes * MINUTE).await, "{minutes}");
    }
    assert!(!is_there(&accounts, used.token.expose(), 12 * HOUR).await);
    assert!(is_there(&accounts, unused.token.expose(), 30 * MINUTE - 1).await);
    let unused = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    assert!(!is_there(&accounts, unused.token.expose(), 30 * MINUTE).await);
}

async fn another_password_ends_every_session_but_a_new_one(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let other = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    let mine = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    let principal = mine.session.principal;
    let wrong = accounts.change_password(&principal, ANOTHER, ANOTHER, at(1)).await.unwrap_err();
    assert!(matches!(wrong, AccountsError::SignIn(SignInRefused::Wrong)));
    let weak = accounts.change_password(&principal, PASSWORD, "wanghn123", at(1)).await;
    assert!(matches!(weak.unwrap_err(), AccountsError::Password(problems) if problems.len() == 2));
    assert!(is_there(&accounts, other.token.expose(), 1).await);
    let new = accounts.change_password(&principal, PASSWORD, ANOTHER, at(1)).await.unwrap();
    for token in [other.token.expose(), mine.token.expose()] {
        assert!(!is_there(&accounts, token, 2).await);
    }
    assert!(is_there(&accounts, new.token.expose(), 2).await);
    assert!(sign_in(&accounts, "wanghn", PASSWORD, 2).await.is_err());
    assert!(sign_in(&accounts, "wanghn", ANOTHER, 2).await.is_ok());
    accounts.set_password(&id, PASSWORD, &envelope("reset")).await.unwrap();
    assert!(!is_there(&accounts, new.token.expose(), 3).await);
}

async fn a_session_that_survived_in_the_store_is_over_with_its_password(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let signed_in = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    // As if the record had been written just after the others were deleted.
    bed.run("create table aside as select * from kept where kind = 'session'").await.unwrap();
    accounts.set_password(&id, ANOTHER, &envelope("reset")).await.unwrap();
    bed.run("insert into kept select * from aside").await.unwrap();
    assert_eq!(bed.number("select count(*) from kept where kind = 'session'").await, 1);
    assert!(!is_there(&accounts, signed_in.token.expose(), 1).await);
    assert_eq!(bed.number("select count(*) from kept where kind = 'session'").await, 0);
}

async fn a_closed_account_has_no_session_and_what_is_granted_holds_at_once(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let signed_in = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    let token = signed_in.token.expose();
    accounts.withdraw(&id, drafter(), "轮岗".into(), &envelope("withdraw")).await.unwrap();
    let session = accounts.session(token, at(1)).await.unwrap().unwrap();
    assert_eq!(session.principal.grants, []);
    let elsewhere = Accounts::new(bed.rival().await);
    elsewhere.close(&id, "调离".into(), &envelope("close")).await.unwrap();
    assert!(!is_there(&accounts, token, 2).await);
    let closed = sign_in(&accounts, "wanghn", PASSWORD, 3).await.unwrap_err();
    assert_eq!(closed.to_string(), "账号已停用，请联系系统管理员");
    let wrong = sign_in(&accounts, "wanghn", ANOTHER, 3).await.unwrap_err();
    assert!(matches!(wrong, AccountsError::SignIn(SignInRefused::Wrong)));
    accounts.reopen(&id, "调回".into(), &envelope("reopen")).await.unwrap();
    assert!(sign_in(&accounts, "wanghn", PASSWORD, 4).await.is_ok());
    assert!(!is_there(&accounts, token, 4).await);
}

async fn one_signs_out_everywhere(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let one = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    let two = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap();
    assert_eq!(accounts.sign_out_everywhere(&id).await.unwrap(), 2);
    assert!(!is_there(&accounts, one.token.expose(), 1).await);
    assert!(!is_there(&accounts, two.token.expose(), 1).await);
}

async fn a_form_belongs_to_one_session(bed: Bed) {
    let (accounts, _) = with_account(&bed, "wanghn").await;
    let one = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap().session;
    let two = sign_in(&accounts, "wanghn", PASSWORD, 0).await.unwrap().session;
    assert!(one.is_csrf(&one.csrf) && two.is_csrf(&two.csrf));
    assert!(!one.is_csrf(&two.csrf) && !one.is_csrf("") && !one.is_csrf(&one.csrf[1..]));
}

on_both_engines!(
    who_signs_in_has_a_session_until_signing_out,
    a_session_that_was_brought_along_is_never_taken_over,
    a_session_ends_when_unused_and_at_the_latest_after_twelve_hours,
    another_password_ends_every_session_but_a_new_one,
    a_session_that_survived_in_the_store_is_over_with_its_password,
    a_closed_account_has_no_session_and_what_is_granted_holds_at_once,
    one_signs_out_everywhere,
    a_form_belongs_to_one_session,
);
