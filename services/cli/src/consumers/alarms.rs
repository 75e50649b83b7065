//! Alarms: events that were set aside, and jobs that cannot be done as they should.

use std::collections::BTreeMap;

use fawen_store::{Job, JobState, SetAside, Store, StoreError};
use fawen_worker::JOBS;
use serde::Serialize;

use crate::exit::{Outcome, tell};

/// All alarms of a store.
#[derive(Debug, Serialize)]
pub(crate) struct Alarms {
    /// Events that were set aside.
    pub(crate) set_aside: Vec<SetAside>,
    /// Jobs of the render queue that ended in an alarm.
    pub(crate) jobs: Vec<Job>,
}

impl Alarms {
    /// Reads them.
    ///
    /// # Errors
    /// A failure of the store.
    pub(crate) async fn read(store: &Store) -> Result<Self, StoreError> {
        let mut jobs = store.jobs(JOBS).await?;
        jobs.retain(|job| job.state == JobState::Alarm);
        Ok(Self { set_aside: store.set_aside(None).await?, jobs })
    }

    /// Findings, if there are any.
    pub(crate) fn outcome(&self) -> Outcome {
        if self.set_aside.is_empty() && self.jobs.is_empty() {
            Outcome::Success
        } else {
            Outcome::Findings
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.set_aside.len().saturating_add(self.jobs.len())
    }

    /// Each failure in one line, and in one line what waits behind it.
    pub(crate) fn lines(&self) -> Vec<String> {
        let failed = self.set_aside.iter().filter_map(failure);
        let behind = self.behind().into_iter().map(|((consumer, stream), count)| {
            format!("{consumer}：{stream}另有{count}个事件排在其后，暂不处理")
        });
        let jobs = self.jobs.iter().map(|job| {
            let error = job.error.as_deref().unwrap_or_default();
            format!("{JOBS}：“{}”第{}位的印制：{error}", job.key.subject, job.key.position)
        });
        failed.chain(behind).chain(jobs).collect()
    }

    /// How many events of which stream wait behind one that failed.
    fn behind(&self) -> BTreeMap<(&str, String), usize> {
        let mut behind = BTreeMap::new();
        for event in self.set_aside.iter().filter(|event| event.error.is_none()) {
            let count: &mut usize =
                behind.entry((event.consumer.as_str(), stream(event))).or_default();
            *count = count.saturating_add(1);
        }
        behind
    }
}

fn failure(event: &SetAside) -> Option<String> {
    let SetAside { consumer, position, tries, error, .. } = event;
    let (error, stream) = (error.as_deref()?, stream(event));
    Some(format!("{consumer}：第{position}位（{stream}）处理失败，已试{tries}次：{error}"))
}

fn stream(event: &SetAside) -> String {
    format!("{}/{}", event.aggregate_type, event.aggregate_id)
}

/// Tells of alarms on the error stream after a settling; findings, if there are any.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn tell_of_settling(store: &Store) -> Result<Outcome, StoreError> {
    let alarms = Alarms::read(store).await?;
    for line in alarms.lines() {
        tell(&format!("告警：{line}"));
    }
    if alarms.outcome() == Outcome::Findings {
        tell("排除原因后，用 fawen consumers retry 重试");
    }
    Ok(alarms.outcome())
}
