//! Metrics in the text format of Prometheus, in a file for its collector.
//!
//! Counters and times come from the store and the worker as they work; lag and queue are read off the store.

use std::path::Path;

use anyhow::Context as _;
use fawen_store::{JobState, Store};
use fawen_worker::JOBS;
use metrics::gauge;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::whole_file;

/// Seconds that divide the buckets of how long something took.
const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];
/// Events that divide the buckets of how many got their positions at once.
const EVENTS: &[f64] = &[1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0];

/// The metrics of this process.
pub(crate) struct Metrics(PrometheusHandle);

impl Metrics {
    /// Begins to count.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), SECONDS)?
            .set_buckets_for_metric(Matcher::Suffix("_batch_events".into()), EVENTS)?;
        let handle = builder.install_recorder().context("不能开始统计运行指标")?;
        Ok(Self(handle))
    }

    /// What tells them, for those who ask over HTTP.
    pub(crate) fn handle(&self) -> PrometheusHandle {
        self.0.clone()
    }

    /// Writes all of them, with where the store stands now.
    pub(crate) async fn write(&self, store: &Store, path: &Path) -> anyhow::Result<()> {
        for standing in fawen_worker::standings(store).await? {
            let consumer = standing.consumer.clone();
            gauge!("fawen_consumer_lag_events", "consumer" => consumer.clone())
                .set(standing.lag() as f64);
            gauge!("fawen_consumer_lag_seconds", "consumer" => consumer.clone())
                .set(standing.lag_time().as_secs_f64());
            gauge!("fawen_consumer_set_aside_events", "consumer" => consumer)
                .set(standing.set_aside as f64);
            gauge!("fawen_log_position").set(standing.last.get() as f64);
        }
        let jobs = store.jobs(JOBS).await?;
        for (name, state) in [
            ("waiting", JobState::Waiting),
            ("leased", JobState::Leased),
            ("done", JobState::Done),
            ("alarm", JobState::Alarm),
        ] {
            let count = jobs.iter().filter(|job| job.state == state).count();
            gauge!("fawen_render_jobs", "state" => name).set(count as f64);
        }
        self.0.run_upkeep();
        whole_file::write(path, self.0.render().as_bytes())
    }
}
