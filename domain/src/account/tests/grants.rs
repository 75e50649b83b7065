use super::*;

fn grant(grant: Grant) -> C {
    C::Grant { grant }
}

#[test]
fn a_role_is_granted_once_and_taken_away_with_a_reason() {
    given::<Account>([opened()]).when(grant(drafter())).then([granted(drafter())]);
    let history = [opened(), granted(drafter())];
    given::<Account>(history.clone()).when(grant(drafter())).then_nothing();
    let withdrawn = Ev::RoleWithdrawn { grant: drafter(), reason: "轮岗".into() };
    given::<Account>(history.clone()).when(withdraw(drafter(), "轮岗")).then([withdrawn.clone()]);
    given::<Account>(history.clone())
        .when(withdraw(drafter(), " "))
        .then_refused(E::Blank { what: "收回角色的理由" });
    given::<Account>([opened()])
        .when(withdraw(drafter(), "轮岗"))
        .then_refused(E::NotGranted { grant: drafter() });
    let [one, two] = history;
    assert!(Account::replay(&[one, two, withdrawn]).grants().is_empty());
}

#[test]
fn who_audits_does_nothing_else() {
    let apart = |held, wanted| E::AuditorApart { held, wanted };
    given::<Account>([opened(), granted(drafter())])
        .when(grant(auditor()))
        .then_refused(apart(Role::Drafter, Role::Auditor));
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Auditor) {
        let unit = matches!(role, Role::Entrant | Role::Recommender);
        let scope = if unit { Scope::Unit("xiehe".into()) } else { Scope::Everywhere };
        given::<Account>([opened(), granted(auditor())])
            .when(grant(grant_of(role, scope)))
            .then_refused(apart(Role::Auditor, role));
    }
    assert_eq!(
        apart(Role::Auditor, Role::Signer).to_string(),
        "账号已有“审计”角色，不能再授予“签发”：审计与办理业务的角色不得由同一账号兼任，请另开账号"
    );
}

#[test]
fn nobody_grants_himself_a_role() {
    given::<Account>([opened()])
        .by("wanghn", "王华宁")
        .when(grant(drafter()))
        .then_refused(E::OwnGrant);
}

#[test]
fn a_role_reaches_as_far_as_it_makes_sense() {
    let everywhere = || Scope::Everywhere;
    let unit = || Scope::Unit("xiehe".into());
    let campaign = || Scope::Campaign("2022-ydyp".into());
    for (role, scope) in [
        (Role::Administrator, campaign()),
        (Role::Auditor, Scope::Issuer("zwjc".into())),
        (Role::Entrant, everywhere()),
        (Role::Recommender, campaign()),
        (Role::Signer, unit()),
        (Role::Expert, unit()),
    ] {
        let wrong = grant_of(role, scope);
        given::<Account>([opened()])
            .when(grant(wrong.clone()))
            .then_refused(E::WrongReach { grant: wrong });
    }
    for (role, scope) in [
        (Role::Administrator, everywhere()),
        (Role::Entrant, unit()),
        (Role::Expert, campaign()),
        (Role::Signer, everywhere()),
    ] {
        let right = grant_of(role, scope);
        given::<Account>([opened()]).when(grant(right.clone())).then([granted(right)]);
    }
    assert_eq!(
        E::WrongReach { grant: grant_of(Role::Entrant, everywhere()) }.to_string(),
        "“参评单位”不能授予在全机关：这一角色只能授予一个单位"
    );
}
