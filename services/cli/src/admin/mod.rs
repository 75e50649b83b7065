//! `fawen admin`: accounts, for whoever has the store in hand. The first administrator comes from here.

mod list;
mod password;
mod words;

use std::io::Write;

use clap::{Args, Subcommand};
use fawen_accounts::{Accounts, AccountsError, password_problems};
use fawen_domain::{
    Actor, Context,
    account::{Grant, Holder, Role, Scope},
    ids::AccountId,
};
use fawen_store::{Envelope, Store};
use jiff::Timestamp;

use self::{
    password::PasswordArgument,
    words::{beijing, role, scope},
};
use crate::{
    arguments::{StoreArgument, TEMPLATE},
    exit::Outcome,
};

#[derive(Debug, Subcommand)]
pub(crate) enum Admin {
    /// 开通账号；不写角色就是系统管理员
    #[command(help_template = TEMPLATE, override_usage = "fawen admin create 登录名 --name 姓名 --organisation 单位 [--role 角色] [--in 范围] [--password-file 文件] [选项]")]
    Create(Create),
    /// 列出账号
    #[command(help_template = TEMPLATE, override_usage = "fawen admin list [--json] [--store 库]")]
    List(list::List),
    /// 授予角色
    #[command(help_template = TEMPLATE, override_usage = "fawen admin grant 登录名 角色 [--in 范围] [选项]")]
    Grant(GrantRole),
    /// 收回角色
    #[command(help_template = TEMPLATE, override_usage = "fawen admin revoke 登录名 角色 [--in 范围] --reason 理由 [选项]")]
    Revoke(Revoke),
    /// 停用账号
    #[command(help_template = TEMPLATE, override_usage = "fawen admin close 登录名 --reason 理由 [选项]")]
    Close(Close),
    /// 恢复停用的账号
    #[command(help_template = TEMPLATE, override_usage = "fawen admin reopen 登录名 --reason 理由 [选项]")]
    Reopen(Close),
    /// 邀请账号的使用人自己设置密码；忘记密码也用它
    #[command(help_template = TEMPLATE, override_usage = "fawen admin invite 登录名 [选项]")]
    Invite(Invite),
    /// 设置或重置密码
    #[command(help_template = TEMPLATE, override_usage = "fawen admin password 登录名 [--password-file 文件] [选项]")]
    Password(SetPassword),
}

