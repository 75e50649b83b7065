//! Reminders (提醒): what is due is entered in an outbox, and from there posted to whoever brings messages to people
//! (短信平台、企业微信 …), again and again until it is taken.
//!
//! Each reminder has an identifier made of what it is about: entered once, however often it is looked for. It may be
//! posted twice, if the service dies between the post and its note; whoever takes it knows it by its identifier.

mod courier;
mod due;
mod outbox;
mod people;

use fawen_accounts::AccountsError;
use fawen_store::StoreError;

pub use self::{
    courier::{Courier, CourierError},
    due::Reminder,
    outbox::{Posted, post_due, remind},
};

/// Why reminders could not be looked for or posted.
#[derive(Debug, thiserror::Error)]
pub enum RemindError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The accounts.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
    /// A message in the outbox is none.
    #[error("提醒“{id}”无法解读：{source}")]
    Malformed {
        /// Its identifier.
        id: String,
        /// Why.
        source: serde_json::Error,
    },
}

impl RemindError {
    fn malformed(id: &str) -> impl FnOnce(serde_json::Error) -> Self {
        let id = id.to_owned();
        move |source| Self::Malformed { id, source }
    }
}
