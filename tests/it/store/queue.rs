//! The queue: jobs from the log, each done once.

use std::sync::Arc;

use fawen_domain::register::{NumberRegister, RegisterEvent};
use fawen_store::{
    Ending, Fault, Feeder, Job, JobKey, JobState, LoggedEvent, NewJob, Position, StoreError,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::given::{Bed, on_both_engines};

/// A card for each number.
struct Cards;

impl Feeder for Cards {
    fn name(&self) -> &'static str {
        "cards"
    }

    fn jobs(&self, event: &LoggedEvent) -> Result<Vec<NewJob>, Fault> {
        let Some(RegisterEvent::NumberReserved { document, .. }) =
            event.decode::<NumberRegister>()?
        else {
            return Ok(Vec::new());
        };
        let key = JobKey {
            kind: "card".into(),
            subject: document.to_string(),
            position: event.position,
            template: String::new(),
        };
        Ok(vec![NewJob { key, task: json!({"document": document}) }])
    }
}

const LEASE: SignedDuration = SignedDuration::from_secs(60);

fn at(seconds: i64) -> Timestamp {
    Timestamp::constant(1_663_635_600, 0) + SignedDuration::from_secs(seconds)
}

async fn filled(bed: Bed, numbers: u32) -> Bed {
    let bed = bed.with_numbers(numbers).await;
    bed.store.run_feeder(&Arc::new(Cards)).await.unwrap();
    bed
}

async fn lease(bed: &Bed, seconds: i64) -> Option<Job> {
    bed.store.lease("card", at(seconds), LEASE).await.unwrap()
}

fn done(output: &str) -> Ending {
    Ending::Done(output.into())
}

async fn it_is_filled_with_the_checkpoint_and_holds_each_job_once(bed: Bed) {
    let bed = filled(bed, 2).await;
    assert_eq!(bed.store.checkpoint("cards").await.unwrap(), Position::new(3));
    // Filled again from the first event, it holds no more.
    bed.run("delete from checkpoints").await.unwrap();
    bed.store.run_feeder(&Arc::new(Cards)).await.unwrap();
    let jobs = bed.store.jobs("card").await.unwrap();
    let keys: Vec<_> = jobs.iter().map(|job| (job.key.to_string(), job.state)).collect();
    assert_eq!(
        keys,
        [
            ("card/document-1@2".to_owned(), JobState::Waiting),
            ("card/document-2@3".to_owned(), JobState::Waiting)
        ]
    );
    assert_eq!(jobs[0].task, json!({"document": "document-1"}));
}

async fn each_job_is_leased_to_one_and_done_once(bed: Bed) {
    let bed = filled(bed, 2).await;
    let first = lease(&bed, 0).await.unwrap();
    let second = lease(&bed, 0).await.unwrap();
    assert_eq!(
        (first.key.subject.as_str(), second.key.subject.as_str()),
        ("document-1", "document-2")
    );
    assert_eq!(lease(&bed, 0).await, None);
    for job in [first, second] {
        let state = bed.store.finish(&job, done("hash"), at(1)).await.unwrap();
        assert_eq!(state, JobState::Done);
    }
    assert_eq!(lease(&bed, 1_000_000).await, None);
}

async fn what_a_dead_worker_held_another_gets_when_the_time_is_over(bed: Bed) {
    let bed = filled(bed, 1).await;
    let dead = lease(&bed, 0).await.unwrap();
    assert_eq!(lease(&bed, 59).await, None);
    let second = lease(&bed, 60).await.unwrap();
    assert_eq!((second.key.clone(), second.tries), (dead.key.clone(), 2));
    // Risen from the dead, the first may not say how it ended.
    let lost = bed.store.finish(&dead, done("hash"), at(61)).await.unwrap_err();
    assert!(matches!(lost, StoreError::LeaseLost { .. }));
    assert_eq!(lost.to_string(), "任务“card/document-1@2”的租约已过期，由别处接手：本次结果作废");
    bed.store.finish(&second, done("hash"), at(62)).await.unwrap();
    // Once it is done, the same output is no news.
    assert_eq!(bed.store.finish(&dead, done("hash"), at(63)).await.unwrap(), JobState::Done);
}

async fn another_output_under_the_same_key_is_an_alarm(bed: Bed) {
    let bed = filled(bed, 1).await;
    let slow = lease(&bed, 0).await.unwrap();
    let quick = lease(&bed, 60).await.unwrap();
    bed.store.finish(&quick, done("甲"), at(61)).await.unwrap();
    assert_eq!(bed.store.finish(&slow, done("乙"), at(62)).await.unwrap(), JobState::Alarm);
    let job = bed.store.jobs("card").await.unwrap().remove(0);
    assert_eq!(job.error.as_deref(), Some("同一任务两次结果不同：先为甲，后为乙"));
    assert_eq!(job.output.as_deref(), Some("甲"));
}

async fn a_failure_comes_again_after_a_pause_and_an_alarm_when_it_is_told_to(bed: Bed) {
    let bed = filled(bed, 1).await;
    let job = lease(&bed, 0).await.unwrap();
    bed.store.finish(&job, Ending::Again("磁盘已满".into()), at(1)).await.unwrap();
    assert_eq!(lease(&bed, 10).await, None);
    let job = lease(&bed, 11).await.unwrap();
    assert_eq!((job.tries, job.error.as_deref()), (2, Some("磁盘已满")));
    bed.store.finish(&job, Ending::Alarm("与记录不符".into()), at(12)).await.unwrap();
    assert_eq!(lease(&bed, 1_000_000).await, None);
    assert_eq!(bed.store.retry_jobs("card", Some(Position::new(9))).await.unwrap(), 0);
    assert_eq!(bed.store.retry_jobs("card", None).await.unwrap(), 1);
    assert_eq!(lease(&bed, 13).await.unwrap().tries, 3);
}

on_both_engines!(
    it_is_filled_with_the_checkpoint_and_holds_each_job_once,
    each_job_is_leased_to_one_and_done_once,
    what_a_dead_worker_held_another_gets_when_the_time_is_over,
    another_output_under_the_same_key_is_an_alarm,
    a_failure_comes_again_after_a_pause_and_an_alarm_when_it_is_told_to,
);
