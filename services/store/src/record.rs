//! What the store tells of its work: counts, times and lines of the log; names and positions, no contents.

pub(crate) mod sequencing;

use std::time::Instant;

use fawen_domain::Decider;
use metrics::{counter, histogram};
use tracing::{debug, info, warn};

use crate::{Envelope, Executed, Position};

/// A command was carried out, or had been before.
pub(crate) fn executed<D: Decider>(
    id: &str,
    envelope: &Envelope,
    executed: &Executed,
    began: Instant,
) {
    let outcome = if executed.replayed { "replayed" } else { "done" };
    counter!("fawen_commands_total", "stream" => D::TYPE, "outcome" => outcome).increment(1);
    histogram!("fawen_command_seconds").record(began.elapsed().as_secs_f64());
    let (last, command) = (executed.last().map(Position::get), &envelope.command_id);
    debug!(stream = D::TYPE, id, command, last, outcome, "命令已执行");
}

/// Somebody else was faster.
pub(crate) fn conflict<D: Decider>(id: &str, tries: u32) {
    counter!("fawen_conflicts_total", "stream" => D::TYPE).increment(1);
    info!(stream = D::TYPE, id, tries, "写入冲突，重试");
}

/// A consumer could not take an event.
pub(crate) fn set_aside(consumer: &str, position: Position) {
    counter!("fawen_set_aside_total", "consumer" => consumer.to_owned()).increment(1);
    warn!(consumer, position = position.get(), "事件被搁置，用 fawen consumers 查看");
}
