use super::*;

fn open(holder: Holder) -> C {
    C::Open { holder }
}

#[test]
fn a_login_name_is_given_once() {
    given::<Account>([]).when(open(holder())).then([opened()]);
    let shouted = Holder { account: " WangHN ".into(), ..holder() };
    given::<Account>([]).when(open(shouted)).then([opened()]);
    let taken = E::LoginTaken { login: "wanghn".into() };
    given::<Account>([opened()]).when(open(holder())).then_refused(taken.clone());
    given::<Account>([opened(), closed()]).when(open(holder())).then_refused(taken);
}

#[test]
fn a_login_name_holds_nothing_that_looks_like_another() {
    for login in ["王", "王 华宁", "wang/hn", "wаng", "ｗａｎｇ", "wang\u{200b}", ""] {
        given::<Account>([])
            .when(open(Holder { account: login.into(), ..holder() }))
            .then_refused(E::MalformedLogin { login: login.into() });
    }
    for login in ["王华宁", "wang.hn-2@zwjc", "110108"] {
        assert_eq!(login_name(login).as_deref(), Ok(login));
    }
}

#[test]
fn its_holder_is_named() {
    let nameless = Holder { name: " ".into(), ..holder() };
    given::<Account>([]).when(open(nameless)).then_refused(E::Blank { what: "姓名" });
    let nowhere = Holder { organisation: "".into(), ..holder() };
    given::<Account>([]).when(open(nowhere)).then_refused(E::Blank { what: "所在单位" });
    let endless = Holder { name: "王".repeat(201), ..holder() };
    let too_long = E::TooLong { what: "姓名", limit: 200 };
    given::<Account>([]).when(open(endless)).then_refused(too_long);
}

#[test]
fn nothing_is_asked_of_an_account_that_is_not_there() {
    for command in commands() {
        given::<Account>([]).when(command).then_refused(E::NotOpened);
    }
}

#[test]
fn it_is_closed_by_somebody_else_and_opened_again() {
    given::<Account>([opened()]).when(close()).then([closed()]);
    given::<Account>([opened(), closed()]).when(close()).then_nothing();
    given::<Account>([opened()]).by("wanghn", "王华宁").when(close()).then_refused(E::OwnClosing);
    let silent = C::Close { reason: " ".into() };
    given::<Account>([opened()])
        .when(silent)
        .then_refused(E::Blank { what: "停用账号的理由" });
    let reopen = |reason: &str| C::Reopen { reason: reason.into() };
    let reopened = Ev::AccountReopened { reason: "误停".into() };
    given::<Account>([opened()]).when(reopen("误停")).then_nothing();
    given::<Account>([opened(), closed()]).when(reopen("误停")).then([reopened.clone()]);
    let blank = E::Blank { what: "恢复账号的理由" };
    given::<Account>([opened(), closed()]).when(reopen("")).then_refused(blank);
    assert!(!Account::replay(&[opened(), closed()]).is_open());
    assert!(Account::replay(&[opened(), closed(), reopened]).is_open());
}

#[test]
fn a_closed_account_gets_neither_password_nor_role_nor_token() {
    for command in [
        C::Grant { grant: drafter() },
        C::SetPassword { how: PasswordChange::Reset },
        issue([drafter()]),
    ] {
        given::<Account>([opened(), granted(auditor()), closed()])
            .when(command)
            .then_refused(is_closed());
    }
}

#[test]
fn it_is_on_record_that_a_password_was_set_and_signing_in_locked() {
    let how = PasswordChange::Changed;
    given::<Account>([opened()]).when(C::SetPassword { how }).then([Ev::PasswordSet { how }]);
    assert!(Account::replay(&[opened(), Ev::PasswordSet { how }]).has_password());
    let lock = C::LockSignIn { until: later(), failures: 5 };
    let locked = Ev::SignInLocked { until: later(), failures: 5 };
    given::<Account>([opened()]).when(lock.clone()).then([locked.clone()]);
    given::<Account>([opened(), locked.clone()]).when(lock).then_nothing();
    assert_eq!(Account::replay(&[opened(), locked]).locked_until(), Some(later()));
}

#[test]
fn only_the_holder_of_a_closed_account_is_erased() {
    let erase = |reason: &str| C::EraseHolder { reason: reason.into() };
    given::<Account>([opened()]).when(erase("本人申请")).then_refused(E::NotClosed);
    given::<Account>([opened(), closed()])
        .when(erase(""))
        .then_refused(E::Blank { what: "删除个人信息的理由" });
    given::<Account>([opened(), closed()])
        .when(erase("本人申请"))
        .then([Ev::AccountHolderErased { reason: "本人申请".into() }]);
}
