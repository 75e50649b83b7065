//! `fawen admin trial`: an account for each role, to try the service with.

use std::io::Write;

use clap::Args;
use fawen_domain::{
    account::{Grant, Holder, Role, Scope},
    ids::AccountId,
};
use fawen_store::{Envelope, Store};
use fawen_views::{Campaigns, Cases};

use super::Subject;
use crate::arguments::StoreArgument;

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Trial {
    #[command(flatten)]
    store: StoreArgument,
}

/// Opens what is missing, gives all of them new passwords, and prints these.
pub(super) async fn run(trial: &Trial, out: &mut dyn Write) -> anyhow::Result<()> {
    let store = Store::open_existing(&trial.store.store).await?;
    fawen_views::catch_up(&store).await?;
    let unit = a_unit(&store).await?;
    writeln!(out, "试用账号（密码只显示这一次；再次运行会换新密码）：")?;
    for role in Role::ALL {
        let scope = match (role, &unit) {
            (Role::Entrant | Role::Recommender, Some((unit, _))) => unit.clone(),
            // Nobody has entered anything: there is no unit to act for.
            (Role::Entrant | Role::Recommender, None) => continue,
            _ => Scope::Everywhere,
        };
        let organisation = match (&unit, role) {
            (Some((_, name)), Role::Entrant) => name.clone(),
            _ => "试用".to_owned(),
        };
        let login = login(role);
        let password = password()?;
        let subject = Subject {
            login: login.to_owned(),
            by: "命令行".to_owned(),
            store: StoreArgument { store: trial.store.store.clone() },
        };
        let (accounts, id, envelope) = subject.on(store.clone());
        if accounts.account(&id).await?.is_none() {
            let name = format!("试用{}", role.label());
            let holder = Holder { account: id.clone(), name, organisation };
            accounts.open(holder, &[Grant { role, scope }], &envelope).await?;
        }
        set(&accounts, &id, &password, envelope).await?;
        writeln!(out, "  {:<12}{password}  {}", login, role.label())?;
    }
    Ok(())
}

async fn set(
    accounts: &fawen_accounts::Accounts,
    id: &AccountId,
    password: &str,
    envelope: Envelope,
) -> anyhow::Result<()> {
    let command_id = format!("{}/password", envelope.command_id);
    Ok(accounts.set_password(id, password, &Envelope { command_id, ..envelope }).await?)
}

/// A unit that has entered something, and its name.
async fn a_unit(store: &Store) -> anyhow::Result<Option<(Scope, String)>> {
    for campaign in Campaigns::list(store).await? {
        if let Some(case) = Cases::of_campaign(store, &campaign.campaign).await?.first() {
            return Ok(Some((Scope::Unit(case.unit.clone()), case.unit_name.clone())));
        }
    }
    Ok(None)
}

/// Letters only, so that it is read out and typed easily.
const fn login(role: Role) -> &'static str {
    match role {
        Role::Administrator => "admin",
        Role::Drafter => "nigao",
        Role::Reviewer => "shenhe",
        Role::Countersigner => "huiqian",
        Role::Signer => "qianfa",
        Role::Registrar => "dengji",
        Role::SealKeeper => "yongyin",
        Role::Entrant => "canping",
        Role::Recommender => "tuijian",
        Role::Expert => "zhuanjia",
        Role::Auditor => "shenji",
    }
}

/// 80 random bits in five groups.
fn password() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 10];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("系统不给随机数：{error}"))?;
    let groups =
        bytes.chunks(2).map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect());
    Ok(groups.collect::<Vec<String>>().join("-"))
}
