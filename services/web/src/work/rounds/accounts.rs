//! The accounts that can sit on a panel.

use fawen_domain::{
    account::{Grant, Role, Scope},
    ids::{AccountId, CampaignId},
};

use fawen_views::Holders;

use super::{Member, campaigns};
use crate::{Problem, work::Desk};

/// The open accounts that hold 专家 in a campaign, with their names.
///
/// # Errors
/// 拟稿 in the campaign only.
pub async fn experts(desk: &Desk, campaign: &str) -> Result<Vec<(String, String)>, Problem> {
    campaigns::load_for(desk, campaign, &[Role::Drafter], "组成评委会").await?;
    let here = Scope::Campaign(CampaignId::new(campaign));
    let sits = |grant: &Grant| {
        grant.role == Role::Expert && (grant.scope == Scope::Everywhere || grant.scope == here)
    };
    let mut found = Vec::new();
    for id in Holders::of(&desk.app.store, Role::Expert).await? {
        let account = desk.app.accounts.account(&id).await?;
        let account =
            account.filter(|account| account.is_open() && account.grants().iter().any(sits));
        found.extend(account.map(|account| (id.to_string(), account.name().to_owned())));
    }
    Ok(found)
}

/// The member with the name of the account, where none was given.
///
/// # Errors
/// What the store runs into.
pub async fn named(desk: &Desk, mut member: Member) -> Result<Member, Problem> {
    if member.name.is_empty() {
        let id = AccountId::new(member.account.as_str());
        if let Some(account) = desk.app.accounts.account(&id).await? {
            account.name().clone_into(&mut member.name);
        }
    }
    Ok(member)
}
