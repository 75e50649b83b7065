//! The record: pages of the file, positions and sequences.

use fawen_store::{Position, Store};

use super::Look;

/// Pages of a store in a file; of a server's its own tools tell.
pub(super) fn pages(url: &str) -> Look {
    const WHAT: &str = "数据页";
    let Ok(path) = Store::file(url) else {
        return Look::well(WHAT, "由数据库服务器管理，请用 pg_amcheck 检查");
    };
    Look::of(WHAT, fawen_store::inspect(path).map_err(Into::into), |found| {
        let (last, size) = (found.last, found.bytes / 1024);
        Look::well(WHAT, format!("逐页检查无误，{last}个事件，{size} KB"))
    })
}

/// Every position once, every stream without a gap: reading finds a hole.
pub(super) async fn sequence(store: &Store) -> Look {
    const WHAT: &str = "事件次序";
    Look::of(WHAT, read_through(store).await, |last| {
        Look::well(WHAT, format!("第1位到第{last}位连续，没有不在日志里的事件"))
    })
}

async fn read_through(store: &Store) -> anyhow::Result<Position> {
    const BATCH: u32 = 5_000;
    let mut reached = Position::START;
    loop {
        let events = store.raw_log(reached, BATCH).await?;
        let Some(last) = events.last() else { break };
        reached = last.position;
    }
    let outside = store.unlogged(1).await?;
    if let Some(event) = outside.first() {
        let (kind, id) = (&event.aggregate_type, &event.aggregate_id);
        anyhow::bail!(
            "{kind}/{id}的第{}个事件不在日志里：请运行 fawen audit verify",
            event.sequence
        );
    }
    Ok(reached)
}
