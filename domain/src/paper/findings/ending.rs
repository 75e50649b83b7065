//! Checks of what follows the text: signature, date, note, imprint.

use std::collections::BTreeSet;

use crate::{
    Finding,
    calendar::in_figures,
    paper::{DocumentKind, Format, Paper, SignatureForm, rules},
    text::squeeze,
};

const PLACE: &str = "发文机关署名";

pub(super) fn signature(paper: &Paper) -> Vec<Finding> {
    let mut findings = vec![];
    findings.extend(stamp(paper));
    findings.extend(names(paper));
    if paper.signature.signed_on.is_none() && paper.is_registered() {
        let message = "已签发登记的公文没有成文日期，请署签发日期";
        findings.push(Finding::error(rules::DATE_MISSING, "成文日期", message));
    }
    findings
}

/// An order bears the stamp of its signatory (10.2), and a stamp needs office and name.
fn stamp(paper: &Paper) -> Option<Finding> {
    let message = match &paper.signature.form {
        SignatureForm::Stamped(stamps) => {
            let blank = |text: &str| text.trim().is_empty();
            let empty = stamps.iter().any(|stamp| blank(&stamp.office) || blank(&stamp.name));
            if !stamps.is_empty() && !empty {
                return None;
            }
            "签名章缺少签发人的职务或者姓名，请补上"
        }
        SignatureForm::Sealed | SignatureForm::Unsealed => {
            if paper.kind != DocumentKind::Order {
                return None;
            }
            "命令（令）应当加盖签发人签名章，请写明签发人职务和姓名"
        }
    };
    Some(Finding::error(rules::STAMP, PLACE, message))
}

/// The signature names the issuers of the mark, in the same order.
fn names(paper: &Paper) -> Option<Finding> {
    let signed = &paper.signature.issuers;
    let marked = &paper.masthead.issuers;
    if signed.is_empty() {
        return missing(paper);
    }
    // The mark of a joint paper may show the host alone (条例 第九条（四）), a letter's must (10.1).
    let only_host = marked.len() == 1;
    let pairs: Vec<(String, String)> =
        marked.iter().zip(signed).map(|(m, s)| (squeeze(m), squeeze(s))).collect();
    if signed.len() != marked.len() && !only_host {
        let message = format!("署名有{}个机关，标志有{}个，请改成一致", signed.len(), marked.len());
        return Some(Finding::error(rules::SIGNATURE, PLACE, message).quoting(signed.join("、")));
    }
    if pairs.iter().all(|(mark, name)| mark == name) {
        return None;
    }
    let marks: BTreeSet<&String> = pairs.iter().map(|(mark, _)| mark).collect();
    let names: BTreeSet<&String> = pairs.iter().map(|(_, name)| name).collect();
    let quote = signed.join("、");
    if marks == names {
        let message = format!("署名的顺序与标志不同，应当主办机关在前：{}", marked.join("、"));
        return Some(Finding::error(rules::SIGNATURE_ORDER, PLACE, message).quoting(quote));
    }
    let message =
        format!("署名与标志“{}”不同，请核对是否同一机关的全称和规范化简称", marked.join("、"));
    Some(Finding::warning(rules::SIGNATURE_NAME, PLACE, message).quoting(quote))
}

fn missing(paper: &Paper) -> Option<Finding> {
    let stamped = matches!(paper.signature.form, SignatureForm::Stamped(_));
    (!stamped && paper.format != Format::Minutes).then(|| {
        let message = "没有发文机关署名，请署发文机关全称或者规范化简称";
        Finding::error(rules::SIGNATURE, PLACE, message)
    })
}

pub(super) fn rest(paper: &Paper) -> Vec<Finding> {
    let checks = [note(paper), imprint_date(paper), letter_imprint(paper)];
    checks.into_iter().flatten().collect()
}

fn note(paper: &Paper) -> Option<Finding> {
    let note = paper.note.as_ref()?;
    let message = if note.trim().is_empty() {
        "附注是空的，请写明或者删去"
    } else if note.trim().starts_with(['（', '(']) {
        "附注的圆括号由排版加上，这里不写"
    } else {
        return None;
    };
    Some(Finding::error(rules::NOTE_BRACKETS, "附注", message).quoting(note))
}

fn imprint_date(paper: &Paper) -> Option<Finding> {
    let issued = paper.imprint.as_ref()?.issued_on?;
    let signed = paper.signature.signed_on?;
    (issued < signed).then(|| {
        let same_day = (issued.month(), issued.day()) == (signed.month(), signed.day());
        let hint = if same_day { "，疑为年份笔误" } else { "" };
        let (issued, signed) = (in_figures(issued), in_figures(signed));
        let message = format!("印发日期{issued}早于成文日期{signed}{hint}，请核对年月日");
        Finding::error(rules::IMPRINT_DATE, "印发日期", message).quoting(issued)
    })
}

fn letter_imprint(paper: &Paper) -> Option<Finding> {
    let imprint = paper.imprint.as_ref()?;
    let shown = imprint.office.is_some() || imprint.issued_on.is_some();
    (paper.format == Format::Letter && shown).then(|| {
        let message = "信函格式的版记不加印发机关和印发日期，请删去";
        Finding::error(rules::LETTER_IMPRINT, "版记", message)
    })
}
