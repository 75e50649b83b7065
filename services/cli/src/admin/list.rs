//! `fawen admin list`: who there is, and what they may do.

use std::io::Write;

use clap::Args;
use fawen_accounts::Accounts;
use fawen_domain::{account::Account, ids::AccountId};
use fawen_store::Store;
use jiff::Timestamp;
use serde_json::json;

use super::words::beijing;
use crate::arguments::StoreArgument;

/// So many accounts are read at once.
const PAGE: u32 = 200;

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct List {
    /// 每行一个 JSON 对象
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArgument,
}

pub(super) async fn run(list: &List, out: &mut dyn Write) -> anyhow::Result<()> {
    let accounts = Accounts::new(Store::open_existing(&list.store.store).await?);
    let (now, mut after, mut count) = (Timestamp::now(), String::new(), 0_usize);
    loop {
        let page = accounts.list(&after, PAGE, now).await?;
        let Some((last, _)) = page.last() else { break };
        last.as_str().clone_into(&mut after);
        for (id, account) in &page {
            match list.json {
                true => writeln!(out, "{}", json!({ "login": id, "account": account }))?,
                false => tell(id, account, now, out)?,
            }
        }
        count = count.saturating_add(page.len());
    }
    if count == 0 && !list.json {
        writeln!(out, "还没有账号：请用 fawen admin create 开通第一个系统管理员")?;
    }
    Ok(())
}

fn tell(
    id: &AccountId,
    account: &Account,
    now: Timestamp,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let organisation = account.holder().map_or("", |holder| &holder.organisation);
    writeln!(out, "{id}  {}（{organisation}）", account.name())?;
    for grant in account.grants() {
        writeln!(out, "  角色：{grant}")?;
    }
    if !account.has_password() {
        writeln!(out, "  尚未设置密码")?;
    }
    if let Some(reason) = account.closed() {
        writeln!(out, "  已停用，理由：{reason}")?;
    }
    if let Some(until) = account.locked_until().filter(|until| *until > now) {
        writeln!(out, "  登录锁定至{}", beijing(until))?;
    }
    for (token, it) in account.tokens().iter().filter(|(_, it)| !it.revoked && it.until > now) {
        writeln!(out, "  接口令牌{token}：{}，有效期至{}", it.purpose, beijing(it.until))?;
    }
    Ok(())
}
