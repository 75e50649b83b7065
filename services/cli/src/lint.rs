//! `fawen lint`: checks the text of a paper, alone or against its notice.

use std::io::Write;

use fawen_domain::{Finding, Severity, finding::any_error, lint};
use serde::Serialize;

use crate::{arguments::Lint, exit::Outcome, text_file};

/// A finding, as programs read it.
#[derive(Debug, Serialize)]
pub(crate) struct Row<'f> {
    rule: &'f str,
    severity: Severity,
    line: Option<u32>,
    quote: &'f str,
    message: String,
}

pub(crate) fn run(arguments: &Lint, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let text = text_file::read(&arguments.file)?;
    let mut findings = lint::lint(&text);
    if let Some(notice) = &arguments.notice {
        findings.extend(lint::lint_pair(&text_file::read(notice)?, &text));
        findings.sort_by_key(|finding| finding.line);
    }
    if arguments.json {
        let rows: Vec<Row<'_>> = findings.iter().map(Row::from).collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&rows)?)?;
    } else {
        for finding in &findings {
            tell(finding, out)?;
        }
        writeln!(out, "{}", summary(&findings))?;
    }
    Ok(if any_error(&findings) { Outcome::Findings } else { Outcome::Success })
}

impl<'f> From<&'f Finding> for Row<'f> {
    fn from(finding: &'f Finding) -> Self {
        // Without a line the message has to say where.
        let message = match (finding.line, finding.place.as_str()) {
            (None, place) if !finding.message.contains(place) => {
                format!("{place}：{}", finding.message)
            }
            _ => finding.message.clone(),
        };
        Self {
            rule: &finding.rule,
            severity: finding.severity,
            line: finding.line,
            quote: &finding.quote,
            message,
        }
    }
}

pub(crate) fn tell(finding: &Finding, out: &mut dyn Write) -> anyhow::Result<()> {
    let line = finding.line.map(|line| format!("第{line}行 ")).unwrap_or_default();
    let severity = severity(finding.severity);
    writeln!(out, "{severity} {line}{}〔{}〕", finding.place, finding.rule)?;
    if !finding.quote.is_empty() {
        writeln!(out, "    原文：{}", finding.quote)?;
    }
    writeln!(out, "    {}", finding.message)?;
    Ok(())
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

#[cfg(test)]
mod tests {
    use fawen_domain::Rule;

    use super::*;

    const RULE: Rule = Rule { id: "lint-any", source: "", quote: "" };

    #[test]
    fn without_a_line_the_message_says_where() {
        let finding = Finding::note(RULE, "附件2 第3项", "书名号不配对");
        assert_eq!(Row::from(&finding).message, "附件2 第3项：书名号不配对");
        assert_eq!(Row::from(&finding.on_line(7)).message, "书名号不配对");
        let finding = Finding::note(RULE, "成文日期", "没有成文日期");
        assert_eq!(Row::from(&finding).message, "没有成文日期");
    }
}
