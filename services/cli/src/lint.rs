//! `fawen lint`: checks the text of a paper, alone or against its notice.

use std::{fs, path::Path};

use anyhow::{Context, bail};
use fawen_domain::{Finding, Severity, finding::any_error, lint};
use serde_json::{Value, json};

use crate::{arguments::Lint, exit::Outcome};

pub(crate) fn run(arguments: &Lint) -> anyhow::Result<Outcome> {
    let text = read(&arguments.file)?;
    let findings = match &arguments.notice {
        Some(notice) => lint::lint_pair(&read(notice)?, &text),
        None => lint::lint(&text),
    };
    if arguments.json {
        let findings: Vec<Value> = findings.iter().map(as_json).collect();
        println!("{}", serde_json::to_string_pretty(&findings)?);
    } else {
        for finding in &findings {
            print(finding);
        }
        println!("{}", summary(&findings));
    }
    Ok(if any_error(&findings) { Outcome::Findings } else { Outcome::Success })
}

/// Reads a text file; a byte order mark is not part of the text.
fn read(path: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(path).with_context(|| format!("读不到文件“{}”", path.display()))?;
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("“{}”不是 UTF-8 文本：请另存为 UTF-8 编码的 .txt 再检查", path.display());
    };
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn as_json(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule,
        "severity": finding.severity,
        "line": finding.line,
        "place": finding.place,
        "quote": finding.quote,
        "message": finding.message,
    })
}

fn print(finding: &Finding) {
    let line = finding.line.map(|line| format!("第{line}行 ")).unwrap_or_default();
    println!("{} {line}{}〔{}〕", severity(finding.severity), finding.place, finding.rule);
    if !finding.quote.is_empty() {
        println!("    原文：{}", finding.quote);
    }
    println!("    {}", finding.message);
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "提醒",
        Severity::Note => "提示",
    }
}

fn summary(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "没有发现问题".to_owned();
    }
    let count = |wanted| findings.iter().filter(|finding| finding.severity == wanted).count();
    format!(
        "共{}处：错误{}，提醒{}，提示{}",
        findings.len(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    )
}
