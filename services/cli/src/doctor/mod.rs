//! `fawen doctor`: whether everything is as it should be, and what to do where it is not.

mod clock;
mod consumers;
mod disk;
mod fonts;
mod keys;
mod record;

use std::io::Write;

use clap::Args;
use fawen_store::Store;
use serde::Serialize;
use serde_json::json;

use crate::{arguments::StoreArgument, exit::Outcome};

/// Words of `fawen doctor`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Doctor {
    #[command(flatten)]
    store: StoreArgument,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    /// As it should be.
    Well,
    /// It works, but somebody should look.
    Notice,
    /// It does not work, or is not safe.
    Fault,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Look {
    /// What.
    what: &'static str,
    state: State,
    /// What was found, and what to do about it.
    found: String,
}

impl Look {
    fn well(what: &'static str, found: impl Into<String>) -> Self {
        Self { what, state: State::Well, found: found.into() }
    }

    fn notice(what: &'static str, found: impl Into<String>) -> Self {
        Self { what, state: State::Notice, found: found.into() }
    }

    fn fault(what: &'static str, found: impl Into<String>) -> Self {
        Self { what, state: State::Fault, found: found.into() }
    }

    /// A fault in the place of what could not be looked at.
    fn of<T>(what: &'static str, looked: anyhow::Result<T>, tell: impl FnOnce(T) -> Self) -> Self {
        match looked {
            Ok(found) => tell(found),
            Err(error) => Self::fault(what, format!("{error:#}")),
        }
    }
}

/// The status is 1 when there is a fault.
pub(crate) async fn run(arguments: &Doctor, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let url = &arguments.store.store;
    let mut looks = vec![record::pages(url)];
    match Store::open_existing(url).await {
        Ok(store) => {
            looks.push(record::sequence(&store).await);
            looks.extend(consumers::looks(&store).await);
            looks.push(clock::look(&store).await);
        }
        Err(error) => looks.push(Look::fault("事件库", error.to_string())),
    }
    looks.push(keys::look(url));
    looks.push(fonts::look());
    looks.push(disk::look(url));
    tell(&looks, arguments.json, out)?;
    let faulty = looks.iter().any(|look| look.state == State::Fault);
    Ok(if faulty { Outcome::Findings } else { Outcome::Success })
}

fn tell(looks: &[Look], as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!(looks))?)?;
        return Ok(());
    }
    for Look { what, state, found } in looks {
        let state = match state {
            State::Well => "正常",
            State::Notice => "注意",
            State::Fault => "错误",
        };
        writeln!(out, "{state}  {what}：{found}")?;
    }
    Ok(())
}
