//! `fawen number check`: what is wrong with a document number.

use std::io::Write;

use fawen_domain::number::{self, NumberCheck, NumberProblem};
use serde::Serialize;

use crate::{arguments::NumberCheck as Arguments, exit::Outcome};

/// A check, as programs read it.
#[derive(Debug, Serialize)]
struct Answer<'c> {
    code: Option<&'c str>,
    year: Option<i16>,
    seq: Option<u32>,
    problems: Vec<Problem<'c>>,
    normalised: Option<&'c str>,
}

/// A problem: its kind, its values, and what it says.
#[derive(Debug, Serialize)]
struct Problem<'c> {
    #[serde(flatten)]
    problem: &'c NumberProblem,
    message: String,
}

pub(crate) fn check(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let check = number::check(&arguments.text);
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&Answer::from(&check))?)?;
    } else {
        tell(&arguments.text, &check, out)?;
    }
    Ok(if check.problems.is_empty() { Outcome::Success } else { Outcome::Findings })
}

fn tell(text: &str, check: &NumberCheck, out: &mut dyn Write) -> anyhow::Result<()> {
    if check.problems.is_empty() {
        writeln!(out, "{text}：规范")?;
        return Ok(());
    }
    writeln!(out, "{text}")?;
    for problem in &check.problems {
        writeln!(out, "  {problem}")?;
    }
    match &check.normalised {
        Some(proper) => writeln!(out, "规范写法：{proper}")?,
        None => writeln!(out, "无法推定规范写法，请按“机关代字〔年份〕序号号”书写")?,
    }
    Ok(())
}

impl<'c> From<&'c NumberCheck> for Answer<'c> {
    fn from(check: &'c NumberCheck) -> Self {
        let problem =
            |problem: &'c NumberProblem| Problem { problem, message: problem.to_string() };
        Self {
            code: check.code.as_deref(),
            year: check.year,
            seq: check.seq,
            problems: check.problems.iter().map(problem).collect(),
            normalised: check.normalised.as_deref(),
        }
    }
}