/// Which account, and who does it.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Subject {
    /// 登录名
    #[arg(value_name = "登录名", help_heading = "参数")]
    login: String,
    /// 经办人姓名，记入历史；默认“命令行”
    #[arg(long, value_name = "经办人", default_value = "命令行", hide_default_value = true)]
    by: String,
    #[command(flatten)]
    store: StoreArgument,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Create {
    #[command(flatten)]
    subject: Subject,
    /// 使用人姓名
    #[arg(long, value_name = "姓名")]
    name: String,
    /// 使用人所在单位
    #[arg(long, value_name = "单位")]
    organisation: String,
    /// 角色：系统管理员、拟稿、审核、会签、签发、登记、用印、参评单位、推荐单位、专家、审计；默认系统管理员
    #[arg(long, value_name = "角色", default_value = "系统管理员", hide_default_value = true, value_parser = role)]
    role: Role,
    /// 角色的范围：全机关、机关:编号、单位:编号、活动:编号；默认全机关
    #[arg(long = "in", value_name = "范围", default_value = "全机关", hide_default_value = true, value_parser = scope)]
    scope: Scope,
    #[command(flatten)]
    password: PasswordArgument,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct GrantRole {
    #[command(flatten)]
    subject: Subject,
    /// 角色，如 拟稿
    #[arg(value_name = "角色", help_heading = "参数", value_parser = role)]
    role: Role,
    /// 角色的范围：全机关、机关:编号、单位:编号、活动:编号；默认全机关
    #[arg(long = "in", value_name = "范围", default_value = "全机关", hide_default_value = true, value_parser = scope)]
    scope: Scope,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Revoke {
    #[command(flatten)]
    grant: GrantRole,
    /// 收回的理由
    #[arg(long, value_name = "理由")]
    reason: String,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Close {
    #[command(flatten)]
    subject: Subject,
    /// 停用或恢复的理由
    #[arg(long, value_name = "理由")]
    reason: String,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Invite {
    #[command(flatten)]
    subject: Subject,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct SetPassword {
    #[command(flatten)]
    subject: Subject,
    #[command(flatten)]
    password: PasswordArgument,
}

pub(crate) async fn run(admin: Admin, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match admin {
        Admin::Create(create) => open(create, out).await?,
        Admin::List(list) => list::run(&list, out).await?,
        Admin::Grant(grant) => grant_role(grant, out).await?,
        Admin::Revoke(revoke) => withdraw(revoke, out).await?,
        Admin::Close(close) => {
            let (accounts, id, envelope) = close.subject.open().await?;
            accounts.close(&id, close.reason, &envelope).await?;
            writeln!(out, "已停用账号“{id}”，其会话全部结束")?;
        }
        Admin::Reopen(reopen) => {
            let (accounts, id, envelope) = reopen.subject.open().await?;
            accounts.reopen(&id, reopen.reason, &envelope).await?;
            writeln!(out, "已恢复账号“{id}”，角色和密码与停用前相同")?;
        }
        Admin::Invite(invite) => {
            let (accounts, id, envelope) = invite.subject.open().await?;
            let invitation = accounts.invite(&id, envelope.context.at).await?;
            writeln!(out, "邀请码（只显示这一次，{}前有效）：", beijing(invitation.until))?;
            writeln!(out, "{}", invitation.token.expose())?;
        }
        Admin::Password(set) => {
            let password = set.password.read(&set.subject.login)?;
            let (accounts, id, envelope) = set.subject.open().await?;
            accounts.set_password(&id, &password, &envelope).await?;
            writeln!(out, "已设置账号“{id}”的密码，其会话全部结束")?;
        }
    }
    Ok(Outcome::Success)
}

async fn open(create: Create, out: &mut dyn Write) -> anyhow::Result<()> {
    let Create { subject, name, organisation, role, scope, password } = create;
    let password = password.read(&subject.login)?;
    // Nothing is opened for a password that would be refused.
    let problems = password_problems(&password, &[&subject.login, &name]);
    if !problems.is_empty() {
        return Err(AccountsError::Password(problems).into());
    }
    let (accounts, id, envelope) = subject.on(Store::open_url(&subject.store.store).await?);
    let holder = Holder { account: id, name, organisation };
    let grant = Grant { role, scope };
    let told = grant.to_string();
    let id = accounts.open(holder, &[grant], &envelope).await?;
    let following =
        Envelope { command_id: format!("{}/password", envelope.command_id), ..envelope };
    accounts.set_password(&id, &password, &following).await?;
    writeln!(out, "已开通账号“{id}”，角色{told}")?;
    writeln!(out, "登录名：{id}，密码：刚才输入的密码")?;
    Ok(())
}

async fn grant_role(grant: GrantRole, out: &mut dyn Write) -> anyhow::Result<()> {
    let GrantRole { subject, role, scope } = grant;
    let (accounts, id, envelope) = subject.open().await?;
    let grant = Grant { role, scope };
    let told = grant.to_string();
    let done = accounts.grant(&id, grant, &envelope).await?;
    match done.positions {
        Some(_) => writeln!(out, "已授予账号“{id}”角色{told}")?,
        None => writeln!(out, "账号“{id}”早已有角色{told}")?,
    }
    Ok(())
}

async fn withdraw(revoke: Revoke, out: &mut dyn Write) -> anyhow::Result<()> {
    let Revoke { grant: GrantRole { subject, role, scope }, reason } = revoke;
    let (accounts, id, envelope) = subject.open().await?;
    let grant = Grant { role, scope };
    let told = grant.to_string();
    accounts.withdraw(&id, grant, reason, &envelope).await?;
    writeln!(out, "已收回账号“{id}”的角色{told}")?;
    Ok(())
}

impl Subject {
    /// The accounts of a store that is there.
    async fn open(&self) -> anyhow::Result<(Accounts, AccountId, Envelope)> {
        Ok(self.on(Store::open_existing(&self.store.store).await?))
    }

    fn on(&self, store: Store) -> (Accounts, AccountId, Envelope) {
        let actor = Actor { id: "cli".into(), name: self.by.clone() };
        let context = Context::new(Timestamp::now(), actor);
        let command = format!("admin:{}:{}", self.login, Timestamp::now().as_nanosecond());
        let login = fawen_domain::account::login_name(&self.login);
        let id = AccountId::new(login.unwrap_or_else(|_| self.login.clone()));
        (Accounts::new(store), id, Envelope::new(command, context))
    }
}
