//! A playing of a scenario: its folder, its files, its store.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
    time::{Duration, Instant},
};

use fawen_store::{LoggedEvent, Position, Store};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::program::succeed;

/// The small scenario, played once for all tests that only read.
pub(crate) fn small() -> &'static Playing {
    static PLAYING: LazyLock<Playing> = LazyLock::new(|| Playing::kept("2020"));
    &PLAYING
}

/// The campaign of 2022, played once for all tests that only read.
pub(crate) fn campaign() -> &'static Playing {
    static PLAYING: LazyLock<Playing> = LazyLock::new(|| Playing::kept("2022"));
    &PLAYING
}

/// All scenarios in one store, played once for all tests that only read.
pub(crate) fn all() -> &'static Playing {
    static PLAYING: LazyLock<Playing> = LazyLock::new(|| Playing::kept("all"));
    &PLAYING
}

/// A playing that came to its end.
pub(crate) struct Playing {
    folder: PathBuf,
    /// What it reported, as JSON.
    pub(crate) report: Value,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Playing {
    /// Plays a scenario on the store in a folder, if there is one.
    pub(crate) fn inside(folder: &Path, scenario: &str) -> Self {
        let began = Instant::now();
        let report = succeed(folder, &["demo", "--scenario", scenario, "--json"]);
        let report = serde_json::from_str(&report).unwrap();
        Self { folder: folder.to_owned(), report, took: began.elapsed() }
    }

    /// Plays a scenario in a folder of the build, which the next run of the tests wipes: nothing
    /// drops a static.
    fn kept(scenario: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("demo-{scenario}"));
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        Self::inside(&folder, scenario)
    }

    /// The folder it was played in.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The bytes of a paper.
    pub(crate) fn file(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.join("out").join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// The SHA-256 of every paper by its name.
    pub(crate) fn papers(&self) -> BTreeMap<String, String> {
        papers(&self.folder)
    }

    /// Its store.
    pub(crate) fn store(&self) -> Store {
        store(&self.folder)
    }

    /// Its events by stream.
    pub(crate) fn streams(&self) -> Streams {
        streams(&self.folder)
    }
}

/// Events by type and identifier of their stream.
pub(crate) type Streams = BTreeMap<(String, String), Vec<LoggedEvent>>;

/// The store of a playing in this folder.
pub(crate) fn store(folder: &Path) -> Store {
    Store::open(folder.join("out/fawen.db")).unwrap()
}

/// The SHA-256 of every paper of a playing by its name; nothing else lies there but the store, and
/// for a moment the part of a paper that is being written.
pub(crate) fn papers(folder: &Path) -> BTreeMap<String, String> {
    let out = folder.join("out");
    let names = out.read_dir().unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let papers = names.filter(|name| !name.starts_with("fawen.db") && !name.starts_with('.'));
    papers.map(|name| (name.clone(), hash(&fs::read(out.join(&name)).unwrap()))).collect()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The events of the store in a folder by stream, their places in the whole log aside: entries of
/// different units come in at the same time. Reading fails if the positions have a gap.
pub(crate) fn streams(folder: &Path) -> Streams {
    sorted(wait(store(folder).log(Position::START, u32::MAX)).unwrap())
}

/// These events by stream, their places in the whole log aside.
pub(crate) fn sorted(log: Vec<LoggedEvent>) -> Streams {
    let mut streams = Streams::new();
    for mut event in log {
        event.position = Position::START;
        let stream = (event.aggregate_type.clone(), event.aggregate_id.clone());
        streams.entry(stream).or_default().push(event);
    }
    streams
}

/// Waits for something asynchronous.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}
