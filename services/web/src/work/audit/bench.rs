//! The bench (工作台位): long work of auditors, one at a time, apart from the threads that answer.

use std::sync::Arc;

use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use tokio::{runtime::Handle, sync::watch, task::spawn_blocking};
use utoipa::ToSchema;

use crate::{App, Problem};

/// Why a piece of work ended before it was done.
pub(super) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Who works at it, and how the last one ended; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Bench(Arc<watch::Sender<State>>);

#[derive(Debug, Clone, Default)]
struct State {
    running: Option<Running>,
    failed: Option<String>,
}

/// Work that is under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Running {
    /// What is done, in Chinese.
    pub what: String,
    /// How far it has come, in Chinese.
    pub step: String,
    /// How many events were looked at.
    pub seen: u64,
    /// Of how many.
    pub of: u64,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
}

impl Bench {
    /// What is under way, if anything is.
    #[must_use]
    pub fn running(&self) -> Option<Running> {
        self.0.borrow().running.clone()
    }

    /// Why the last piece of work came to nothing, if it did.
    #[must_use]
    pub fn failed(&self) -> Option<String> {
        self.0.borrow().failed.clone()
    }

    /// Says how far it has come.
    pub(super) fn step(&self, step: &str, seen: u64, of: u64) {
        self.0.send_modify(|state| {
            if let Some(running) = &mut state.running {
                step.clone_into(&mut running.step);
                (running.seen, running.of) = (seen, of);
            }
        });
    }

    fn take(&self, what: &str, since: Timestamp) -> Result<(), Problem> {
        let taken = self.0.send_if_modified(|state| {
            let free = state.running.is_none();
            if free {
                let (what, step) = (what.to_owned(), "准备".to_owned());
                state.running = Some(Running { what, step, seen: 0, of: 0, since });
                state.failed = None;
            }
            free
        });
        if taken {
            return Ok(());
        }
        let detail = "已有一项校验或取证正在进行：请等它完成后再办";
        Err(Problem::new(StatusCode::CONFLICT, "busy", "正在进行", detail))
    }

    fn leave(&self, failed: Option<String>) {
        self.0.send_modify(|state| *state = State { running: None, failed });
    }
}

/// Leaves the bench, however the work ends.
struct Leaving {
    bench: Bench,
    failed: Option<String>,
}

impl Drop for Leaving {
    fn drop(&mut self) {
        self.bench.leave(self.failed.take());
    }
}

/// Does something at the bench, in a thread of its own; gives up when the service stops.
///
/// # Errors
/// Somebody else is at it.
pub(super) fn work<F>(
    app: &App,
    what: &str,
    since: Timestamp,
    task: impl FnOnce(App) -> F + Send + 'static,
) -> Result<(), Problem>
where
    F: Future<Output = Result<(), Failure>>,
{
    app.bench.take(what, since)?;
    let (app, handle, mut stopping) = (app.clone(), Handle::current(), app.stopping());
    let broken = Some("工作意外中断：请查看运行日志后重试".to_owned());
    let leaving = Leaving { bench: app.bench.clone(), failed: broken };
    let work = move || {
        // The whole of it, so that it is dropped when the work ends and not before.
        let mut leaving = leaving;
        leaving.failed = handle.block_on(async move {
            tokio::select! {
                ended = task(app) => ended.err().map(|error| told(error.as_ref())),
                _ = stopping.wait_for(|stopping| *stopping) => Some("服务停止，没有做完：请重试".to_owned()),
            }
        });
    };
    drop(spawn_blocking(work));
    Ok(())
}

/// The error with its causes.
fn told(error: &(dyn std::error::Error + 'static)) -> String {
    tracing::warn!(error, "work at the bench failed");
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}：{error}");
        cause = error.source();
    }
    text
}
