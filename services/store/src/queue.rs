//! The queue (任务队列): what is to be made of events outside of the store, once each.
//!
//! A job has a key: its kind, its subject, the position of the log that it works from, and the
//! template. [`Feeder`](crate::Feeder)s fill the queue in the transaction that moves their
//! checkpoint. Who works leases a job for a while; if he dies, another gets it when the time is
//! over. A key has one output: another one is an alarm.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::Value;

use crate::{Position, Store, StoreError};

/// The first pause after a failure; it doubles with each try.
const PAUSE: SignedDuration = SignedDuration::from_secs(10);
/// The longest pause.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(1);

/// What a job is known by; no two have the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct JobKey {
    /// What kind of work it is.
    pub kind: String,
    /// What it is about, e.g. the identifier of a document.
    pub subject: String,
    /// The position of the log that it works from.
    pub position: Position,
    /// The template with its hash; empty without one.
    pub template: String,
}

/// A job about to be put into the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// What it is known by.
    pub key: JobKey,
    /// What is to be done.
    pub task: Value,
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// It waits for somebody.
    Waiting,
    /// Somebody is at it.
    Leased,
    /// It is done, once and for all.
    Done,
    /// It cannot be done as it should; somebody must look.
    Alarm,
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Job {
    /// What it is known by.
    pub key: JobKey,
    /// What is to be done.
    pub task: Value,
    /// Where it stands.
    pub state: JobState,
    /// How often it was begun; a lease is told from later ones by it.
    pub tries: u32,
    /// What came of it: hashes of what was made.
    pub output: Option<String>,
    /// Why it did not succeed.
    pub error: Option<String>,
}

/// How an attempt at a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// It is done, and this came of it.
    Done(String),
    /// It failed for now; it comes again after a pause.
    Again(String),
    /// It cannot be done as it should.
    Alarm(String),
}

/// What an engine writes when an attempt ends.
#[derive(Debug, Clone)]
pub(crate) struct Finish {
    pub(crate) key: JobKey,
    pub(crate) tries: u32,
    pub(crate) state: JobState,
    /// RFC 3339: when a job that waits is due.
    pub(crate) due: String,
    pub(crate) output: Option<String>,
    pub(crate) error: Option<String>,
}

/// What the end of an attempt changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing: the job stays as it is.
    Keep(JobState),
    /// This is written.
    Write { state: JobState, output: Option<String>, error: Option<String> },
}

impl Verdict {
    /// How the job stands afterwards.
    pub(crate) const fn state(&self) -> JobState {
        match self {
            Self::Keep(state) | Self::Write { state, .. } => *state,
        }
    }
}

impl Finish {
    /// What this end changes in the job as it is held. A job that is done has one output; another
    /// one is an alarm.
    pub(crate) fn verdict(&self, held: Option<&Job>) -> Result<Verdict, StoreError> {
        let lost = || StoreError::LeaseLost { job: self.key.to_string() };
        let held = held.ok_or_else(lost)?;
        if held.state == JobState::Done {
            let Some((first, other)) = held.output.as_ref().zip(self.output.as_ref()) else {
                return Ok(Verdict::Keep(JobState::Done));
            };
            if first == other {
                return Ok(Verdict::Keep(JobState::Done));
            }
            let error = format!("同一任务两次结果不同：先为{first}，后为{other}");
            let (output, error) = (Some(first.clone()), Some(error));
            return Ok(Verdict::Write { state: JobState::Alarm, output, error });
        }
        if held.state != JobState::Leased || held.tries != self.tries {
            return Err(lost());
        }
        let (output, error) = (self.output.clone(), self.error.clone());
        Ok(Verdict::Write { state: self.state, output, error })
    }
}

impl JobState {
    /// The word by which it is stored.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Leased => "leased",
            Self::Done => "done",
            Self::Alarm => "alarm",
        }
    }

    /// The state stored by this word.
    pub(crate) fn of_word(word: &str) -> Self {
        match word {
            "waiting" => Self::Waiting,
            "leased" => Self::Leased,
            "done" => Self::Done,
            _ => Self::Alarm,
        }
    }
}

impl std::fmt::Display for JobKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}@{}", self.kind, self.subject, self.position)
    }
}

impl Store {
    /// Leases the job of a kind that is due first, until the lease is over; `None` when none is due
    /// at `now`. A job whose lease is over is due again.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn lease(
        &self,
        kind: &str,
        now: Timestamp,
        lease: SignedDuration,
    ) -> Result<Option<Job>, StoreError> {
        let until = later(now, lease);
        self.engine().lease(kind.to_owned(), stamp(now), stamp(until)).await
    }

    /// Ends an attempt at a job. A job that is done stays done; where somebody else was faster with
    /// the same output nothing happens, with another one it is an alarm.
    ///
    /// # Errors
    /// [`StoreError::LeaseLost`]: somebody else is at it now. Or an error of the database.
    pub async fn finish(
        &self,
        job: &Job,
        ending: Ending,
        now: Timestamp,
    ) -> Result<JobState, StoreError> {
        let (state, output, error) = match ending {
            Ending::Done(output) => (JobState::Done, Some(output), None),
            Ending::Again(error) => (JobState::Waiting, None, Some(error)),
            Ending::Alarm(error) => (JobState::Alarm, None, Some(error)),
        };
        let due = stamp(later(now, pause(job.tries)));
        let finish = Finish { key: job.key.clone(), tries: job.tries, state, due, output, error };
        self.engine().finish(finish).await
    }

    /// Lets jobs that ended in an alarm wait again; returns how many.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn retry_jobs(&self, kind: &str, only: Option<Position>) -> Result<u64, StoreError> {
        self.engine().retry_jobs(kind.to_owned(), only).await
    }

    /// The jobs of a kind, by subject and position.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn jobs(&self, kind: &str) -> Result<Vec<Job>, StoreError> {
        self.engine().jobs(kind.to_owned()).await
    }
}

/// The pause after so many tries.
fn pause(tries: u32) -> SignedDuration {
    let factor = 1_i32.checked_shl(tries.saturating_sub(1)).filter(|factor| *factor > 0);
    factor.and_then(|factor| PAUSE.checked_mul(factor)).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE)
}

/// A moment some time later; the last moment there is, at most.
fn later(moment: Timestamp, by: SignedDuration) -> Timestamp {
    moment.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// A moment as it is stored: always of one length, so that texts are ordered as moments are.
fn stamp(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        let seconds: Vec<i64> = [1, 2, 3, 9, 10, 31, 32, u32::MAX]
            .into_iter()
            .map(|tries| pause(tries).as_secs())
            .collect();
        assert_eq!(seconds, [10, 20, 40, 2560, 3600, 3600, 3600, 3600]);
    }

    #[test]
    fn stored_moments_are_ordered_as_texts() {
        let stamps = ["2022-09-20T01:00:00Z", "2022-09-20T01:00:00.5Z", "2022-09-20T01:00:01Z"]
            .map(|moment| stamp(moment.parse().unwrap()));
        assert!(stamps.is_sorted(), "{stamps:?}");
        assert_eq!(stamps[0], "2022-09-20T01:00:00.000Z");
    }
}
