//! Accounts in a store of their own.

use fawen_accounts::{Accounts, AccountsError, SignIn, SignedIn};
use fawen_domain::{
    Actor, Context,
    account::{Grant, Holder, Role, Scope},
    ids::AccountId,
};
use fawen_store::{Envelope, Store};
use jiff::{SignedDuration, Timestamp};

use crate::store::given::Bed;

pub(crate) const PASSWORD: &str = "窗外有三只麻雀正在吵架呢";
pub(crate) const ANOTHER: &str = "屋檐下的燕子去年没有回来";

/// Seconds after the beginning of the tests.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::constant(1_663_635_600, 0) + SignedDuration::from_secs(seconds)
}

pub(crate) fn envelope(command_id: &str) -> Envelope {
    let actor = Actor { id: "admin".into(), name: "管理员".into() };
    Envelope::new(command_id, Context::new(at(0), actor))
}

pub(crate) fn holder(login: &str) -> Holder {
    Holder { account: login.into(), name: "王华宁".into(), organisation: "秘书处".into() }
}

pub(crate) fn drafter() -> Grant {
    Grant { role: Role::Drafter, scope: Scope::Issuer("zwjc".into()) }
}

pub(crate) fn accounts(bed: &Bed) -> Accounts {
    Accounts::new(bed.store.clone())
}

/// The accounts, with one of this name that has a role and a password.
pub(crate) async fn with_account(bed: &Bed, login: &str) -> (Accounts, AccountId) {
    let accounts = accounts(bed);
    let id = accounts.open(holder(login), &[drafter()], &envelope("open")).await.unwrap();
    accounts.set_password(&id, PASSWORD, &envelope("password")).await.unwrap();
    (accounts, id)
}

pub(crate) async fn sign_in(
    accounts: &Accounts,
    name: &str,
    password: &str,
    seconds: i64,
) -> Result<SignedIn, AccountsError> {
    let given = SignIn { name, password, from: "192.0.2.1", previous: None };
    accounts.sign_in(given, at(seconds)).await
}

/// The names of the events of an account.
pub(crate) async fn history(store: &Store, id: &AccountId) -> Vec<String> {
    let events = store.events("Account", id.as_str()).await.unwrap();
    events.into_iter().map(|event| event.event_type).collect()
}

/// How many records or events hold this text, as a person who reads the database would find it.
pub(crate) async fn found(bed: &Bed, text: &str) -> i64 {
    let kept = format!("select count(*) from kept where key || owner || body like '%{text}%'");
    let events = format!("select count(*) from events where payload like '%{text}%'");
    let events = if bed.url().starts_with("postgres") {
        events.replace("payload", "payload::text")
    } else {
        events
    };
    bed.number(&kept).await + bed.number(&events).await
}
