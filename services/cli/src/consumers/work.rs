//! `fawen work`: lets follow what follows, and works off the render queue; once, or until it is told to stop.

use std::{io::Write, time::Duration};

use fawen_files::upload::{UploadLimits, Uploads};
use fawen_store::{Position, Store};
use fawen_typeset::{Fonts, Profile};
use fawen_worker::{Press, Rendered, Round};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{alarms::tell_of_settling, arguments::Work};
use crate::{exit::Outcome, stopping::told_to_stop, telemetry::Metrics};

/// So often a watcher looks whether other processes have recorded something, or a job has become due.
const LOOK: Duration = Duration::from_millis(500);
/// So often it looks for uploads that were left lying.
const CLEAN: SignedDuration = SignedDuration::from_mins(1);

pub(crate) async fn work(arguments: &Work, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    // Before the store, whose tasks tell from the beginning.
    let metrics = arguments.metrics.as_ref().map(|_| Metrics::start()).transpose()?;
    let store = Store::open_existing(&arguments.store.store).await?;
    let press = Press::new(Fonts::load(None)?, Profile::default());
    if arguments.watch {
        tokio::select! {
            watched = watch(arguments, &store, &press, metrics.as_ref(), out) => watched?,
            stopped = told_to_stop() => stopped?,
        }
        return Ok(tell_of_settling(&store).await?);
    }
    let (reached, worked) = round(arguments, &store, &press, metrics.as_ref()).await?;
    tell(arguments, reached, &worked, out)?;
    let passing = worked.iter().any(|job| job.error.is_some());
    let outcome = tell_of_settling(&store).await?;
    Ok(if passing { Outcome::Findings } else { outcome })
}

/// Round after round, whenever there is something new. Cut off anywhere, the next start goes on from there.
async fn watch(
    arguments: &Work,
    store: &Store,
    press: &Press,
    metrics: Option<&Metrics>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let (mut before, mut clean_next) = (None, Timestamp::MIN);
    loop {
        let (reached, worked) = round(arguments, store, press, metrics).await?;
        let now = Timestamp::now();
        if now >= clean_next {
            clean(arguments, now).await?;
            clean_next = now.saturating_add(CLEAN).unwrap_or(Timestamp::MAX);
        }
        if before != Some(reached) || !worked.is_empty() {
            tell(arguments, reached, &worked, out)?;
            out.flush()?;
        }
        before = Some(reached);
        // No news in time means: look again, a job may be due.
        drop(tokio::time::timeout(LOOK, store.wait_beyond(reached, LOOK)).await);
    }
}

/// Throws away what the web process beside it was sent and nobody goes on with.
async fn clean(arguments: &Work, now: Timestamp) -> anyhow::Result<()> {
    let folder = arguments.out.join("uploads");
    if folder.is_dir() {
        let uploads = Uploads::open(folder, UploadLimits::default())?;
        fawen_worker::clean_uploads(&uploads, now).await;
    }
    Ok(())
}

async fn round(
    arguments: &Work,
    store: &Store,
    press: &Press,
    metrics: Option<&Metrics>,
) -> anyhow::Result<(Position, Vec<Rendered>)> {
    let Round { reached, jobs, .. } =
        fawen_worker::round(store, press, &arguments.out, Timestamp::now).await?;
    if let (Some(metrics), Some(path)) = (metrics, &arguments.metrics) {
        metrics.write(store, path).await?;
    }
    Ok((reached, jobs))
}

fn tell(
    arguments: &Work,
    reached: Position,
    worked: &[Rendered],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if arguments.json {
        let jobs: Vec<_> = worked.iter().map(as_json).collect();
        let told = json!({"position": reached, "jobs": jobs});
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        return Ok(());
    }
    writeln!(out, "已处理到日志第{reached}位，印制队列办理{}项", worked.len())?;
    worked.iter().try_for_each(|job| tell_of_job(job, out))
}

fn as_json(job: &Rendered) -> serde_json::Value {
    json!({"job": job.key, "state": job.state, "files": job.files, "error": job.error})
}

fn tell_of_job(job: &Rendered, out: &mut dyn Write) -> anyhow::Result<()> {
    let (subject, position) = (&job.key.subject, job.key.position);
    match &job.error {
        Some(error) => writeln!(out, "  {subject}（第{position}位）：{error}")?,
        None => {
            for file in &job.files {
                writeln!(out, "  {subject}（第{position}位）：{}", file.display())?;
            }
        }
    }
    Ok(())
}
