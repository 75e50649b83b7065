//! A PostgreSQL cluster of the tests' own, which lives as long as they do.
//!
//! `FAWEN_TEST_POSTGRES` names a server to use instead, by a superuser's address.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    os::unix::fs::MetadataExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

use fawen_store::Store;
use sqlx::{Connection, PgConnection, Row, raw_sql};
use tokio::sync::OnceCell;

/// The cluster of all tests, made when first needed.
pub(crate) fn cluster() -> &'static Cluster {
    static CLUSTER: LazyLock<Cluster> = LazyLock::new(|| match env::var("FAWEN_TEST_POSTGRES") {
        Ok(url) => Cluster::given(&url),
        // Nobody reads this cluster after the power went off.
        Err(_) => Cluster::start(&["fsync = off", "max_connections = 300"]),
    });
    &CLUSTER
}

/// A running server.
pub(crate) struct Cluster {
    /// The address of a database, with `{}` for its name.
    pattern: String,
    /// Where its sockets and its certificate are, when it is our own.
    pub(crate) folder: PathBuf,
    /// The port on 127.0.0.1.
    pub(crate) port: u16,
    template: OnceCell<String>,
    /// Its standard input keeps the server alive.
    _server: Option<Child>,
}

impl Cluster {
    /// Starts a server with these settings.
    pub(crate) fn start(settings: &[&str]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = include_str!("serve.sh");
        let port_word = port.to_string();
        let mut command = Command::new("sh");
        // The server refuses to run as root.
        if fs::metadata("/proc/self").unwrap().uid() == 0 {
            command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh"]);
        }
        command.args(["-c", script, "serve", &binaries(), &port_word]).args(settings);
        let mut server = command
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh (and setpriv, as root) must be there to start PostgreSQL");
        let mut folder = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut folder).unwrap();
        let folder = PathBuf::from(folder.trim());
        assert!(folder.is_absolute(), "PostgreSQL did not start; see above");
        let pattern =
            format!("postgres://postgres@localhost:{port}/{{}}?host={}", folder.display());
        Self { pattern, folder, port, template: OnceCell::new(), _server: Some(server) }
    }

    /// A server that runs already.
    fn given(url: &str) -> Self {
        let (place, parameters) = url.split_once('?').unwrap_or((url, ""));
        let (server, _) = place.rsplit_once('/').unwrap();
        let pattern = format!("{server}/{{}}?{parameters}");
        let port = server.rsplit_once(':').map_or(5432, |(_, port)| port.parse().unwrap());
        let folder = PathBuf::new();
        Self { pattern, folder, port, template: OnceCell::new(), _server: None }
    }

    /// The address of a database.
    pub(crate) fn url(&self, database: &str) -> String {
        self.pattern.replace("{}", database)
    }

    /// A new database with the tables of a store.
    pub(crate) async fn database(&'static self) -> Database {
        let template = self.template.get_or_init(|| async {
            let template = self.empty().await;
            Store::migrate(&template.url(), None).await.unwrap();
            let name = template.name.clone();
            // Dropped with the cluster, or left behind on a server that was given.
            std::mem::forget(template);
            name
        });
        self.create(&format!("template {}", template.await)).await
    }

    /// A new database with nothing in it.
    pub(crate) async fn empty(&'static self) -> Database {
        self.create("template template0 encoding 'UTF8'").await
    }

    async fn create(&'static self, how: &str) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("fawen_{}_{n}", std::process::id());
        let database = Database { cluster: self, name };
        self.command(&format!("create database {} {how}", database.name)).await.unwrap();
        database
    }

    /// Runs a statement on the server.
    pub(crate) async fn command(&self, sql: &str) -> Result<(), String> {
        run(&self.url("postgres"), sql).await
    }
}

/// A database that vanishes with the test.
pub(crate) struct Database {
    pub(crate) cluster: &'static Cluster,
    pub(crate) name: String,
}

impl Database {
    /// Its address, for its owner.
    pub(crate) fn url(&self) -> String {
        self.cluster.url(&self.name)
    }

    /// Its address, for another role.
    pub(crate) fn url_as(&self, role: &str) -> String {
        self.url().replace("postgres@", &format!("{role}@"))
    }

    /// Its address by another port of this machine.
    pub(crate) fn url_through(&self, port: u16) -> String {
        format!("postgres://postgres@127.0.0.1:{port}/{}?sslmode=disable", self.name)
    }

    /// A connection past the store.
    pub(crate) async fn connect(&self) -> PgConnection {
        connect(&self.url()).await
    }

    /// Runs SQL past the store.
    pub(crate) async fn run(&self, sql: &str) -> Result<(), String> {
        run(&self.url(), sql).await
    }

    /// Runs SQL past the store, as another role.
    pub(crate) async fn run_as(&self, role: &str, sql: &str) -> Result<(), String> {
        run(&self.url_as(role), sql).await
    }

    /// The one number that a query finds.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let mut connection = self.connect().await;
        sqlx::query(sql).fetch_one(&mut connection).await.unwrap().get(0)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let url = self.cluster.url("postgres");
        let sql = format!("drop database if exists {} with (force)", self.name);
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(run(&url, &sql))
        });
        // A test that fails is on its way here, and has said enough; the cluster goes anyway.
        drop(dropped.join());
    }
}

async fn connect(url: &str) -> PgConnection {
    let mut connection = PgConnection::connect(url).await.unwrap();
    raw_sql("set search_path = fawen").execute(&mut connection).await.unwrap();
    connection
}

async fn run(url: &str, sql: &str) -> Result<(), String> {
    let mut connection = connect(url).await;
    let done = raw_sql(sql).execute(&mut connection).await;
    connection.close().await.unwrap();
    done.map(|_| ()).map_err(|error| error.to_string())
}

/// The folder of the newest server on this machine.
pub(crate) fn binaries() -> String {
    let versions = fs::read_dir("/usr/lib/postgresql").expect("run `make setup`: no PostgreSQL");
    let versions = versions.map(|entry| entry.unwrap().path().join("bin"));
    let servers = versions.filter(|bin| bin.join("initdb").exists());
    let number = |bin: &PathBuf| -> u32 {
        bin.parent().unwrap().file_name().unwrap().to_str().unwrap().parse().unwrap_or_default()
    };
    let newest = servers.max_by_key(number).expect("run `make setup`: no initdb");
    newest.to_str().unwrap().to_owned()
}
