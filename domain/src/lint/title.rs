//! The title (标题): kind, issuer, and the document it issues.

use super::subject::{Subject, at, place};
use crate::{
    Finding, Rule, Severity,
    outline::{Role, distance, normal, pattern::patterns, quoted_titles},
    paper::DocumentKind,
};

patterns! {
    CLOSING = r"特此(通知|通报|公告|通告|报告|批复|函复|函告|请示)";
    ISSUES = r"(?:印发|转发|发布|公布)《";
}

/// A title ends in its kind.
pub(super) const KIND: Rule = Rule {
    id: "lint-title-kind",
    source: "条例 第九条（七）",
    quote: "标题。由发文机关名称、事由和文种组成。",
};
/// The text calls the paper what the title calls it.
pub(super) const KIND_IN_TEXT: Rule = Rule {
    id: "lint-title-kind-in-text",
    source: "条例 第二十条（四）",
    quote: "文种是否正确，格式是否规范",
};
/// Title and mark name the same issuer.
pub(super) const ISSUER: Rule = Rule {
    id: "lint-title-issuer",
    source: "条例 第九条（七）",
    quote: "标题。由发文机关名称、事由和文种组成。",
};
/// What is issued bears the title that the notice quotes.
pub(super) const ATTACHED: Rule = Rule {
    id: "lint-title-attached",
    source: "条例 第二十条（四）",
    quote: "人名、地名、时间、数字、段落顺序、引文等是否准确",
};

/// Checks that the title ends in one of the fifteen kinds.
pub(super) fn kind(subject: &Subject) -> Vec<Finding> {
    let numbered = subject.paper.doc_number.is_some();
    let Some(title) = subject.paper.title.as_ref().filter(|_| numbered) else {
        return Vec::new();
    };
    if subject.paper.kind.is_some() {
        return Vec::new();
    }
    let message =
        "标题没有以法定文种结尾：应当由发文机关名称、事由和文种（通知、通报、函等十五种）组成";
    vec![Finding::warning(KIND, "标题", message).on_line(title.line).quoting(&title.text)]
}

/// `特此通知` closes a notice, not a bulletin.
pub(super) fn kind_in_text(subject: &Subject) -> Vec<Finding> {
    let Some(kind) = subject.paper.kind else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for passage in subject.main_text() {
        for found in CLOSING.captures_iter(&passage.text) {
            let said = match &found[1] {
                "函复" | "函告" => DocumentKind::Letter,
                word => DocumentKind::from_title(word).unwrap_or(kind),
            };
            if said != kind {
                let message =
                    format!("标题的文种是“{}”，结语却写“{}”：两处应当一致", kind.name(), &found[0]);
                findings.push(at(
                    Finding::error(KIND_IN_TEXT, place(passage), message),
                    passage,
                    &found[0],
                ));
            }
        }
    }
    findings
}

/// A title that names its issuer names the one in the mark.
pub(super) fn issuer(subject: &Subject) -> Vec<Finding> {
    let has_mark = subject.outline.lines.iter().any(|line| line.role == Role::Mark);
    let (Some(title), true) = (&subject.paper.title, has_mark) else {
        return Vec::new();
    };
    let Some((named, _)) = title.text.split_once("关于").filter(|(named, _)| !named.is_empty())
    else {
        return Vec::new();
    };
    let known =
        subject.paper.issuers.iter().any(|issuer| names(named, issuer) || names(issuer, named));
    if known {
        return Vec::new();
    }
    let message = format!(
        "标题中的发文机关“{named}”与发文机关标志“{}”不一致",
        subject.paper.issuers.join("、")
    );
    vec![Finding::warning(ISSUER, "标题", message).on_line(title.line).quoting(named)]
}

/// Whether a name is another one in full or in short: its characters stand there in order.
fn names(short: &str, full: &str) -> bool {
    let bare = |name: &str| normal(name).replace("中国共产党", "中共");
    let full = bare(full);
    let mut rest = full.chars();
    bare(short).chars().all(|c| rest.any(|other| other == c))
}

/// The document issued bears the title that the notice quotes.
pub(super) fn attached(subject: &Subject) -> Vec<Finding> {
    let (Some(title), Some(attached)) = (&subject.paper.title, &subject.paper.attached_title)
    else {
        return Vec::new();
    };
    if subject.is_model && title.text.contains('《') {
        return Vec::new();
    }
    let quotes = if ISSUES.is_match(&normal(&title.text)) {
        quoted_titles(&title.text)
    } else {
        let in_text = subject.main_text().filter(|passage| ISSUES.is_match(&passage.text));
        in_text.flat_map(|passage| quoted_titles(&passage.text)).collect()
    };
    let same = |quote: &String| normal(quote) == normal(&attached.text);
    if quotes.is_empty() || quotes.iter().any(same) {
        return Vec::new();
    }
    let message = format!(
        "所附文件题为“{}”，通知中却称《{}》：两处应当一字不差",
        attached.text,
        quotes.join("》《")
    );
    // A title that is quite another may be that of an issuer's line above it: look, do not judge.
    let alike = quotes.iter().any(|quote| {
        distance(&normal(quote), &normal(&attached.text)) <= quote.chars().count() / 3
    });
    let severity = if alike { Severity::Error } else { Severity::Warning };
    vec![
        Finding::new(ATTACHED, severity, "所附文件标题", message)
            .on_line(attached.line)
            .quoting(&attached.text),
    ]
}
