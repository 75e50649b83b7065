//! How the service is set up: the file, the environment over it, the command line over both.

use std::env;

use fawen_web::config::{Config, ConfigError};

use super::Serve;

/// The configuration, checked.
pub(super) fn config(arguments: &Serve) -> Result<Config, ConfigError> {
    let environment = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let mut config = Config::read(arguments.config.as_deref(), environment)?;
    let given = [("store", &arguments.store), ("http.listen", &arguments.listen)];
    for (name, value) in given {
        if let Some(value) = value {
            config.put("命令行", name, value)?;
        }
    }
    config.check()?;
    Ok(config)
}
