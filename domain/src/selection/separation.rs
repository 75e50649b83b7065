//! Who decides is not who prepared it (职责分离). Who did what is known from the events, not from the state.

use std::collections::BTreeSet;

use super::SelectionError;
use crate::ids::AccountId;

/// Makes sure that who confirms the tiers did not propose them.
///
/// # Errors
/// [`SelectionError::OwnWork`].
pub fn ensure_confirms_others(
    account: &AccountId,
    name: &str,
    proposers: &BTreeSet<AccountId>,
) -> Result<(), SelectionError> {
    ensure_not_among(account, name, proposers, ("拟定等次", "确认等次"))
}

/// Makes sure that who settles an objection recorded none.
///
/// # Errors
/// [`SelectionError::OwnWork`].
pub fn ensure_settles_others(
    account: &AccountId,
    name: &str,
    recorders: &BTreeSet<AccountId>,
) -> Result<(), SelectionError> {
    ensure_not_among(account, name, recorders, ("登记异议", "处理异议"))
}

fn ensure_not_among(
    account: &AccountId,
    name: &str,
    others: &BTreeSet<AccountId>,
    (prepared, decides): (&'static str, &'static str),
) -> Result<(), SelectionError> {
    if others.contains(account) {
        return Err(SelectionError::OwnWork { name: name.to_owned(), prepared, decides });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Refusal;

    #[test]
    fn who_proposed_does_not_confirm_and_who_recorded_does_not_settle() {
        let wang = BTreeSet::from([AccountId::new("wang")]);
        assert_eq!(ensure_confirms_others(&"li".into(), "李", &wang), Ok(()));
        let refused = ensure_confirms_others(&"wang".into(), "王", &wang).unwrap_err();
        assert_eq!(refused.rule().id, "selection-separation");
        assert_eq!(refused.to_string(), "“王”已经拟定等次，不能再确认等次：请由别人办理");
        assert!(ensure_settles_others(&"wang".into(), "王", &wang).is_err());
    }
}
