mod grants;
mod identities;
mod life;
mod tokens;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{AccountCommand as C, AccountError as E, AccountEvent as Ev, *};
use crate::{
    Refusal,
    given::{context, given},
    personal::tests::without_personal_texts,
};

fn holder() -> Holder {
    Holder { account: "wanghn".into(), name: "王华宁".into(), organisation: "秘书处".into() }
}

fn opened() -> Ev {
    Ev::AccountOpened { holder: holder() }
}

fn grant_of(role: Role, scope: Scope) -> Grant {
    Grant { role, scope }
}

fn drafter() -> Grant {
    grant_of(Role::Drafter, Scope::Issuer("zwjc".into()))
}

fn auditor() -> Grant {
    grant_of(Role::Auditor, Scope::Everywhere)
}

fn granted(grant: Grant) -> Ev {
    Ev::RoleGranted { grant }
}

fn withdraw(grant: Grant, reason: &str) -> C {
    C::Withdraw { grant, reason: reason.into() }
}

fn close() -> C {
    C::Close { reason: " 调离 ".into() }
}

fn closed() -> Ev {
    Ev::AccountClosed { reason: "调离".into() }
}

fn is_closed() -> E {
    E::Closed { reason: "调离".into() }
}

fn later() -> Timestamp {
    "2022-10-20T09:00:00+08:00".parse().unwrap()
}

fn issue(grants: impl IntoIterator<Item = Grant>) -> C {
    let (purpose, grants) = ("报送系统".into(), grants.into_iter().collect());
    C::IssueToken { token: "t1".into(), purpose, grants, until: later() }
}

fn issued() -> Ev {
    let (purpose, grants) = ("报送系统".into(), BTreeSet::from([drafter()]));
    Ev::TokenIssued { token: "t1".into(), purpose, grants, until: later() }
}

fn revoke(reason: &str) -> C {
    C::RevokeToken { token: "t1".into(), reason: reason.into() }
}

fn revoked() -> Ev {
    Ev::TokenRevoked { token: "t1".into(), reason: "泄露".into() }
}

/// Where identities come from.
const PROVIDER: &str = "https://id.example.cn/";

fn link(subject: &str) -> C {
    let identity = Identity { subject: subject.into(), name: "wang".into() };
    C::LinkIdentity { provider: PROVIDER.into(), identity, how: LinkOccasion::SignedIn }
}

fn linked(subject: &str) -> Ev {
    let identity = Identity { subject: subject.into(), name: "wang".into() };
    Ev::IdentityLinked { provider: PROVIDER.into(), identity, how: LinkOccasion::SignedIn }
}

fn unlink(reason: &str) -> C {
    C::UnlinkIdentity { provider: PROVIDER.into(), reason: reason.into() }
}

fn unlinked() -> Ev {
    Ev::IdentityUnlinked { provider: PROVIDER.into(), reason: "换平台".into() }
}

fn commands() -> Vec<C> {
    vec![
        C::Grant { grant: drafter() },
        withdraw(drafter(), "轮岗"),
        close(),
        C::Reopen { reason: "误停".into() },
        C::SetPassword { how: PasswordChange::First },
        C::LockSignIn { until: later(), failures: 5 },
        issue([drafter()]),
        revoke("泄露"),
        C::EraseHolder { reason: "本人申请".into() },
        C::Grant { grant: auditor() },
        link("a1"),
        unlink("换平台"),
    ]
}

#[test]
fn refusals_name_their_rules() {
    for (error, id) in [
        (E::LoginTaken { login: "甲".into() }, "account-login"),
        (E::Blank { what: "姓名" }, "account-statement"),
        (is_closed(), "account-closed"),
        (E::NotGranted { grant: drafter() }, "account-reach"),
        (E::AuditorApart { held: Role::Drafter, wanted: Role::Auditor }, "account-audit-apart"),
        (E::OwnGrant, "account-oneself"),
        (E::OnlyWayIn, "account-identity"),
        (E::TokenTaken { token: "t1".into() }, "account-token"),
    ] {
        assert_eq!(error.rule().id, id);
    }
}

#[test]
fn what_is_erased_is_no_longer_in_the_state() {
    let erased = Ev::AccountHolderErased { reason: "本人申请".into() };
    assert_eq!(Account::erased(&erased).as_deref(), Some("holder"));
    let history = [opened(), linked("a1"), closed(), erased];
    let state = Account::replay(&history);
    assert_eq!(state, Account::replay(&without_personal_texts::<Account>(&history)));
    assert_eq!(state.name(), ERASED);
    assert!(state.identities().is_empty());
}

proptest! {
    #[test]
    fn an_auditor_never_holds_another_role_and_a_closed_account_gains_none(
        steps in prop::collection::vec(0_usize..12, 0..40),
    ) {
        let context = context("2022-09-20T09:00:00+08:00");
        let mut account = Account::default().evolve(&opened());
        let mut log = vec![opened()];
        for step in steps {
            let before = account.clone();
            for event in account.decide(commands()[step].clone(), &context).unwrap_or_default() {
                account = account.evolve(&event);
                log.push(event);
            }
            let auditor = account.grants().iter().any(|grant| grant.role == Role::Auditor);
            prop_assert!(!auditor || account.grants().len() == 1);
            prop_assert!(before.is_open() || account.grants().is_subset(before.grants()));
        }
        prop_assert_eq!(Account::replay(&log), account.clone());
        let json = serde_json::to_string(&account).unwrap();
        prop_assert_eq!(serde_json::from_str::<Account>(&json).unwrap(), account);
    }

    #[test]
    fn a_login_name_is_kept_as_it_is_looked_up(text in any::<String>()) {
        if let Ok(login) = login_name(&text) {
            prop_assert_eq!(login_name(&login), Ok(login.clone()));
            prop_assert_eq!(login_name(&format!(" {} ", text.to_ascii_uppercase())), Ok(login));
        }
    }
}
