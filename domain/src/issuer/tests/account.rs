use super::*;

#[test]
fn a_new_body_issues_after_its_account_is_approved() {
    let new = registered(Founding::New);
    given::<Issuer>([new.clone()]).when(apply()).then([applied()]);
    given::<Issuer>([new.clone(), applied()]).when(apply()).then_nothing();
    given::<Issuer>([new.clone(), applied()]).when(approve()).then([approved()]);
    given::<Issuer>([new.clone(), applied(), approved()]).when(approve()).then_nothing();

    let waiting = state(&[new.clone(), applied()]);
    assert_eq!(waiting.ensure_may_issue(), Err(account_not_approved()));
    assert!(state(&[new, applied(), approved()]).may_issue());
    assert!(state(&[old()]).may_issue());
    assert_eq!(Issuer::default().ensure_may_issue(), Err(E::NotRegistered));
}

#[test]
fn only_what_was_applied_for_is_decided() {
    let new = registered(Founding::New);
    let decline =
        |reason: &str| C::DeclineAccount { by: "国务院办公厅".into(), reason: reason.into() };
    let declined = Ev::IssuerAccountDeclined {
        by: "国务院办公厅".into(),
        reason: "依据不足".into(),
    };
    let nothing = E::NoApplication { name: NAME.into() };
    for command in [approve(), decline("依据不足")] {
        given::<Issuer>([new.clone()]).when(command).then_refused(nothing.clone());
    }
    given::<Issuer>([old()]).when(decline("依据不足")).then_refused(nothing);
    given::<Issuer>([new.clone(), applied()]).when(decline("依据不足")).then([declined.clone()]);
    let what = "不予立户的理由";
    given::<Issuer>([new.clone(), applied()]).when(decline(" ")).then_refused(E::Blank { what });
    given::<Issuer>([new, applied(), declined]).when(apply()).then([applied()]);
}
