//! `fawen check`: measures a DOCX against GB/T 9704-2012.

use std::io::Write;

use fawen_intake::check::{Fault, Report, Strength};

use crate::{arguments::Check, exit::Outcome};

pub(crate) fn run(arguments: &Check, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let report = fawen_intake::check_file(&arguments.file, arguments.format)?;
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&report.faults)?)?;
    } else {
        report.faults.iter().try_for_each(|fault| tell(fault, out))?;
        writeln!(out, "{}", summary(&report))?;
    }
    Ok(if report.is_broken() { Outcome::Findings } else { Outcome::Success })
}

fn tell(fault: &Fault, out: &mut dyn Write) -> anyhow::Result<()> {
    let Fault { rule, clause, strength, place, found, wanted } = fault;
    let strength = strength.name();
    // Practice has no clause.
    let clause = if *clause == strength { String::new() } else { format!(" {clause}") };
    writeln!(out, "{strength}{clause} {place}〔{rule}〕")?;
    writeln!(out, "    实际：{found}")?;
    writeln!(out, "    应当：{wanted}")?;
    Ok(())
}

fn summary(report: &Report) -> String {
    let format = report.format.name();
    if report.faults.is_empty() {
        return format!("按{format}检查，没有发现问题");
    }
    let kinds = [Strength::Must, Strength::Normally, Strength::Recommended, Strength::Practice];
    let counts: Vec<String> = kinds
        .into_iter()
        .map(|kind| {
            let count = report.faults.iter().filter(|fault| fault.strength == kind).count();
            format!("{}{count}", kind.name())
        })
        .collect();
    format!("按{format}检查，共{}处：{}", report.faults.len(), counts.join("，"))
}
