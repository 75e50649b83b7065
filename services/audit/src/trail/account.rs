//! Accounts (账号).

use fawen_domain::account::{AccountEvent as E, LinkOccasion, PasswordChange};

use super::words::{list, moment};

pub(crate) fn tell(event: &E) -> String {
    match event {
        E::AccountOpened { holder } => {
            format!("开通账号“{}”：{}，{}", holder.account, holder.name, holder.organisation)
        }
        E::RoleGranted { grant } => format!("授予角色{grant}"),
        E::RoleWithdrawn { grant, reason } => format!("收回角色{grant}，理由：{reason}"),
        E::AccountClosed { reason } => format!("停用账号，理由：{reason}"),
        E::AccountReopened { reason } => format!("恢复账号，理由：{reason}"),
        E::PasswordSet { how } => match how {
            PasswordChange::First => "设置密码",
            PasswordChange::Changed => "修改密码",
            PasswordChange::Reset => "重置密码",
        }
        .to_owned(),
        E::SignInLocked { until, failures } => {
            format!("登录连续失败{failures}次，锁定至{}", moment(*until))
        }
        E::TokenIssued { token, purpose, grants, until } => format!(
            "发放接口令牌{token}，用于{purpose}，权限：{}，有效期至{}",
            list(grants),
            moment(*until)
        ),
        E::TokenRevoked { token, reason } => format!("吊销接口令牌{token}，理由：{reason}"),
        E::IdentityLinked { provider, identity, how } => {
            let how = match how {
                LinkOccasion::SignedIn => "本人绑定",
                LinkOccasion::Invited => "接受邀请时绑定",
                LinkOccasion::Named => "按统一身份中的账号名绑定",
            };
            format!("{how}统一身份“{}”（{provider}）", identity.name)
        }
        E::IdentityUnlinked { provider, reason } => {
            format!("解除绑定统一身份（{provider}），理由：{reason}")
        }
        E::AccountHolderErased { reason } => format!("删除使用人的个人信息，理由：{reason}"),
    }
}
