//! `fawen typeset`: papers that came in as text or Word, on pages.

mod arguments;
mod batch;
mod press;
mod report;
mod target;

use std::{io::Write, path::Path};

use anyhow::bail;

pub(crate) use self::arguments::Typeset;
pub(crate) use self::press::profile;
use self::{
    batch::Job,
    press::Press,
    report::Report,
    target::{Kind, Target},
};
use crate::{
    exit::{Outcome, WrongUse},
    progress::Stages,
};

pub(crate) fn run(arguments: &Typeset, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match (&arguments.batch, &arguments.file) {
        (Some(folder), _) => many(arguments, folder, out),
        (None, Some(file)) => one(arguments, file, out),
        (None, None) => Err(WrongUse("缺少要排版的文件".to_owned()).into()),
    }
}

fn one(arguments: &Typeset, file: &Path, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let targets: Vec<Target> =
        arguments.out.iter().map(|path| Target::of(path)).collect::<Result<_, _>>()?;
    let printed = Press::new(arguments)?.print(file, &targets)?;
    let job = Job { file: file.to_owned(), outcome: Ok(printed) };
    Report(&[job]).tell(arguments.json, out)?;
    Ok(Outcome::Success)
}

/// Every paper of a folder; those that could not be set are named at the end.
fn many(arguments: &Typeset, folder: &Path, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let [target] = arguments.out.as_slice() else {
        return Err(WrongUse("与 --batch 同用时，-o 只写一个目录".to_owned()).into());
    };
    let kinds = if arguments.to.is_empty() { &[Kind::Pdf][..] } else { &arguments.to };
    let press = Press::new(arguments)?;
    let files = batch::files(folder)?;
    if files.is_empty() {
        bail!("目录“{}”里没有 .txt 或 .docx 文件", folder.display());
    }
    let bar = Stages::new(!arguments.json).bar("排版", files.len() as u64);
    let jobs = batch::print(&press, &files, target, kinds, arguments.jobs, &bar);
    bar.finish_and_clear();
    Report(&jobs).tell(arguments.json, out)?;
    let failed = jobs.iter().filter(|job| job.outcome.is_err()).count();
    if failed > 0 {
        bail!("{}份中有{failed}份没有排成，原因见上；其余都已写出", jobs.len());
    }
    Ok(Outcome::Success)
}
