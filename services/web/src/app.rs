//! What every handler has at hand.

use std::{fmt, sync::Arc};

use fawen_store::Store;
use fawen_worker::Press;
use jiff::Timestamp;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::config::Config;

/// Tells the time; tests move it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub fn of_machine() -> Self {
        Self::new(Timestamp::now)
    }

    /// A clock of one's own.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// What every handler has at hand; cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The events and their views.
    pub store: Store,
    /// What papers are printed with.
    pub press: Press,
    /// How the service was set up.
    pub config: Arc<Config>,
    /// What time it is.
    pub clock: Clock,
    /// What was counted, if anything counts.
    pub metrics: Option<Arc<PrometheusHandle>>,
}

impl App {
    /// The service over a store, with the clock of the machine, counting nothing.
    #[must_use]
    pub fn new(store: Store, config: Config, press: Press) -> Self {
        let clock = Clock::of_machine();
        Self { store, press, config: Arc::new(config), clock, metrics: None }
    }

    /// The same, with another clock.
    #[must_use]
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// The same, telling what was counted.
    #[must_use]
    pub fn with_metrics(mut self, handle: PrometheusHandle) -> Self {
        self.metrics = Some(Arc::new(handle));
        self
    }
}
