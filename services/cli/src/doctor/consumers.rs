//! Views, process managers and the render queue: how far behind, and what they could not take.

use fawen_store::{Standing, Store};
use jiff::SignedDuration;

use super::Look;
use crate::consumers::Alarms;

/// So long may a consumer lag before somebody should look.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);

pub(super) async fn looks(store: &Store) -> Vec<Look> {
    let lag = fawen_worker::standings(store).await.map_err(Into::into);
    let alarms = Alarms::read(store).await.map_err(Into::into);
    vec![
        Look::of("消费进度", lag, |standings| of_lag(&standings)),
        Look::of("告警", alarms, |alarms| of_alarms(&alarms)),
    ]
}

fn of_lag(standings: &[Standing]) -> Look {
    const WHAT: &str = "消费进度";
    let behind = standings.iter().max_by_key(|standing| standing.lag());
    match behind {
        Some(last) if last.lag_time() > PATIENCE => {
            let (consumer, lag) = (&last.consumer, last.lag());
            Look::notice(WHAT, format!("“{consumer}”落后{lag}个事件，请运行 fawen work"))
        }
        Some(last) if last.lag() > 0 => {
            Look::well(WHAT, format!("“{}”落后{}个事件，正在跟上", last.consumer, last.lag()))
        }
        _ => Look::well(WHAT, format!("{}个消费者都已到日志末尾", standings.len())),
    }
}

fn of_alarms(alarms: &Alarms) -> Look {
    const WHAT: &str = "告警";
    match alarms.count() {
        0 => Look::well(WHAT, "没有被搁置的事件和印制"),
        count => {
            Look::fault(WHAT, format!("{count}项被搁置，用 fawen consumers 查看，排除原因后重试"))
        }
    }
}
