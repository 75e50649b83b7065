//! What the tasks of a PostgreSQL store tell: who leads, what gets its position, what waits, which connection broke.

use std::time::{Duration, Instant};

use metrics::{counter, gauge, histogram};
use tracing::{debug, info, warn};

use crate::StoreError;

/// After so long a wait for an older transaction somebody should look for it.
const LONG: Duration = Duration::from_secs(10);

/// This process gives the positions from now on.
pub(crate) fn lead_taken() {
    counter!("fawen_sequencer_leads_total").increment(1);
    gauge!("fawen_sequencer_leading").set(1.0);
    info!("开始为事件排序（取得排序权）");
}

/// This process waits for the lead, or has left it to others.
pub(crate) fn not_leading(led: bool) {
    gauge!("fawen_sequencer_leading").set(0.0);
    if led {
        info!("不再为事件排序（排序权已交出或失去）");
    }
}

/// The order was repaired after a restore; so many events got their positions by it.
pub(crate) fn repaired(events: i64) {
    counter!("fawen_sequencer_repairs_total").increment(1);
    counter!("fawen_sequencer_repaired_events_total").increment(events.unsigned_abs());
    warn!(events, "数据库是恢复来的，事件顺序已接续");
}

/// What the leader's rounds come to.
#[derive(Debug, Default)]
pub(crate) struct Rounds {
    /// Since when events wait without one being taken, and whether that was said.
    waiting: Option<(Instant, bool)>,
}

impl Rounds {
    /// A batch got its positions.
    pub(crate) fn given(&mut self, events: usize) {
        self.nothing_waits();
        histogram!("fawen_position_batch_events").record(events as f64);
        debug!(events, "事件已排入日志");
    }

    /// Events wait until an older transaction ends.
    pub(crate) fn must_wait(&mut self) {
        let (since, said) = self.waiting.get_or_insert_with(|| (Instant::now(), false));
        if !*said && since.elapsed() > LONG {
            *said = true;
            let seconds = since.elapsed().as_secs();
            let oldest = "请看 pg_stat_activity 里 xact_start 最早的会话";
            warn!(seconds, "事件等候排入日志，因为有更早的事务没有结束：{oldest}");
        }
    }

    /// A wait, if there was one, is over.
    pub(crate) fn nothing_waits(&mut self) {
        if let Some((since, _)) = self.waiting.take() {
            histogram!("fawen_position_wait_seconds").record(since.elapsed().as_secs_f64());
        }
    }
}

/// A connection that is made again and again; told of once each time that it breaks.
#[derive(Debug)]
pub(crate) struct Link {
    task: &'static str,
    broken: bool,
}

impl Link {
    pub(crate) const fn of(task: &'static str) -> Self {
        Self { task, broken: false }
    }

    /// It was made, or made again.
    pub(crate) fn holds(&mut self) {
        if std::mem::take(&mut self.broken) {
            info!(task = self.task, "数据库连接已恢复");
        }
    }

    /// It broke, or could not be made. The reason is the server's or the system's, and holds no password.
    pub(crate) fn lost(&mut self, reason: &StoreError) {
        let again = std::mem::replace(&mut self.broken, true);
        if again {
            debug!(task = self.task, %reason, "数据库仍连不上");
            return;
        }
        counter!("fawen_connections_lost_total", "task" => self.task).increment(1);
        warn!(task = self.task, %reason, "数据库连接中断，正在重连");
    }
}
