//! A PostgreSQL server that is killed and started again.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    process::{Child, Command, Stdio},
    sync::Mutex,
    thread,
    time::Duration,
};

use crate::cluster::{Cluster, binaries};

/// A server of its own, on the data of a cluster.
pub(super) struct Server {
    cluster: Cluster,
    /// The server as it was started last; until its end is waited for it stands in the way of the next.
    revived: Mutex<Option<Child>>,
}

impl Server {
    pub(super) fn start() -> Self {
        let cluster = Cluster::start(&["max_connections = 200"]);
        Self { cluster, revived: Mutex::default() }
    }

    pub(super) fn url(&self, database: &str) -> String {
        self.cluster.url(database)
    }

    /// A database with the tables of a store.
    pub(super) fn create(&self, database: &str) {
        self.insist("postgres", &format!("create database {database}"));
        let migrated = crate::program::run(
            &self.cluster.folder,
            &["migrate", "--store", self.url(database).as_str()],
        );
        assert!(migrated.status.success(), "{}", String::from_utf8_lossy(&migrated.stderr));
    }

    /// Kills the process behind a connection, that of the sequencer's leader, or the whole server.
    pub(super) fn kill(&self, victim: &str) {
        let process = match victim {
            "backend" => self.process(
                "select pid from pg_stat_activity where datname = 'offices'
                 and pid <> pg_backend_pid() order by random() limit 1",
            ),
            "sequencer" => self.process(
                "select l.pid from pg_locks l join pg_stat_activity a using (pid)
                 where l.locktype = 'advisory' and l.granted and a.datname = 'offices' limit 1",
            ),
            _ => self.postmaster(),
        };
        // Nobody may be connected just now.
        if let Some(process) = process {
            // SIGKILL: nothing of it runs after it. The server takes the loss of a backend for a crash.
            Command::new("kill").args(["-KILL", &process]).status().unwrap();
        }
        if victim == "server" {
            if let Some(mut server) = self.revived.lock().unwrap().take() {
                server.wait().unwrap();
            }
            self.revive();
        }
        self.insist("postgres", "select 1");
    }

    fn process(&self, query: &str) -> Option<String> {
        self.ask("offices", query).filter(|process| !process.is_empty())
    }

    fn postmaster(&self) -> Option<String> {
        let file = fs::read_to_string(self.cluster.folder.join("data/postmaster.pid")).ok()?;
        file.lines().next().map(str::to_owned)
    }

    /// Starts the server again; it waits for the last backends of the old one to go.
    fn revive(&self) {
        const TRIES: u32 = 200;
        let (binary, data) = (format!("{}/postgres", binaries()), self.cluster.folder.join("data"));
        let (data, sockets) =
            (data.display().to_string(), self.cluster.folder.display().to_string());
        let port = self.cluster.port.to_string();
        let words = ["-D", &data, "-k", &sockets, "-h", "127.0.0.1", "-p", &port];
        for _ in 0..TRIES {
            let mut command = Command::new(&binary);
            // The server refuses to run as root.
            if fs::metadata("/proc/self").unwrap().uid() == 0 {
                command = Command::new("setpriv");
                command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", &binary]);
            }
            let nothing = || Stdio::null();
            command.args(words).current_dir("/").stdin(nothing()).stdout(nothing());
            let said = fs::File::create(self.cluster.folder.with_extension("restart")).unwrap();
            let mut server = command.stderr(said).spawn().unwrap();
            while server.try_wait().unwrap().is_none() {
                if self.ask("postgres", "select 1").is_some() {
                    *self.revived.lock().unwrap() = Some(server);
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
            thread::sleep(Duration::from_millis(100));
        }
        let said =
            fs::read_to_string(self.cluster.folder.with_extension("restart")).unwrap_or_default();
        panic!("PostgreSQL does not come up again: {said}");
    }

    fn insist(&self, database: &str, sql: &str) {
        const TRIES: u32 = 600;
        for _ in 0..TRIES {
            if self.ask(database, sql).is_some() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("PostgreSQL does not answer: {sql}");
    }

    /// What a query answers; nothing while the server is away.
    fn ask(&self, database: &str, sql: &str) -> Option<String> {
        let output = Command::new(format!("{}/psql", binaries()))
            .args(["-X", "-A", "-t", "-c", sql, &self.url(database)])
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let answer = || String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then(answer)
    }
}

impl Drop for Server {
    /// The server that was started again does not end with the cluster's keeper.
    fn drop(&mut self) {
        if let Some(process) = self.postmaster() {
            drop(Command::new("kill").args(["-QUIT", &process]).status());
        }
        if let Some(mut server) = self.revived.lock().unwrap().take() {
            drop(server.wait());
        }
    }
}
