//! Signature, date of signing, date of issue.

use super::subject::Subject;
use crate::{Finding, Rule, outline::pattern::patterns, text::scan::is_numeral};

patterns! {
    PADDED = r"年\s*0[0-9]?\s*月|月\s*0[0-9]\s*日";
}

/// A paper is dated.
pub(super) const DATE_MISSING: Rule = Rule {
    id: "lint-signing-date-missing",
    source: "条例 第九条（十二）",
    quote: "成文日期。署会议通过或者发文机关负责人签发的日期。",
};
/// A paper is signed.
pub(super) const SIGNATURE_MISSING: Rule = Rule {
    id: "lint-signature-missing",
    source: "条例 第九条（十一）",
    quote: "发文机关署名。署发文机关全称或者规范化简称。",
};
/// How the date is written.
pub(super) const DATE_FORM: Rule = Rule {
    id: "lint-signing-date-form",
    source: "GB/T 9704-2012 7.3.5.4",
    quote: "用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位（即1不编为01）。",
};
/// A paper is signed before it is printed.
pub(super) const ISSUED_BEFORE: Rule = Rule {
    id: "lint-issued-before-signing",
    source: "条例 第九条（十七）",
    quote: "印发机关和印发日期。公文的送印机关和送印日期。",
};

/// The last line of the main part, where a signature would follow.
fn end_of_main(subject: &Subject) -> Option<u32> {
    subject.main_text().last().map(|passage| passage.line)
}

/// An issued paper, and not any text: it bears a number or a mark.
fn is_paper(subject: &Subject) -> bool {
    subject.paper.doc_number.is_some() && subject.paper.title.is_some()
}

/// Checks that there is a date of signing.
pub(super) fn date_missing(subject: &Subject) -> Vec<Finding> {
    if !is_paper(subject) || subject.paper.signed_on.is_some() {
        return Vec::new();
    }
    let message = "没有成文日期：应当在署名之下写明负责人签发的年、月、日";
    let mut finding = Finding::error(DATE_MISSING, "成文日期", message);
    finding.line =
        subject.paper.sign_off.as_ref().map(|found| found.line).or_else(|| end_of_main(subject));
    finding.quote =
        subject.paper.sign_off.as_ref().map_or_else(String::new, |found| found.text.clone());
    vec![finding]
}

/// Checks that there is a signature.
pub(super) fn signature_missing(subject: &Subject) -> Vec<Finding> {
    if !is_paper(subject) || subject.paper.sign_off.is_some() {
        return Vec::new();
    }
    let mut finding = Finding::error(
        SIGNATURE_MISSING,
        "发文机关署名",
        "没有发文机关署名：应当在正文之后署发文机关全称或者规范化简称",
    );
    finding.line = end_of_main(subject);
    vec![finding]
}

/// Checks that the date is in Arabic figures without padding.
pub(super) fn date_form(subject: &Subject) -> Vec<Finding> {
    let dates = subject.paper.signed_on.iter().chain(&subject.paper.issued_on);
    if !subject.under_current_rules() {
        return Vec::new();
    }
    dates
        .filter_map(|found| {
            let message = if found.text.contains(is_numeral) {
                "成文日期应当用阿拉伯数字，不用汉字数字"
            } else if PADDED.is_match(&found.text) {
                "月、日不编虚位：1不写作01"
            } else {
                return None;
            };
            Some(
                Finding::warning(DATE_FORM, "成文日期", message)
                    .on_line(found.line)
                    .quoting(&found.text),
            )
        })
        .collect()
}

/// The date of issue is not before that of signing.
pub(super) fn issued_before(subject: &Subject) -> Vec<Finding> {
    let issued = subject.paper.issued_on.as_ref();
    let (Some(signed_on), Some(issued)) = (subject.signed_on(), issued) else {
        return Vec::new();
    };
    let Some(issued_on) = issued.date.filter(|issued_on| *issued_on < signed_on) else {
        return Vec::new();
    };
    let same_day = issued_on.month() == signed_on.month() && issued_on.day() == signed_on.day();
    let hint = if same_day { "：疑为年份笔误" } else { "" };
    let message = format!("印发日期{issued_on}早于成文日期{signed_on}{hint}，请改正版记中的日期");
    vec![
        Finding::error(ISSUED_BEFORE, "印发日期", message)
            .on_line(issued.line)
            .quoting(&issued.text),
    ]
}
