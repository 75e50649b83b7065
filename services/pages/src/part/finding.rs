//! Findings (检查意见): what is wrong, where, how to mend it.

use maud::{Markup, html};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// 提示
    Note,
    /// 提醒
    Warning,
    /// 错误
    Error,
}

impl Weight {
    const fn label(self) -> &'static str {
        match self {
            Self::Note => "提示",
            Self::Warning => "提醒",
            Self::Error => "错误",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub weight: Weight,
    /// Identifier of its rule.
    pub rule: String,
    /// Where, in Chinese.
    pub place: String,
    /// Line of the text, from 1, where it can be told.
    pub line: Option<u32>,
    /// The words in question.
    pub quote: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

/// Findings in a list; those with a line lead to it in the text field `area`.
pub(crate) fn findings(findings: &[Finding], area: Option<&str>) -> Markup {
    html! {
        ul.findings {
            @for finding in findings {
                li class=(finding.weight.class()) {
                    p {
                        strong { (finding.weight.label()) } " "
                        @match (area, finding.line) {
                            (Some(area), Some(line)) => button.plain type="button" data-line=(line) data-in=(area) {
                                "第" (line) "行 " (finding.place)
                            },
                            _ => span { (finding.place) },
                        }
                        @if !finding.quote.is_empty() { "：" q { (finding.quote) } }
                    }
                    p { (finding.message) " " span.soft { "（规则 " code { (finding.rule) } "）" } }
                }
            }
        }
    }
}

/// How many of each, in words.
pub(crate) fn tally(findings: &[Finding]) -> String {
    let count = |weight| findings.iter().filter(|finding| finding.weight == weight).count();
    let parts: Vec<String> = [Weight::Error, Weight::Warning, Weight::Note]
        .into_iter()
        .map(|weight| (count(weight), weight.label()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, label)| format!("{label}{number}条"))
        .collect();
    if parts.is_empty() { "没有检查意见".to_owned() } else { parts.join("，") }
}
