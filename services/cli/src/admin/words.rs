//! Roles and their reach as people write them.

use fawen_domain::{
    account::{Role, Scope},
    context::BEIJING,
    ids::{CampaignId, IssuerId, UnitId},
};
use jiff::Timestamp;

/// A role by its Chinese name.
pub(super) fn role(text: &str) -> Result<Role, String> {
    let known = Role::ALL.into_iter().find(|role| role.label() == text);
    known.ok_or_else(|| {
        let labels: Vec<_> = Role::ALL.iter().map(|role| role.label()).collect();
        format!("角色应为{}之一", labels.join("、"))
    })
}

/// A part of the house: `全机关`, `机关:zwjc`, `单位:xiehe`, `活动:2022-ydyp`.
pub(super) fn scope(text: &str) -> Result<Scope, String> {
    let parts = text.split_once([':', '：']).filter(|(_, id)| !id.is_empty());
    match (text, parts) {
        ("全机关", _) => Ok(Scope::Everywhere),
        (_, Some(("机关", id))) => Ok(Scope::Issuer(IssuerId::new(id))),
        (_, Some(("单位", id))) => Ok(Scope::Unit(UnitId::new(id))),
        (_, Some(("活动", id))) => Ok(Scope::Campaign(CampaignId::new(id))),
        _ => Err("应为 全机关、机关:编号、单位:编号 或 活动:编号".to_owned()),
    }
}

/// A moment in Beijing: `2022-09-20 09:00`.
pub(super) fn beijing(at: Timestamp) -> String {
    BEIJING.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_their_reach_are_read() {
        assert_eq!(role("签发"), Ok(Role::Signer));
        assert!(role("signer").is_err());
        assert_eq!(scope("全机关"), Ok(Scope::Everywhere));
        assert_eq!(scope("单位：xiehe"), Ok(Scope::Unit("xiehe".into())));
        assert_eq!(scope("活动:2022-ydyp"), Ok(Scope::Campaign("2022-ydyp".into())));
        for text in ["", "单位", "单位:", "人:1"] {
            assert!(scope(text).is_err(), "{text}");
        }
    }
}
