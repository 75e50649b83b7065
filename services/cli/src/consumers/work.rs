//! `fawen work`: lets follow what follows, and works off the render queue.

use std::io::Write;

use fawen_store::Store;
use fawen_typeset::{Fonts, Profile};
use fawen_worker::{Press, Rendered};
use jiff::Timestamp;
use serde_json::json;

use super::{alarms::tell_of_settling, arguments::Work};
use crate::exit::Outcome;

pub(crate) async fn work(arguments: &Work, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let store = Store::open_existing(&arguments.store.store)?;
    let press = Press::new(Fonts::load(None)?, Profile::default());
    let reached = fawen_worker::settle(&store).await?;
    let worked = fawen_worker::render_due(&store, &press, &arguments.out, Timestamp::now).await?;
    if arguments.json {
        let jobs: Vec<_> = worked.iter().map(as_json).collect();
        let told = json!({"position": reached, "jobs": jobs});
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
    } else {
        writeln!(out, "已处理到日志第{reached}位，印制队列办理{}项", worked.len())?;
        for job in &worked {
            tell(job, out)?;
        }
    }
    let passing = worked.iter().any(|job| job.error.is_some());
    let outcome = tell_of_settling(&store).await?;
    Ok(if passing { Outcome::Findings } else { outcome })
}

fn as_json(job: &Rendered) -> serde_json::Value {
    json!({"job": job.key, "state": job.state, "files": job.files, "error": job.error})
}

fn tell(job: &Rendered, out: &mut dyn Write) -> anyhow::Result<()> {
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
