//! Tokens for programs: no more rights than their account, over in time, revoked at once.

use std::collections::BTreeSet;

use fawen_accounts::{Accounts, IssuedToken};
use fawen_domain::{
    account::{Grant, Role, Scope},
    ids::AccountId,
};

use super::given::{at, drafter, envelope, found, with_account};
use crate::store::given::{Bed, on_both_engines};

async fn issue(accounts: &Accounts, id: &AccountId) -> IssuedToken {
    let grants = BTreeSet::from([drafter()]);
    let envelope = envelope("issue");
    accounts.issue_token(id, "报送系统".into(), grants, at(100), &envelope).await.unwrap()
}

async fn a_token_acts_for_its_account_until_its_end(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let signer = Grant { role: Role::Signer, scope: Scope::Everywhere };
    accounts.grant(&id, signer, &envelope("grant")).await.unwrap();
    let token = issue(&accounts, &id).await;
    let secret = token.secret.expose();
    assert!(secret.starts_with("fawen_") && secret.len() == 70);
    assert_eq!(found(&bed, &secret["fawen_".len()..]).await, 0);
    let principal = accounts.bearer(secret, at(99)).await.unwrap().unwrap();
    assert_eq!((&principal.account, &principal.grants[..]), (&id, &[drafter()][..]));
    assert_eq!(accounts.bearer(secret, at(100)).await.unwrap(), None);
    for other in ["", "fawen_", token.id.as_str(), &secret["fawen_".len()..]] {
        assert_eq!(accounts.bearer(other, at(1)).await.unwrap(), None);
    }
    // It opens no session.
    assert_eq!(accounts.session(secret, at(1)).await.unwrap(), None);
}

async fn a_token_ends_with_its_revocation_its_roles_or_its_account(bed: Bed) {
    let (accounts, id) = with_account(&bed, "wanghn").await;
    let token = issue(&accounts, &id).await;
    let rival = Accounts::new(bed.rival().await);
    let bearer = async || rival.bearer(token.secret.expose(), at(1)).await.unwrap();
    accounts.withdraw(&id, drafter(), "轮岗".into(), &envelope("w")).await.unwrap();
    assert_eq!(bearer().await.unwrap().grants, []);
    accounts.close(&id, "调离".into(), &envelope("close")).await.unwrap();
    assert_eq!(bearer().await, None);
    accounts.reopen(&id, "调回".into(), &envelope("reopen")).await.unwrap();
    assert!(bearer().await.is_some());
    accounts.revoke_token(&id, token.id.clone(), "泄露".into(), &envelope("r")).await.unwrap();
    assert_eq!(bearer().await, None);
}

on_both_engines!(
    a_token_acts_for_its_account_until_its_end,
    a_token_ends_with_its_revocation_its_roles_or_its_account,
);
