//! Checks of the masthead (版头): format, mark, classification, signers.

use crate::{
    Finding, Rule,
    paper::{Direction, DocumentKind, Format, Paper, rules},
};

pub(super) fn findings(paper: &Paper) -> Vec<Finding> {
    let mut findings = vec![];
    findings.extend(format(paper));
    findings.extend(mark(paper));
    findings.extend(motion_issuer(paper));
    findings.extend(classification(paper));
    findings.extend(signers(paper));
    findings
}

fn format(paper: &Paper) -> Option<Finding> {
    let allowed = paper.kind.formats();
    if allowed.contains(&paper.format) {
        return None;
    }
    let names: Vec<&str> = allowed.iter().map(|format| format.name()).collect();
    let message =
        format!("{}不能用{}，应当用{}", paper.kind.name(), paper.format.name(), names.join("或"));
    Some(Finding::error(rules::KIND_FORMAT, "公文格式", message))
}

fn mark(paper: &Paper) -> Vec<Finding> {
    let place = "发文机关标志";
    let mut findings = vec![];
    if paper.masthead.issuers.is_empty() {
        let message = "没有发文机关：标志由发文机关全称或者规范化简称组成，请补上";
        findings.push(Finding::error(mark_rule(paper.format), place, message));
    }
    let suffix = paper.masthead.mark_suffix.as_str();
    let allowed = paper.format.mark_suffixes();
    if !allowed.contains(&suffix) {
        let names: Vec<String> = allowed.iter().map(|name| quoted(name)).collect();
        let message = format!(
            "{}的标志在机关名称后加{}，这里是{}",
            paper.format.name(),
            names.join("或"),
            quoted(suffix)
        );
        findings.push(Finding::error(mark_rule(paper.format), place, message).quoting(suffix));
    }
    findings
}

const fn mark_rule(format: Format) -> Rule {
    match format {
        Format::Document => rules::ISSUER_MARK,
        Format::Letter => rules::LETTER_MARK,
        Format::Command => rules::COMMAND_MARK,
        Format::Minutes => rules::MINUTES_MARK,
    }
}

fn quoted(suffix: &str) -> String {
    if suffix.is_empty() { "空（不加字）".to_owned() } else { format!("“{suffix}”") }
}

/// Only governments submit motions.
fn motion_issuer(paper: &Paper) -> Option<Finding> {
    let is_government = |name: &String| name.contains("人民政府") || name.contains("国务院");
    let issuers = &paper.masthead.issuers;
    let may = paper.kind != DocumentKind::Motion || issuers.iter().all(is_government);
    (!may).then(|| {
        let message = "议案由各级人民政府提出，请改用其他文种";
        let finding = Finding::error(rules::MOTION_ISSUER, "发文机关标志", message);
        finding.quoting(issuers.join("、"))
    })
}

fn classification(paper: &Paper) -> Vec<Finding> {
    let Some(classification) = &paper.masthead.classification else {
        return vec![];
    };
    let mut findings = vec![];
    if paper.masthead.copy_number.is_none() {
        let message = format!("{classification}的公文没有份号，请编六位份号");
        findings.push(Finding::error(rules::COPY_NUMBER, "份号", message));
    }
    if classification.years.is_none() {
        let message = format!("只有密级“{classification}”而没有保密期限，请写成“密级★期限”");
        findings.push(Finding::error(rules::SECRECY_PERIOD, "密级和保密期限", message));
    }
    if let Some(note) = paper.note.as_ref().filter(|note| note.contains("公开发布")) {
        let message = format!("{classification}的公文不能公开发布，须先解密或者改去附注");
        findings.push(Finding::error(rules::CLASSIFIED_PUBLIC, "附注", message).quoting(note));
    }
    findings
}

fn signers(paper: &Paper) -> Option<Finding> {
    let named = !paper.masthead.signers.is_empty();
    let kind = paper.kind.name();
    if paper.kind.is_upward() && !named && paper.is_registered() {
        let message = format!("{kind}是上行文，应当标注签发人姓名");
        return Some(Finding::error(rules::UPWARD_SIGNER, "签发人", message));
    }
    if named && !paper.kind.is_upward() && paper.kind.direction() != Direction::Any {
        let message = format!("{kind}不是上行文，不标注签发人，请删去");
        let quote = paper.masthead.signers.join("、");
        return Some(Finding::warning(rules::DOWNWARD_SIGNER, "签发人", message).quoting(quote));
    }
    None
}
