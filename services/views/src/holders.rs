//! Who was granted a role (授予角色): an index of accounts. Whether somebody still holds it, their account says.

use fawen_domain::{
    account::{Account, AccountEvent, Role},
    ids::AccountId,
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewWriter};

use crate::table::Table;

/// By role and account.
const TABLE: Table<AccountId> = Table::new("holders");

/// The projection of those who were granted a role.
#[derive(Debug, Clone, Copy)]
pub struct Holders;

impl Holders {
    /// The accounts that hold a role or held it, by login name.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn of(store: &Store, role: Role) -> Result<Vec<AccountId>, StoreError> {
        TABLE.scan(store, &prefix(role)).await
    }
}

fn prefix(role: Role) -> String {
    format!("{}/", role.label())
}

impl Projection for Holders {
    fn name(&self) -> &'static str {
        "holders"
    }

    fn views(&self) -> &'static [&'static str] {
        &["holders"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        if let Some(AccountEvent::RoleGranted { grant }) = event.decode::<Account>()? {
            let id = event.aggregate_id.as_str();
            TABLE.put(views, &format!("{}{id}", prefix(grant.role)), &AccountId::new(id))?;
        }
        Ok(())
    }
}
