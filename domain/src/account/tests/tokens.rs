use super::*;

fn with_role() -> [Ev; 2] {
    [opened(), granted(drafter())]
}

#[test]
fn a_token_says_what_it_is_for_and_how_long() {
    given::<Account>(with_role()).when(issue([drafter()])).then([issued()]);
    let with_token = [opened(), granted(drafter()), issued()];
    given::<Account>(with_token)
        .when(issue([drafter()]))
        .then_refused(E::TokenTaken { token: "t1".into() });
    given::<Account>(with_role())
        .at("2022-10-20T09:00:00+08:00")
        .when(issue([drafter()]))
        .then_refused(E::TokenOver { until: later() });
    let token = |purpose: &str, grants| C::IssueToken {
        token: "t1".into(),
        purpose: purpose.into(),
        grants,
        until: later(),
    };
    given::<Account>(with_role())
        .when(token(" ", BTreeSet::from([drafter()])))
        .then_refused(E::Blank { what: "令牌的用途" });
    given::<Account>(with_role())
        .when(token("报送系统", BTreeSet::new()))
        .then_refused(E::Blank { what: "令牌的权限" });
}

#[test]
fn a_token_does_no_more_than_its_account() {
    given::<Account>(with_role())
        .when(issue([drafter(), auditor()]))
        .then_refused(E::NotGranted { grant: auditor() });
    let now = "2022-09-20T09:00:00+08:00".parse().unwrap();
    let grants_at =
        |history: &[Ev], now| Account::replay(history).grants_of_token(&"t1".into(), now);
    let mut history = vec![opened(), granted(drafter()), issued()];
    assert_eq!(grants_at(&history, now), Some(BTreeSet::from([drafter()])));
    assert_eq!(grants_at(&history, later()), None);
    history.push(Ev::RoleWithdrawn { grant: drafter(), reason: "轮岗".into() });
    assert_eq!(grants_at(&history, now), Some(BTreeSet::new()));
    history.push(closed());
    assert_eq!(grants_at(&history, now), None);
}

#[test]
fn a_token_is_revoked_once_and_with_a_reason() {
    let history = [opened(), granted(drafter()), issued()];
    given::<Account>(history.clone()).when(revoke("泄露")).then([revoked()]);
    given::<Account>(history.clone())
        .when(revoke(""))
        .then_refused(E::Blank { what: "吊销令牌的理由" });
    given::<Account>(with_role())
        .when(revoke("泄露"))
        .then_refused(E::UnknownToken { token: "t1".into() });
    let [one, two, three] = history;
    let history = [one, two, three, revoked()];
    given::<Account>(history.clone()).when(revoke("泄露")).then_nothing();
    let now = "2022-09-20T09:00:00+08:00".parse().unwrap();
    assert_eq!(Account::replay(&history).grants_of_token(&"t1".into(), now), None);
}
