//! `fawen consumers`: where each consumer stands, and all alarms.

use std::io::Write;

use fawen_store::{JobState, Standing, Store};
use fawen_worker::JOBS;
use jiff::SignedDuration;
use serde_json::json;

use super::{alarms::Alarms, arguments::List};
use crate::exit::Outcome;

pub(crate) async fn list(arguments: &List, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let store = Store::open_existing(&arguments.store.store).await?;
    let standings = fawen_worker::standings(&store).await?;
    let alarms = Alarms::read(&store).await?;
    let jobs = store.jobs(JOBS).await?;
    let count = |state| jobs.iter().filter(|job| job.state == state).count();
    let (waiting, done) =
        (count(JobState::Waiting).saturating_add(count(JobState::Leased)), count(JobState::Done));
    if arguments.json {
        let consumers: Vec<_> = standings.iter().map(as_json).collect();
        let queue = json!({"waiting": waiting, "done": done, "alarms": alarms.jobs});
        let told =
            json!({"consumers": consumers, "set_aside": alarms.set_aside, "render_queue": queue});
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        return Ok(alarms.outcome());
    }
    for standing in &standings {
        writeln!(out, "{}", line(standing))?;
    }
    writeln!(out, "印制队列：待办{waiting}项，已办{done}项，告警{}项", alarms.jobs.len())?;
    for line in alarms.lines() {
        writeln!(out, "告警：{line}")?;
    }
    if alarms.outcome() == Outcome::Findings {
        writeln!(out, "排除原因后，用 fawen consumers retry 重试")?;
    }
    Ok(alarms.outcome())
}

fn as_json(standing: &Standing) -> serde_json::Value {
    json!({
        "consumer": standing.consumer,
        "position": standing.position,
        "last": standing.last,
        "lag": standing.lag(),
        "lag_seconds": standing.lag_time().as_secs(),
        "set_aside": standing.set_aside,
    })
}

fn line(standing: &Standing) -> String {
    let Standing { consumer, position, last, set_aside, .. } = standing;
    let lag = match standing.lag() {
        0 => "无滞后".to_owned(),
        lag => format!("滞后{lag}个事件（{}）", span(standing.lag_time())),
    };
    format!("{consumer:<16}  {position}/{last}  {lag}  搁置{set_aside}个")
}

/// A span of time in its largest unit.
fn span(time: SignedDuration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{seconds}秒"),
        60..3600 => format!("{}分钟", seconds / 60),
        3600..86_400 => format!("{}小时", seconds / 3600),
        _ => format!("{}天", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lag_is_told_in_its_largest_unit() {
        let spans = [0, 59, 60, 3599, 3600, 86_399, 200_000].map(SignedDuration::from_secs);
        assert_eq!(
            spans.map(span),
            ["0秒", "59秒", "1分钟", "59分钟", "1小时", "23小时", "2天"].map(str::to_owned)
        );
    }
}
