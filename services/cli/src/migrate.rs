//! `fawen migrate`: makes the tables of a PostgreSQL database, or brings them up to date.

use std::io::Write;

use fawen_store::{Migrated, Store};

use crate::{arguments::Migrate, exit::Outcome};

pub(crate) async fn run(arguments: &Migrate, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let migrated = Store::migrate(&arguments.store, arguments.app_role.as_deref()).await?;
    writeln!(out, "{}", tables(&migrated))?;
    if let Some(role) = &migrated.role {
        writeln!(
            out,
            "角色“{role}”已获得最小权限：读取全部；添加事件和命令；改写视图和进度；排定事件顺序"
        )?;
    }
    Ok(Outcome::Success)
}

fn tables(migrated: &Migrated) -> String {
    match migrated {
        Migrated { found: 0, reached, .. } => format!("已建立全部表（结构版本{reached}）"),
        Migrated { found, reached, .. } if found == reached => {
            format!("表已是最新（结构版本{reached}），未作改动")
        }
        Migrated { found, reached, .. } => format!("表已从结构版本{found}升级到{reached}"),
    }
}
