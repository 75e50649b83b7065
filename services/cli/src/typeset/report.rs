//! What was set, and what there is to say of it.

use std::{io::Write, path::Path};

use serde::Serialize;

use super::{batch::Job, press::Printed, target::Written};
use crate::lint::{self, Row};

/// What became of the papers, in their order.
pub(super) struct Report<'j>(pub(super) &'j [Job]);

/// One paper, as programs read it.
#[derive(Serialize)]
struct Answer<'j> {
    file: &'j Path,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'j str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<usize>,
    files: &'j [Written],
    findings: Vec<Row<'j>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl Report<'_> {
    pub(super) fn tell(&self, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
        if json {
            let answers: Vec<_> = self.0.iter().map(Answer::from).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&answers)?)?;
            return Ok(());
        }
        for job in self.0 {
            match &job.outcome {
                Ok(printed) => tell(printed, out)?,
                Err(error) => {
                    let causes: Vec<_> = error.chain().map(crate::exit::in_chinese).collect();
                    writeln!(out, "没有排成 {}：{}", job.file.display(), causes.join("："))?;
                }
            }
        }
        Ok(())
    }
}

fn tell(printed: &Printed, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}（{}页）", printed.title, printed.pages)?;
    for file in &printed.files {
        writeln!(out, "  {}（{}字节）", file.path.display(), file.bytes)?;
    }
    for finding in &printed.findings {
        lint::tell(finding, out)?;
    }
    Ok(())
}

impl<'j> From<&'j Job> for Answer<'j> {
    fn from(job: &'j Job) -> Self {
        let printed = job.outcome.as_ref().ok();
        let causes = |error: &anyhow::Error| {
            error.chain().map(crate::exit::in_chinese).collect::<Vec<_>>().join("：")
        };
        Self {
            file: &job.file,
            title: printed.map(|printed| printed.title.as_str()),
            pages: printed.map(|printed| printed.pages),
            files: printed.map(|printed| printed.files.as_slice()).unwrap_or_default(),
            findings: printed.iter().flat_map(|p| &p.findings).map(Row::from).collect(),
            error: job.outcome.as_ref().err().map(causes),
        }
    }
}
