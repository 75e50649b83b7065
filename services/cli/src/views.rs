//! `fawen views rebuild`: throws the views away and builds them again from the log.

use std::io::Write;

use fawen_store::Store;

use crate::{arguments::StoreArgument, exit::Outcome};

pub(crate) async fn rebuild(
    arguments: &StoreArgument,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let store = Store::open_existing(&arguments.store).await?;
    let reached = fawen_views::rebuild(&store).await?;
    writeln!(out, "已从{reached}个事件重建全部{}个视图", fawen_views::all().len())?;
    Ok(Outcome::Success)
}
