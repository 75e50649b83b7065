//! The log (运行日志) on the error stream: lines for people, or JSON for machines.
//!
//! `FAWEN_LOG` is one of off, error, warn, info, debug; `FAWEN_LOG_FORMAT=json` chooses JSON. Events' contents,
//! keys and passwords are never logged, only names and positions.

use std::{env, io};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt;

use crate::exit::WrongUse;

const LEVEL: &str = "FAWEN_LOG";
const FORMAT: &str = "FAWEN_LOG_FORMAT";

/// Begins to log; what goes wrong is told from the level `warn` on, if nothing else is said.
pub(crate) fn start() -> Result<(), WrongUse> {
    let level = match env::var(LEVEL) {
        Ok(level) => level.parse().map_err(|_| {
            let words = format!("环境变量 {LEVEL}=“{level}”无法识别");
            WrongUse(format!("{words}：请写 off、error、warn、info 或 debug"))
        })?,
        Err(_) => LevelFilter::WARN,
    };
    let log = fmt().with_max_level(level).with_writer(io::stderr).with_target(false);
    // Another log of this process, as in tests, goes on.
    let started = match env::var(FORMAT).as_deref() {
        Ok("json") => log.json().try_init(),
        Ok("text") | Err(_) => log.with_ansi(false).try_init(),
        Ok(other) => {
            return Err(WrongUse(format!(
                "环境变量 {FORMAT}=“{other}”无法识别：请写 text 或 json"
            )));
        }
    };
    drop(started);
    Ok(())
}
