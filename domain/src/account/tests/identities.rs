use super::*;

#[test]
fn an_identity_is_bound_once_and_taken_away_with_a_reason() {
    given::<Account>([opened()]).when(link("a1")).then([linked("a1")]);
    given::<Account>([opened(), linked("a1")]).when(link("a1")).then_nothing();
    let bound = E::IdentityBound { name: "wang".into() };
    given::<Account>([opened(), linked("a1")]).when(link("b2")).then_refused(bound);
    given::<Account>([opened(), linked("a1")]).when(unlink("换平台")).then([unlinked()]);
    given::<Account>([opened(), linked("a1"), unlinked()]).when(link("b2")).then([linked("b2")]);
    given::<Account>([opened()]).when(unlink("换平台")).then_refused(E::NoIdentity);
    let blank = E::Blank { what: "解除绑定的理由" };
    given::<Account>([opened(), linked("a1")]).when(unlink(" ")).then_refused(blank);
}

#[test]
fn it_is_kept_to_the_letter() {
    let state = Account::replay(&[opened(), linked("a1")]);
    assert!(state.is_identity(PROVIDER, "a1"));
    for (provider, subject) in [(PROVIDER, "A1"), (PROVIDER, ""), ("https://id.example.cn", "a1")] {
        assert!(!state.is_identity(provider, subject), "{provider} {subject}");
    }
    for subject in ["", " a1", "a1\n"] {
        let refused = E::Blank { what: "统一身份的编号" };
        given::<Account>([opened()]).when(link(subject)).then_refused(refused);
    }
}

#[test]
fn a_closed_account_gets_none_and_loses_what_it_has() {
    given::<Account>([opened(), closed()]).when(link("a1")).then_refused(is_closed());
    given::<Account>([opened(), linked("a1"), closed()]).when(unlink("换平台")).then([unlinked()]);
}

#[test]
fn nobody_locks_himself_out() {
    let without = [opened(), linked("a1")];
    given::<Account>(without.clone())
        .by("wanghn", "王华宁")
        .when(unlink("换平台"))
        .then_refused(E::OnlyWayIn);
    let set = Ev::PasswordSet { how: PasswordChange::First };
    let with = [without[0].clone(), set, without[1].clone()];
    given::<Account>(with).by("wanghn", "王华宁").when(unlink("换平台")).then([unlinked()]);
}
