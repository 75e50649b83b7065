//! `fawen views rebuild`: builds the views again from the log, beside those that readers see.

use std::io::Write;

use fawen_store::Store;

use crate::{arguments::StoreArgument, consumers::tell_of_settling, exit::Outcome};

pub(crate) async fn rebuild(
    arguments: &StoreArgument,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let store = Store::open_existing(&arguments.store).await?;
    let reached = fawen_views::rebuild(&store).await?;
    writeln!(out, "已从{reached}个事件重建全部{}个视图", fawen_views::all().len())?;
    Ok(tell_of_settling(&store).await?)
}
