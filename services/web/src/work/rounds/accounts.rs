//! The accounts that can sit on a panel.

use fawen_domain::{
    account::{Role, Scope},
    ids::{AccountId, CampaignId},
};

use super::{Member, campaigns};
use crate::{Problem, work::Desk};

/// How many accounts are read at once.
const BATCH: u32 = 200;

/// The open accounts that hold 专家 in a campaign, with their names.
///
/// # Errors
/// 拟稿 in the campaign only.
pub async fn experts(desk: &Desk, campaign: &str) -> Result<Vec<(String, String)>, Problem> {
    campaigns::load_for(desk, campaign, &[Role::Drafter], "组成评委会").await?;
    let here = Scope::Campaign(CampaignId::new(campaign));
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let batch = desk.app.accounts.list(&after, BATCH, desk.at).await?;
        let Some((last, _)) = batch.last() else { break };
        after = last.to_string();
        let sits = |scope: &Scope| *scope == Scope::Everywhere || *scope == here;
        let experts = batch.into_iter().filter(|(_, account)| {
            let mut grants = account.grants().iter();
            account.is_open()
                && grants.any(|grant| grant.role == Role::Expert && sits(&grant.scope))
        });
        found.extend(experts.map(|(id, account)| (id.to_string(), account.name().to_owned())));
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
