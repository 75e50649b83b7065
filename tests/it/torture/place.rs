//! Where a torture takes place: two stores on one engine, for the offices and for the campaign.

use std::path::{Path, PathBuf};

use fawen_store::Store;
use tempfile::TempDir;

use super::server::Server;

/// Stores on an engine, and a folder for what is written beside them.
pub(super) struct Place {
    folder: TempDir,
    engine: Engine,
}

enum Engine {
    Sqlite,
    Postgres(Server),
}

impl Place {
    pub(super) fn sqlite() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), engine: Engine::Sqlite }
    }

    pub(super) fn postgres() -> Self {
        let server = Server::start();
        server.create("offices");
        Self { folder: tempfile::tempdir().unwrap(), engine: Engine::Postgres(server) }
    }

    pub(super) const fn name(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address of the store in which offices work.
    pub(super) fn offices(&self) -> String {
        match &self.engine {
            Engine::Sqlite => format!("sqlite:{}", self.folder().join("offices.db").display()),
            Engine::Postgres(server) => server.url("offices"),
        }
    }

    /// The folder and the address of the store of the campaign that is played for the nth time.
    pub(super) fn campaign(&self, nth: u32) -> (PathBuf, String) {
        let name = format!("campaign_{nth}");
        let folder = self.folder().join(&name);
        let is_new = !folder.exists();
        std::fs::create_dir_all(&folder).unwrap();
        let store = match &self.engine {
            Engine::Sqlite => format!("sqlite:{}", folder.join("fawen.db").display()),
            Engine::Postgres(server) => {
                if is_new {
                    server.create(&name);
                }
                server.url(&name)
            }
        };
        (folder, store)
    }

    /// What can be killed besides the processes of the crew.
    pub(super) const fn victims(&self) -> &'static [&'static str] {
        match self.engine {
            Engine::Sqlite => &[],
            Engine::Postgres(_) => &["backend", "sequencer", "server"],
        }
    }

    /// Kills something of the server, which is started again if it was all of it.
    pub(super) fn kill(&self, victim: &str) {
        match &self.engine {
            Engine::Sqlite => panic!("SQLite has no {victim}"),
            Engine::Postgres(server) => server.kill(victim),
        }
    }
}

/// A store that is waited for while its server comes up again.
pub(super) async fn opened(url: &str) -> Store {
    const TRIES: u32 = 600;
    for _ in 1..TRIES {
        if let Ok(store) = Store::open_url(url).await {
            return store;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Store::open_url(url).await.unwrap()
}
