//! What every handler has at hand.

use std::{fmt, sync::Arc};

use fawen_accounts::Accounts;
use fawen_files::Files;
use fawen_oidc::Provider;
use fawen_store::Store;
use fawen_worker::Press;
use jiff::Timestamp;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

use crate::{
    config::Config,
    work::{audit::Bench, public::Leaves},
};

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
    /// Who is who.
    pub accounts: Accounts,
    /// What papers are printed with.
    pub press: Press,
    /// What units hand in.
    pub files: Files,
    /// How the service was set up.
    pub config: Arc<Config>,
    /// What time it is.
    pub clock: Clock,
    /// What was counted, if anything counts.
    pub metrics: Option<Arc<PrometheusHandle>>,
    /// Where auditors verify the record and make bundles, one at a time.
    pub bench: Bench,
    /// The pages of published papers.
    pub leaves: Leaves,
    /// Who vouches for people, if anybody does.
    pub provider: Option<Arc<Provider>>,
    /// Whether the service was told to stop.
    stop: watch::Sender<bool>,
}

impl App {
    /// The service over a store, with the clock of the machine, counting nothing.
    #[must_use]
    pub fn new(store: Store, config: Config, press: Press, files: Files) -> Self {
        let (clock, stop) = (Clock::of_machine(), watch::Sender::new(false));
        let accounts = Accounts::new(store.clone());
        let provider = config.settings_of_oidc().map(|of| Arc::new(Provider::new(of)));
        let (config, bench, leaves) = (Arc::new(config), Bench::default(), Leaves::default());
        Self {
            store,
            accounts,
            press,
            files,
            config,
            clock,
            metrics: None,
            bench,
            leaves,
            provider,
            stop,
        }
    }

    /// Tells those who wait for something that the service stops.
    pub(crate) fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Comes true when the service stops.
    pub(crate) fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
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
