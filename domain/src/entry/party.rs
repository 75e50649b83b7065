//! When a unit may register, and who may screen what it hands in.

use std::collections::BTreeSet;

use super::EntryError;
use crate::{
    campaign::{Campaign, Stage},
    ids::AccountId,
};

/// Makes sure that a campaign takes entries: its notice is issued, and it is not closed.
///
/// # Errors
/// [`EntryError::NotCollecting`].
pub fn ensure_collecting(campaign: &Campaign) -> Result<(), EntryError> {
    match campaign.stage() {
        Stage::Open => Ok(()),
        Stage::Planned | Stage::Closed | Stage::Archived | Stage::Cancelled { .. } => {
            Err(EntryError::NotCollecting)
        }
    }
}

/// Makes sure that who screens did not act for the unit; `parties` are the accounts that act or acted for it.
///
/// # Errors
/// [`EntryError::PartyScreens`].
pub fn ensure_screens_no_own(
    account: &AccountId,
    name: &str,
    parties: &BTreeSet<AccountId>,
) -> Result<(), EntryError> {
    if parties.contains(account) {
        return Err(EntryError::PartyScreens { name: name.to_owned() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Refusal;

    #[test]
    fn a_campaign_that_is_not_open_takes_no_entries() {
        let refused = ensure_collecting(&Campaign::default()).unwrap_err();
        assert_eq!(refused.rule().id, "entry-while-collecting");
        assert!(refused.to_string().contains("不在征集期"));
    }

    #[test]
    fn who_acted_for_a_unit_does_not_screen_it() {
        let parties = BTreeSet::from([AccountId::new("li")]);
        assert_eq!(ensure_screens_no_own(&"wang".into(), "王", &parties), Ok(()));
        let refused = ensure_screens_no_own(&"li".into(), "李", &parties).unwrap_err();
        assert_eq!(refused.rule().id, "review-party-does-not-judge");
    }
}
