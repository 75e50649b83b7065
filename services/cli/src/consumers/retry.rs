//! `fawen consumers retry`: tries again what was set aside.

use std::io::Write;

use fawen_store::{Position, Store};
use serde_json::json;

use super::{alarms::Alarms, arguments::Retry};
use crate::exit::{Outcome, WrongUse};

pub(crate) async fn retry(arguments: &Retry, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let consumer = arguments.consumer.as_deref();
    let known = fawen_worker::consumers();
    if let Some(consumer) = consumer.filter(|consumer| !known.contains(consumer)) {
        let known = known.join("、");
        return Err(WrongUse(format!("没有“{consumer}”这个消费者，可用的有：{known}")).into());
    }
    let store = Store::open_existing(&arguments.store.store).await?;
    let position = arguments.position.map(Position::new);
    let retried = fawen_worker::retry(&store, consumer, position).await?;
    // What was taken may have consequences of its own.
    fawen_worker::settle(&store).await?;
    let alarms = Alarms::read(&store).await?;
    if arguments.json {
        let retried: Vec<_> = retried
            .iter()
            .map(|(consumer, came)| {
                json!({"consumer": consumer, "taken": came.taken, "left": came.left})
            })
            .collect();
        let told = json!({"retried": retried, "alarms": alarms});
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        return Ok(alarms.outcome());
    }
    let taken = retried.iter().map(|(_, came)| came.taken).fold(0, u64::saturating_add);
    writeln!(out, "重试成功{taken}个，仍有告警{}个", alarms.count())?;
    for line in alarms.lines() {
        writeln!(out, "告警：{line}")?;
    }
    Ok(alarms.outcome())
}
