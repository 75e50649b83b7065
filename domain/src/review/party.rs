//! Who hands in does not judge (报送单位的人员不参加评审).

use std::collections::BTreeSet;

use super::{Expert, RoundError};
use crate::ids::AccountId;

/// Makes sure that nobody on a panel acted for a unit that hands in. Who acted is known from the entries of the
/// campaign, not from the round; an expert bears the name of his account.
///
/// # Errors
/// [`RoundError::PartyOnPanel`] with the first who did.
pub fn ensure_no_party(
    experts: &[Expert],
    parties: &BTreeSet<AccountId>,
) -> Result<(), RoundError> {
    let party = |expert: &&Expert| parties.contains(&AccountId::new(expert.id.as_str()));
    match experts.iter().find(party) {
        Some(expert) => Err(RoundError::PartyOnPanel { name: expert.name.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Refusal, region::RegionCode, review::rules};

    #[test]
    fn who_acted_for_a_unit_sits_on_no_panel() {
        let expert = |id: &str| Expert {
            id: id.into(),
            name: format!("专家{id}"),
            unit: "fudan".into(),
            recommender: None,
            region: RegionCode(31),
            role: "特聘专家".into(),
        };
        let parties = BTreeSet::from([AccountId::new("b")]);
        assert_eq!(ensure_no_party(&[expert("a"), expert("c")], &parties), Ok(()));
        let refused = ensure_no_party(&[expert("a"), expert("b")], &parties).unwrap_err();
        assert_eq!(refused.rule(), rules::PARTY);
        assert!(refused.to_string().contains("“专家b”经办过参评单位的报送"));
    }
}
