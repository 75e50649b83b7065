//! A house for a test: a store, the service on a free port, and a clock that the test moves.

use std::{
    path::PathBuf,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
};

use fawen_domain::{
    Actor, Context,
    account::{Grant, Holder, Role, Scope},
    ids::AccountId,
};
use fawen_files::Files;
use fawen_store::{Envelope, Store};
use fawen_typeset::{Fonts, Profile};
use fawen_web::{App, Clock, config::Config};
use fawen_worker::Press;
use jiff::{SignedDuration, Timestamp};
use reqwest::{Client, Method, header::HeaderMap};
use serde_json::Value;
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
        Self::start(folder, store, at, change).await
    }

    /// The same over a store of either engine.
    pub(super) async fn over(store: Store, at: &str) -> Self {
        Self::start(tempfile::tempdir().unwrap(), store, at, |_| {}).await
    }

    async fn start(
        folder: tempfile::TempDir,
        store: Store,
        at: &str,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut config = Config {
            store: format!("sqlite:{}", folder.path().join("fawen.db").display()),
            files: folder.path().join("files"),
            ..Config::default()
        };
        config.http.listen = listener.local_addr().unwrap();
        change(&mut config);
        let start: Timestamp = at.parse().unwrap();
        let seconds = Arc::new(AtomicI64::new(start.as_second()));
        let hand = Arc::clone(&seconds);
        let clock =
            Clock::new(move || Timestamp::from_second(hand.load(Ordering::SeqCst)).unwrap());
        let program = env!("CARGO_BIN_EXE_fawen-tested").into();
        let files = Files::open(config.settings_of_files(program)).unwrap();
        let app = App::new(store, config, press(), files).with_clock(clock);
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
        fawen_worker::clean_uploads(self.app.files.uploads(), clock.now()).await;
        for consumer in fawen_worker::consumers() {
            let alarms = store.set_aside(Some(consumer)).await.unwrap();
            assert!(alarms.is_empty(), "{consumer}: {alarms:?}");
        }
    }

    /// An address of the service.
    pub(super) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Tells the service to stop and waits until it has.
    pub(super) async fn close(mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        self.served.take().unwrap().await.unwrap();
    }
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Value,
}

impl Answer {
    /// The answer, which must be a success.
    #[track_caller]
    pub(super) fn ok(self) -> Value {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.body);
        self.body
    }

    /// The problem, which must have this status.
    #[track_caller]
    pub(super) fn refused(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        self.body
    }
}

/// Somebody who calls the service with a token.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    client: Client,
    address: String,
    token: String,
}

impl House {
    /// What goes around a command of the one who runs the tests.
    pub(super) fn envelope(&self, name: &str) -> Envelope {
        let actor = Actor { id: "tester".into(), name: "测试员".into() };
        Envelope::new(format!("test/{name}"), Context::new(self.app.clock.now(), actor))
    }

    /// Opens an account with these rights.
    pub(super) async fn account(&self, name: &str, grants: &[(Role, Scope)]) -> AccountId {
        let grants: Vec<Grant> = grants
            .iter()
            .map(|(role, scope)| Grant { role: *role, scope: scope.clone() })
            .collect();
        let holder = Holder {
            account: name.into(),
            name: format!("用户{name}"),
            organisation: "办公室".into(),
        };
        let envelope = self.envelope(&format!("open-{name}"));
        self.app.accounts.open(holder, &grants, &envelope).await.unwrap()
    }

    /// Opens an account with these rights, and calls with a token of it.
    pub(super) async fn caller(&self, name: &str, grants: &[(Role, Scope)]) -> Caller {
        let id = self.account(name, grants).await;
        self.token(&id, grants).await
    }

    /// Calls with a token of an account that is there.
    pub(super) async fn token(&self, id: &AccountId, grants: &[(Role, Scope)]) -> Caller {
        let grants = grants.iter().map(|(role, scope)| Grant { role: *role, scope: scope.clone() });
        let until = self.app.clock.now() + SignedDuration::from_hours(24 * 300);
        let envelope = self.envelope(&format!("token-{id}"));
        let token = self
            .app
            .accounts
            .issue_token(id, "测试".into(), grants.collect(), until, &envelope)
            .await
            .unwrap();
        let (client, address) = (Client::new(), self.address.clone());
        Caller { client, address, token: token.secret.expose().to_owned() }
    }
}

impl Caller {
    /// Its token.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// A request of theirs, to be made up.
    pub(super) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}{path}", self.address)).bearer_auth(&self.token)
    }

    /// Sends a request as it is.
    pub(super) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Answer {
        let mut request =
            self.client.request(method, format!("{}{path}", self.address)).bearer_auth(&self.token);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status, headers, body }
    }

    /// Listens until these words are heard; gives everything that was heard.
    pub(super) async fn hear(&self, path: &str, words: &str) -> String {
        let request = self.client.get(format!("{}{path}", self.address)).bearer_auth(&self.token);
        let mut response = request.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut heard = Vec::new();
        loop {
            heard.extend_from_slice(&response.chunk().await.unwrap().expect("the stream goes on"));
            let text = String::from_utf8_lossy(&heard);
            if text.contains(words) {
                return text.into_owned();
            }
        }
    }

    /// Looks at something.
    pub(super) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    /// Asks for something to be done.
    pub(super) async fn post(&self, path: &str, body: Value) -> Answer {
        let body = Some(&body).filter(|body| !body.is_null());
        self.send(Method::POST, path, &[], body).await
    }

    /// Replaces something that was seen in this version.
    pub(super) async fn put(&self, path: &str, version: u64, body: Value) -> Answer {
        let tag = format!("\"{version}\"");
        self.send(Method::PUT, path, &[("if-match", &tag)], Some(&body)).await
    }
}
