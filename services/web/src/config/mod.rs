//! How the service is set up: one TOML file, and the environment over it.
//!
//! Every key is in one table ([`KEYS`]), with its default and its meaning; a file or an environment that says
//! anything else is refused, by name.

mod error;
mod files;
mod keys;
mod oidc;
mod read;
#[cfg(test)]
mod tests;
mod values;

use std::{fmt, net::SocketAddr, path::PathBuf, time::Duration};

pub use self::{
    error::ConfigError,
    files::HandedIn,
    keys::{KEYS, Key},
    oidc::Oidc,
};

/// How the service is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `store`: where the events are, as an address of a store.
    pub store: String,
    /// `http.*`
    pub http: Http,
    /// `files.folder`: where printed papers and uploads lie.
    pub files: PathBuf,
    /// `proof.key`: the file of the key that signs checkpoints; none: beside the store.
    pub proof_key: Option<PathBuf>,
    /// The other keys of `files.*`.
    pub handed_in: HandedIn,
    /// `worker.interval`: how often the worker looks when no news come.
    pub look: Duration,
    /// `reminders.*`
    pub reminders: Reminders,
    /// `oidc.*`
    pub oidc: Oidc,
}

/// `http.*`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Http {
    /// `http.listen`: address and port.
    pub listen: SocketAddr,
    /// `http.address`: how the service is called from outside, e.g. `https://fawen.example.cn`; none: as it
    /// listens, without TLS.
    pub address: Option<String>,
    /// `http.body_limit`: bytes of a request, uploads aside.
    pub body_limit: usize,
    /// `http.request_timeout`
    pub request_timeout: Duration,
    /// `http.shutdown_grace`: how long requests under way may take once the service is told to stop.
    pub shutdown_grace: Duration,
}

/// `reminders.*`: who brings reminders to people.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reminders {
    /// `reminders.url`: where they are posted; none: there are no reminders.
    pub url: Option<String>,
    /// `reminders.token`: shown there; a secret.
    pub token: Option<String>,
}

impl fmt::Debug for Reminders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reminders").field("wanted", &self.url.is_some()).finish_non_exhaustive()
    }
}

impl Config {
    /// How people reach the service: as it is called from outside, or as it listens.
    #[must_use]
    pub fn outside(&self) -> String {
        let own = || format!("http://{}", self.http.listen);
        self.http.address.clone().unwrap_or_else(own)
    }

    /// Whether people come by TLS: cookies are then for TLS only, and browsers are told to stay with it.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.http.address.as_deref().is_some_and(|address| address.starts_with("https://"))
    }
}
