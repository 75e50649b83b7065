//! A house for a test: a store, the service on a free port, and a clock that the test moves.

use std::{
    path::PathBuf,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
};

use fawen_store::Store;
use fawen_typeset::{Fonts, Profile};
use fawen_web::{App, Clock, config::Config};
use fawen_worker::Press;
use jiff::Timestamp;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// The service of one test.
pub(super) struct House {
    pub(super) app: App,
    pub(super) address: String,
    seconds: Arc<AtomicI64>,
    stop: Option<oneshot::Sender<()>>,
    served: Option<JoinHandle<()>>,
    _folder: tempfile::TempDir,
}

/// Fonts are loaded once for all tests.
fn press() -> Press {
    static PRESS: OnceLock<Press> = OnceLock::new();
    PRESS.get_or_init(|| Press::new(Fonts::load(None).unwrap(), Profile::default())).clone()
}

impl House {
    /// Opens a house at a time in Beijing (RFC 3339).
    pub(super) async fn open(at: &str) -> Self {
        Self::open_with(at, |_| {}).await
    }

    /// The same, with another configuration.
    pub(super) async fn open_with(at: &str, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("fawen.db")).unwrap();
        let mut config = Config { files: folder.path().join("files"), ..Config::default() };
        change(&mut config);
        let start: Timestamp = at.parse().unwrap();
        let seconds = Arc::new(AtomicI64::new(start.as_second()));
        let hand = Arc::clone(&seconds);
        let clock =
            Clock::new(move || Timestamp::from_second(hand.load(Ordering::SeqCst)).unwrap());
        let app = App::new(store, config, press()).with_clock(clock);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let serving = fawen_web::serve(app.clone(), listener, async move { drop(stopped.await) });
        let served = tokio::spawn(async move { serving.await.unwrap() });
        Self { app, address, seconds, stop: Some(stop), served: Some(served), _folder: folder }
    }

    /// Moves the clock to a time (RFC 3339).
    pub(super) fn set_clock(&self, at: &str) {
        let at: Timestamp = at.parse().unwrap();
        self.seconds.store(at.as_second(), Ordering::SeqCst);
    }

    /// Where files are kept.
    pub(super) fn files(&self) -> PathBuf {
        self.app.config.files.clone()
    }

    /// What the worker would do now.
    pub(super) async fn work(&self) {
        let clock = self.app.clock.clone();
        let (store, press) = (&self.app.store, &self.app.press);
        fawen_worker::round(store, press, &self.files(), || clock.now()).await.unwrap();
    }

    /// An address of the service.
    pub(super) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Tells the service to stop and waits until it has.
    pub(super) async fn close(mut self) {
        drop(self.stop.take().unwrap().send(()));
        self.served.take().unwrap().await.unwrap();
    }
}
