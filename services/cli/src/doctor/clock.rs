//! The clock: it must not stand before what is recorded already.

use fawen_domain::context::BEIJING;
use fawen_store::{Position, Store};
use jiff::{SignedDuration, Timestamp};

use super::Look;

/// Clocks of two machines may differ so much.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(5);

pub(super) async fn look(store: &Store) -> Look {
    const WHAT: &str = "时钟";
    Look::of(WHAT, last_recorded(store).await, |last| {
        let now = Timestamp::now();
        let here = shown(now);
        match last {
            Some(last) if last > now + TOLERANCE => {
                let last = shown(last);
                let mend = "请校准本机时钟，否则截止时间会判错";
                Look::fault(WHAT, format!("北京时间{here}，末个事件却记于{last}：{mend}"))
            }
            Some(last) => Look::well(WHAT, format!("北京时间{here}，末个事件记于{}", shown(last))),
            None => Look::well(WHAT, format!("北京时间{here}，还没有事件")),
        }
    })
}

async fn last_recorded(store: &Store) -> anyhow::Result<Option<Timestamp>> {
    let last = store.last_position().await?;
    let before = Position::new(last.get().saturating_sub(1));
    let events = store.raw_log(before, 1).await?;
    Ok(events.first().map(|event| event.recorded_at.parse()).transpose()?)
}

fn shown(moment: Timestamp) -> String {
    BEIJING.to_datetime(moment).strftime("%Y-%m-%d %H:%M:%S").to_string()
}
