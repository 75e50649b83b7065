//! Where a torture takes place: two stores on one engine, for the offices and for the campaign.

use std::path::{Path, PathBuf};

use fawen_store::Store;
use tempfile::TempDir;

/// Two stores, and a folder for what is written beside them.
pub(super) struct Place {
    folder: TempDir,
    engine: Engine,
}

enum Engine {
    Sqlite,
}

impl Place {
    pub(super) fn sqlite() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), engine: Engine::Sqlite }
    }

    pub(super) fn name(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "SQLite",
        }
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address of the store in which offices work.
    pub(super) fn offices(&self) -> String {
        match self.engine {
            Engine::Sqlite => format!("sqlite:{}", self.path("offices.db").display()),
        }
    }

    /// The folder and the address of the store of the campaign that is played for the nth time.
    pub(super) fn campaign(&self, nth: u32) -> (PathBuf, String) {
        let folder = self.path(&format!("campaign-{nth}"));
        std::fs::create_dir_all(&folder).unwrap();
        let store = match self.engine {
            Engine::Sqlite => format!("sqlite:{}", folder.join("fawen.db").display()),
        };
        (folder, store)
    }

    /// What can be killed besides the processes of the crew.
    pub(super) fn victims(&self) -> &'static [&'static str] {
        match self.engine {
            Engine::Sqlite => &[],
        }
    }

    /// Kills something of the server.
    pub(super) fn kill(&self, victim: &str) {
        match self.engine {
            Engine::Sqlite => panic!("SQLite has no {victim}"),
        }
    }

    /// The offices' store, as the harness reads it.
    pub(super) async fn open(&self) -> Store {
        Store::open_url(&self.offices()).await.unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// A store that others may be busy with.
pub(super) async fn opened(url: &str) -> Store {
    Store::open_url(url).await.unwrap()
}
