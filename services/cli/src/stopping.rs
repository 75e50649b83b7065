//! How a program that runs on is told to stop.

use tokio::signal::unix::{SignalKind, signal};

/// Waits for SIGTERM or the keyboard's interrupt.
pub(crate) async fn told_to_stop() -> anyhow::Result<()> {
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminated.recv() => Ok(()),
        interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
    }
}
