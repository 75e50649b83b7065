//! Reads file and environment.

use std::{collections::BTreeMap, fs, net::SocketAddr, path::Path, path::PathBuf, time::Duration};

use toml::{Table, Value};

use super::{Config, ConfigError, HandedIn, Http, KEYS, Key, Oidc, Reminders};

/// Variables of this family that are no keys of the file: of the log, of fonts, of signing keys, of tests.
const OTHERS: &[&str] = &[
    "FAWEN_LOG",
    "FAWEN_LOG_FORMAT",
    "FAWEN_FONTS",
    "FAWEN_KEY",
    "FAWEN_SEED",
    "FAWEN_BLESS",
    "FAWEN_KILLS",
    "FAWEN_PRINT_HASHES",
];
const FAMILIES: &[&str] =
    &["FAWEN_TEST_", "FAWEN_STORE_CRASH_", "FAWEN_TORTURE_", "FAWEN_FULL_DISK_"];

impl Default for Config {
    /// What holds when nothing is said.
    fn default() -> Self {
        let blank = Http {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            address: None,
            body_limit: 0,
            request_timeout: Duration::ZERO,
            shutdown_grace: Duration::ZERO,
        };
        let mut config = Self {
            store: String::new(),
            http: blank,
            files: PathBuf::new(),
            proof_key: None,
            handed_in: HandedIn::default(),
            look: Duration::ZERO,
            reminders: Reminders::default(),
            oidc: Oidc::default(),
        };
        for key in KEYS {
            // A test makes sure that every default can be taken.
            drop((key.set)(&mut config, key.default));
        }
        config
    }
}

impl Config {
    /// Reads the file, if there is one, and the environment over it.
    ///
    /// # Errors
    /// The file cannot be read; a key is unknown; a value cannot be used. The message says which.
    pub fn read(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut config = Self::default();
        if let Some(path) = file {
            let place = format!("配置文件“{}”", path.display());
            for (name, value) in flat(&table(path)?) {
                config.set(&place, &name, &name, &value)?;
            }
        }
        for (variable, value) in environment {
            if let Some(name) = key_of(&variable)? {
                config.set("环境变量", name, &variable, &value)?;
            }
        }
        Ok(config)
    }

    /// Sets one key, as the command line does: `http.listen`.
    ///
    /// # Errors
    /// The key is unknown, or the value cannot be used.
    pub fn put(&mut self, place: &str, name: &str, value: &str) -> Result<(), ConfigError> {
        self.set(place, name, name, value)
    }

    /// Makes sure that the parts go together.
    ///
    /// # Errors
    /// [`ConfigError::InTheOpen`]; [`ConfigError::NoClient`]; [`ConfigError::NoWayBack`].
    pub fn check(&self) -> Result<(), ConfigError> {
        self.check_oidc()?;
        if self.http.listen.ip().is_loopback() || self.secure() {
            return Ok(());
        }
        Err(ConfigError::InTheOpen { listen: self.http.listen.to_string() })
    }

    fn set(
        &mut self,
        place: &str,
        name: &str,
        shown: &str,
        value: &str,
    ) -> Result<(), ConfigError> {
        let Some(key) = KEYS.iter().find(|key| key.name == name) else {
            return Err(unknown(place, shown, KEYS.iter().map(|key| key.name.to_owned())));
        };
        (key.set)(self, value.trim()).map_err(|mend| ConfigError::Bad {
            place: place.to_owned(),
            key: shown.to_owned(),
            value: value.to_owned(),
            mend,
        })
    }
}

fn table(path: &Path) -> Result<Table, ConfigError> {
    let text = fs::read_to_string(path)
        .map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?;
    text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        ConfigError::NotToml { path: path.to_owned(), line: before.matches('\n').count() + 1 }
    })
}

/// Every value with its dotted name, as text.
fn flat(table: &Table) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for (name, value) in table {
        match value {
            Value::Table(inner) if inner.is_empty() => {}
            Value::Table(inner) => {
                values
                    .extend(flat(inner).into_iter().map(|(rest, v)| (format!("{name}.{rest}"), v)));
            }
            Value::String(text) => drop(values.insert(name.clone(), text.clone())),
            other => drop(values.insert(name.clone(), other.to_string())),
        }
    }
    values
}

/// The key that a variable of the environment sets; none when it is not one of ours.
fn key_of(variable: &str) -> Result<Option<&'static str>, ConfigError> {
    if !variable.starts_with("FAWEN_")
        || OTHERS.contains(&variable)
        || FAMILIES.iter().any(|family| variable.starts_with(family))
    {
        return Ok(None);
    }
    match KEYS.iter().find(|key| key.variable() == variable) {
        Some(key) => Ok(Some(key.name)),
        None => Err(unknown("环境变量", variable, KEYS.iter().map(Key::variable))),
    }
}

fn unknown(place: &str, key: &str, known: impl Iterator<Item = String>) -> ConfigError {
    let meant =
        known.filter(|name| distance(name, key) <= 2).min_by_key(|name| distance(name, key));
    ConfigError::Unknown { place: place.to_owned(), key: key.to_owned(), meant }
}

/// How many letters are to be changed, added or left out (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (n, a) in one.bytes().enumerate() {
        let mut before = n;
        let mut left = n + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, b) in row.iter_mut().skip(1).zip(other.bytes()) {
            let here = (before + usize::from(a != b)).min(left + 1).min(*cell + 1);
            before = *cell;
            *cell = here;
            left = here;
        }
    }
    row.last().copied().unwrap_or_default()
}
